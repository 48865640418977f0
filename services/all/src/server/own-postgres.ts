/** The PostgreSQL of the data folder, which one server has at a time. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@tributary/service-kit';
import pg from 'pg';
import type { Settings } from './settings.js';

/** Any number that nothing else locks in this cluster. */
const lock = 7_126_835;
/** A busy PostgreSQL takes a while to notice that a server was killed; one that runs answers at once. */
const lockLimit = 30_000;
const lockInterval = 250;
const answerLimit = 1_000;

export type Place = Pick<Settings, 'dataDirectory' | 'host' | 'port'>;

export const postgresFolder = ({ dataDirectory }: Pick<Place, 'dataDirectory'>): string =>
  join(dataDirectory, 'postgres');

/** A session holds the lock, so it ends with the process however that ends; its name tells the others where we are. */
export async function startOwnPostgres(place: Place): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(postgresFolder(place));
  const session = new pg.Client({
    connectionString: postgres.url,
    application_name: `http://${place.host}:${place.port}`,
    keepAlive: true,
  });
  session.on('error', () => undefined); // PostgreSQL is gone, which whoever asks it says
  try {
    await session.connect();
    await takeLock(session, place);
  } catch (error) {
    await session.end();
    if (!postgres.adopted) await postgres.stop();
    throw error;
  }
  return {
    ...postgres,
    stop: async () => {
      await session.end();
      await postgres.stop();
    },
  };
}

async function takeLock(session: pg.Client, { dataDirectory }: Place): Promise<void> {
  const end = performance.now() + lockLimit;
  for (;;) {
    const { rows } = await session.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [lock]);
    if (rows[0]?.taken) return;
    const address = await addressOfHolder(session);
    if (performance.now() > end || (address !== null && (await answers(address)))) {
      throw new Error(
        `Tributary is already running at ${address ?? 'another address'} with the data in ${dataDirectory}. ` +
          'End it, or name another folder in TRIBUTARY_DATA_DIR.',
      );
    }
    await pause(lockInterval);
  }
}

async function addressOfHolder(session: pg.Client): Promise<string | null> {
  const { rows } = await session.query<{ address: string }>(
    `select application_name as address from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and granted and classid = 0 and objid = $1::bigint::oid`,
    [lock],
  );
  return rows[0]?.address ?? null;
}

const answers = (address: string): Promise<boolean> =>
  fetch(`${address}/health/live`, { signal: AbortSignal.timeout(answerLimit) }).then(
    ({ ok }) => ok,
    () => false,
  );
