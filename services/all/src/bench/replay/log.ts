import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { derivedId, systemClock } from '@tributary/contracts';
import { type EventStore, eventLogMigrations, postgresEventStore } from '@tributary/event-store';
import { prepareInstallation } from '@tributary/service-kit';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type HistoricalFact, history, organisation } from './history.js';

const prefix = 'replay';

/** A log of so many facts, which is not written through the append function: it is there to be read. */
export async function writeHistory(adminUrl: string, facts: number): Promise<void> {
  await createDatabase(adminUrl);
  const { installation } = await openLog(adminUrl);
  await installation.close();
  const client = new pg.Client({ connectionString: databaseOf(adminUrl) });
  await client.connect();
  try {
    const into = client.query(copyFrom('copy log.fact from stdin'));
    await pipeline(Readable.from(chunksOf(history(facts))), into);
    await client.query('analyze log.fact');
  } finally {
    await client.end();
  }
}

async function createDatabase(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create database ${prefix}`);
  await admin.end();
}

export async function openLog(adminUrl: string) {
  const installation = await prepareInstallation({
    adminUrl: databaseOf(adminUrl),
    prefix,
    secret: 'only for measuring',
    shared: [eventLogMigrations],
    services: {},
  });
  const facts: EventStore = postgresEventStore(installation.logPool, 'fact', systemClock);
  return { installation, facts };
}

const databaseOf = (adminUrl: string): string => Object.assign(new URL(adminUrl), { pathname: `/${prefix}` }).href;

const rowsInChunk = 500;

function* chunksOf(facts: Iterable<HistoricalFact>): Generator<string> {
  let rows: string[] = [];
  let position = 0;
  for (const fact of facts) {
    rows.push(rowOf(fact, ++position));
    if (rows.length < rowsInChunk) continue;
    yield rows.join('');
    rows = [];
  }
  yield rows.join('');
}

/** Each fact has a stream of its own, so that none needs to know its revision. */
function rowOf({ type, of, occurredAt, recordedAt, data }: HistoricalFact, position: number): string {
  const id = derivedId<string>('fact', String(position));
  const head = [position, `${organisation}.${of}-${id}`, 1, id, organisation, type, 1, 'bench', id, '\\N'];
  return `${[...head, occurredAt, recordedAt, escaped(JSON.stringify(data)), '\\N'].join('\t')}\n`;
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');
