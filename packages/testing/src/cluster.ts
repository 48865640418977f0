import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@tributary/service-kit';

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

/** A PostgreSQL of its own, gone with its data when it stops. */
export async function startCluster(folder = mkdtempSync(join(tmpdir(), 'tributary-postgres-'))): Promise<Cluster> {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres(folder);
  return {
    url: postgres.url,
    halt: postgres.stop,
    kill: () => {
      const [id] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(id), 'SIGKILL');
    },
    start: async () => {
      await startEmbeddedPostgres(folder, { port: Number(new URL(postgres.url).port) });
    },
    stop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
