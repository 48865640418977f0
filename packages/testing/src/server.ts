import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until.js';

const command = fileURLToPath(new URL('../../../services/all/bin/tributary.js', import.meta.url));
const readyWithin = 90_000;

export interface ServerUnderTest {
  readonly url: string;
  readonly dataDirectory: string;
  /** All it has printed. */
  output(): string;
  /** Ends it as a person would, and waits. */
  stop(): Promise<void>;
  /** `kill -9`, and waits. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
}

/** The product itself as a process of its own, on a free port, with data of its own. */
export async function startServer(
  options: { arguments?: readonly string[]; environment?: NodeJS.ProcessEnv } = {},
): Promise<ServerUnderTest> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'tributary-server-'));
  chmodSync(dataDirectory, 0o755); // as root, PostgreSQL runs as another user, who has to get in
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let server: ChildProcess;
  let printed = '';

  async function start(): Promise<void> {
    server = spawn(process.execPath, [command, 'start', ...(options.arguments ?? ['--empty'])], {
      env: {
        ...process.env,
        ...options.environment,
        PORT: String(port),
        TRIBUTARY_DATA_DIR: dataDirectory,
        NODE_OPTIONS: '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (text) => {
        printed += String(text);
      });
    await until(
      async () => {
        if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}:\n${printed}`);
        return (await fetch(`${url}/health/ready`).catch(() => null))?.status === 200;
      },
      { within: readyWithin },
    );
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
  }

  await start();
  return {
    url,
    dataDirectory,
    start,
    output: () => printed,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    dispose: async () => {
      await end('SIGTERM');
      rmSync(dataDirectory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `tributary` as a person would in a terminal. */
export async function tributary(
  server: Pick<ServerUnderTest, 'url'>,
  apiKey: string | null,
  ...words: string[]
): Promise<CommandResult> {
  const child = spawn(process.execPath, [command, ...words], {
    env: { ...process.env, TRIBUTARY_URL: server.url, ...(apiKey && { TRIBUTARY_API_KEY: apiKey }), NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk) => {
      text[name] += String(chunk);
    });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...text };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port could be found');
  return address.port;
}
