import { type NewEvent, type StreamName, systemClock } from '@tributary/contracts';
import { startCluster, type TestInstallation, testInstallation } from '@tributary/testing';
import pg, { type PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { describeEventStore, sampleEvent, sampleStream } from '../contract-suite/index.js';
import type { LogName } from '../event-store.js';
import { postgresEventStore } from './postgres-event-store.js';

const asJson = (stream: StreamName, event: NewEvent): string =>
  JSON.stringify([{ stream, expected: 0, revision: 1, ...event }]);

describe.each<LogName>(['fact', 'click'])('the log of %ss', (log) => {
  describeEventStore(`PostgreSQL, ${log}s`, async () => {
    const installation = await testInstallation();
    const stalled: PoolClient[] = [];
    const unfinished = async (stream: StreamName, event: NewEvent) => {
      const client = await installation.database.logPool.connect();
      client.on('error', () => undefined);
      await client.query('begin');
      await client.query(`select * from log.append_${log}s($1, $2)`, [asJson(stream, event), Date.now()]);
      return client;
    };
    return {
      open: (clock = systemClock) => postgresEventStore(installation.database.logPool, log, clock),
      stall: async (stream, event) => {
        stalled.push(await unfinished(stream, event));
      },
      die: async (stream, event) => (await unfinished(stream, event)).release(true),
      tearDown: async () => {
        for (const client of stalled) client.release(true);
        await installation.stop();
      },
    };
  });
});

describe('recordedAt', () => {
  it('never runs backwards, whatever the clock does', async () => {
    let now = 1_000;
    const installation = await testInstallation({ clock: { now: () => now } });
    for (const log of [installation.facts, installation.clicks]) {
      now = 2_000;
      await log.append(sampleStream(), [sampleEvent()], 0);
      now = 1_500;
      await log.append(sampleStream(), [sampleEvent()], 0);
      expect((await log.readAll(0n, {}, 10)).map(({ recordedAt }) => recordedAt)).toEqual([2_000, 2_000]);
    }
    await installation.stop();
  });
});

describe('a segment of clicks', () => {
  it('is stored once, although it is shipped again on another day', async () => {
    let now = Date.UTC(2026, 10, 20, 23, 59, 59);
    const installation = await testInstallation({ clock: { now: () => now } });
    const { clicks } = installation;
    const segment = sampleStream();
    const events = [sampleEvent(), sampleEvent()];
    const first = await clicks.append(segment, events, 0);
    now += 2_000;
    await clicks.append(sampleStream(), [sampleEvent()], 0);
    expect(await clicks.append(segment, events, 0)).toEqual(first);
    expect(await clicks.append(segment, [sampleEvent()], 2)).toMatchObject({ kind: 'appended', position: 4n });
    expect((await clicks.readStream(segment, 0, 10)).map(({ revision }) => revision)).toEqual([1, 2, 3]);
    expect((await clicks.readAll(0n, {}, 10)).map(({ position }) => position)).toEqual([1n, 2n, 3n, 4n]);
    await installation.stop();
  });
});

describe('a logical copy into a fresh cluster', () => {
  it.each<LogName>(['fact', 'click'])('continues the log of %ss where it was', async (log) => {
    const source = await testInstallation();
    const fresh = await startCluster();
    const target = await testInstallation({ clusterUrl: fresh.url });
    const storeOf = (installation: TestInstallation) =>
      postgresEventStore(installation.database.logPool, log, systemClock);
    const stream = sampleStream();
    const events = [sampleEvent({ note: 'a,"b"\n' }), sampleEvent()];
    await storeOf(source).append(stream, events, 0);

    const tables = log === 'fact' ? ['fact'] : ['click', 'click_stream', 'click_end'];
    await storeOf(target).append(sampleStream(), [sampleEvent()], 0); // makes today's partition, then gives way
    await onAdmin(target, (client) => client.query(`truncate ${tables.map((table) => `log.${table}`).join()}`));
    for (const table of tables) await copy(source, target, table);

    const copied = storeOf(target);
    expect(await copied.readAll(0n, {}, 10)).toEqual(await storeOf(source).readAll(0n, {}, 10));
    expect(await copied.append(stream, events, 0)).toMatchObject({ kind: 'appended', position: 2n });
    expect(await copied.append(stream, [sampleEvent()], 2)).toMatchObject({ kind: 'appended', position: 3n });
    await Promise.all([source.stop(), target.stop()]);
    await fresh.stop();
  });
});

async function onAdmin<Result>(
  { adminUrl }: TestInstallation,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function copy(source: TestInstallation, target: TestInstallation, table: string): Promise<void> {
  const bytes = new PassThrough();
  const out = onAdmin(source, (client) =>
    pipeline(client.query(copyTo(`copy (select * from log.${table}) to stdout`)), bytes),
  );
  await onAdmin(target, (client) => pipeline(bytes, client.query(copyFrom(`copy log.${table} from stdin`))));
  await out;
}
