import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServiceName, serviceNames } from '@tributary/contracts';
import { startCluster } from './cluster.js';
import { type ProcessUnderTest, tributaryProcess } from './process-under-test.js';

export interface ServicesUnderTest {
  /** The gateway's. */
  readonly url: string;
  readonly processes: Readonly<Record<ServiceName, ProcessUnderTest>>;
  /** Stops all of them and removes their data. */
  dispose(): Promise<void>;
}

/** Every service as a process of its own over one PostgreSQL, empty. */
export async function startServices(environment: NodeJS.ProcessEnv = {}): Promise<ServicesUnderTest> {
  const cluster = await startCluster();
  const dataDirectory = mkdtempSync(join(tmpdir(), 'tributary-services-'));
  const shared: NodeJS.ProcessEnv = {
    ...environment,
    DATABASE_URL: cluster.url,
    TRIBUTARY_SECRET: randomBytes(32).toString('base64url'),
    TRIBUTARY_DATA_DIR: dataDirectory,
  };
  const entries = await Promise.all(
    serviceNames.map(async (name) => [name, await tributaryProcess([`--target=${name}`], shared)] as const),
  );
  const processes = Object.fromEntries(entries) as Record<ServiceName, ProcessUnderTest>;
  shared['PUBLIC_URL'] = processes.gateway.url;
  for (const [name, { url }] of entries) shared[`${name.toUpperCase()}_URL`] = url;
  await Promise.all(entries.map(([, process]) => process.start()));
  return {
    url: processes.gateway.url,
    processes,
    dispose: async () => {
      await Promise.all(entries.map(([, process]) => process.end('SIGTERM')));
      await cluster.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
