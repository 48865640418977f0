import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Cluster {
  readonly url: string;
  /** An orderly end that keeps the data. */
  halt(): Promise<void>;
  /** As when the machine loses its power. */
  kill(): void;
  /** After a halt or a kill, on the same port. */
  start(): Promise<void>;
  /** With its data. */
  stop(): Promise<void>;
}

/** An empty one that does not run, for all of a run to copy; gone with `remove`. */
export async function makeTemplate(): Promise<{ folder: string; remove(): void }> {
  const { folder, stop } = await startIn(newFolder());
  await stop();
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** What the first start would make in a folder, as a copy of the run's template: `initdb` takes seconds. */
export function copyTemplate(folder: string): void {
  const template = process.env['TRIBUTARY_TEST_CLUSTER'];
  mkdirSync(folder, { recursive: true });
  if (template) execFileSync('cp', ['-a', join(template, 'data'), join(template, 'password'), folder]); // with its owner
}

/** A PostgreSQL of its own, gone with its data when it stops. */
export async function startCluster(folder = newFolder()): Promise<Cluster> {
  copyTemplate(folder);
  const postgres = await startIn(folder);
  return {
    url: postgres.url,
    halt: postgres.stop,
    kill: () => {
      const [id] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(id), 'SIGKILL');
    },
    start: async () => {
      await startIn(folder, { port: Number(new URL(postgres.url).port) });
    },
    stop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'tributary-postgres-'));

async function startIn(folder: string, options: { port?: number } = {}) {
  const { startEmbeddedPostgres } = await import('@tributary/service-kit');
  chmodSync(folder, 0o755);
  return { folder, ...(await startEmbeddedPostgres(folder, options)) };
}
