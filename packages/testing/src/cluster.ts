import { mkdtempSync, rmSync } from 'node:fs';
import { chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@tributary/service-kit';

export interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own, gone with its data when it stops. */
export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-postgres-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres(folder);
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
