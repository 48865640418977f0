import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.js';
import { until } from './until.js';

export const command = fileURLToPath(new URL('../../../services/all/bin/tributary.js', import.meta.url));

/** Many start at once, and each answer takes from what they start with. */
const askedEvery = 100;

export interface ProcessUnderTest {
  readonly url: string;
  /** All it has printed. */
  output(): string;
  isRunning(): boolean;
  /** Starts it, again on the same port, and waits until it can serve. */
  start(): Promise<void>;
  /** Waits until it is gone; its exit code, or null where it was killed. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** `tributary start` on a free port; not started yet. The environment is read at each start. */
export async function tributaryProcess(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  readyWithin = 90_000,
): Promise<ProcessUnderTest> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let printed = '';
  return {
    url,
    output: () => printed,
    isRunning: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    start: async () => {
      const started = spawn(process.execPath, [command, 'start', ...words], {
        env: { ...process.env, ...environment, PORT: String(port), NODE_OPTIONS: '' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      const before = printed.length;
      for (const stream of [started.stdout, started.stderr])
        stream.on('data', (text) => {
          printed += String(text);
        });
      await until(
        async () => {
          if (started.exitCode !== null) {
            throw new Error(`The server ended with ${started.exitCode}:\n${printed.slice(before)}`);
          }
          return (await fetch(`${url}/health/ready`).catch(() => null))?.status === 200;
        },
        { within: readyWithin, every: askedEvery },
      );
    },
    end: async (signal) => {
      if (!child) return null;
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
      return child.exitCode;
    },
  };
}
