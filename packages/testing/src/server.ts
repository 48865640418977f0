import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyTemplate } from './cluster.js';
import { isDistributed } from './modes.js';
import { command, tributaryProcess } from './process-under-test.js';
import { startServicesOverKafka } from './separate-services.js';

export interface ServerUnderTest {
  readonly url: string;
  readonly dataDirectory: string;
  /** All it has printed. */
  output(): string;
  /** Ends it as a person would, and waits; its exit code. */
  stop(): Promise<number | null>;
  /** `kill -9`, and waits. */
  kill(): Promise<unknown>;
  /** Starts it again on the same data and port. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
}

export interface ServerOptions {
  readonly arguments?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  readonly readyWithin?: number;
  /** Puts something into its data folder before the first start. */
  readonly prepare?: (dataDirectory: string) => Promise<void>;
}

/** The product itself, empty, on a free port, with data of its own: one process, or in a distributed run many. */
export async function startServer(options: ServerOptions = {}): Promise<ServerUnderTest> {
  return isDistributed && !options.arguments && !options.prepare
    ? startDistributed(options.environment)
    : startOneProcess(options);
}

async function startDistributed(environment: NodeJS.ProcessEnv = {}): Promise<ServerUnderTest> {
  const { url, dataDirectory, everyProcess, dispose } = await startServicesOverKafka(environment);
  const endAll = (signal: NodeJS.Signals) => Promise.all(everyProcess.map((each) => each.end(signal)));
  return {
    url,
    dataDirectory,
    dispose,
    start: async () => void (await Promise.all(everyProcess.map((each) => each.start()))),
    output: () => everyProcess.map((each) => each.output()).join(''),
    stop: async () => (await endAll('SIGTERM')).find((code) => code !== 0) ?? 0,
    kill: () => endAll('SIGKILL'),
  };
}

export async function startOneProcess(options: ServerOptions = {}): Promise<ServerUnderTest> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'tributary-server-'));
  chmodSync(dataDirectory, 0o755); // as root, PostgreSQL runs as another user, who has to get in
  if (!options.environment?.['DATABASE_URL']) copyTemplate(join(dataDirectory, 'postgres'));
  const server = await tributaryProcess(
    options.arguments ?? ['--empty'],
    { ...options.environment, TRIBUTARY_DATA_DIR: dataDirectory },
    options.readyWithin,
  );
  const dispose = async () => {
    await server.end('SIGTERM');
    rmSync(dataDirectory, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await options.prepare?.(dataDirectory);
    await server.start();
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    url: server.url,
    dataDirectory,
    start: server.start,
    output: server.output,
    stop: () => server.end('SIGTERM'),
    kill: () => server.end('SIGKILL'),
    dispose,
  };
}

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `tributary` as a person would in a terminal. */
export function tributary(
  server: Pick<ServerUnderTest, 'url'>,
  apiKey: string | null,
  ...words: string[]
): Promise<CommandResult> {
  return tributaryCommand(words, { TRIBUTARY_URL: server.url, ...(apiKey && { TRIBUTARY_API_KEY: apiKey }) });
}

export async function tributaryCommand(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<CommandResult> {
  const child = spawn(process.execPath, [command, ...words], {
    env: { ...process.env, ...environment, NODE_OPTIONS: '' },
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
