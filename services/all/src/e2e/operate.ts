import { type CommandResult, tributaryCommand } from '@tributary/testing';

/** A command that works on the database itself, in the environment of its operator. */
export function operate(environment: NodeJS.ProcessEnv, ...words: string[]): Promise<CommandResult> {
  return tributaryCommand(words, environment);
}
