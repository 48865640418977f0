import { createInterface } from 'node:readline/promises';

/** Goes on only after a person typed the word; a program says --yes instead. */
export async function confirm(act: string, word: string): Promise<void> {
  if (!process.stdin.isTTY) throw new Error(`This would ${act} Add --yes to do it.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`This would ${act} Type "${word}" to go on: `);
  terminal.close();
  if (answer.trim() !== word) throw new Error('Nothing was changed.');
}
