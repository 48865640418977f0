/** What EventStoreDB alone makes necessary, on a stand-in whose connections can be dropped. */
import { systemClock } from '@tributary/contracts';
import type { RecordedEvent } from '@tributary/contracts';
import { sampleEvent, sampleStream } from '../contract-suite/index.js';
import type { EventStore } from '../event-store.js';
import { type Connection, connect } from './connection.js';
import { eventStoreDbEventStore } from './eventstoredb-event-store.js';
import { systemEvent } from './stand-in/memory-log.js';
import { type StandIn, startStandIn } from './stand-in/server.js';

let standIn: StandIn;
let connection: Connection;
let facts: EventStore;
let clicks: EventStore;

beforeEach(async () => {
  standIn = await startStandIn();
  connection = connect(standIn.url);
  facts = eventStoreDbEventStore(connection, 'fact', systemClock);
  clicks = eventStoreDbEventStore(connection, 'click', systemClock);
});
afterEach(async () => {
  await connection.dispose();
  standIn.stop();
});

/** Collects what a subscription brings until there is enough of it. */
function tail(store: EventStore, after: bigint) {
  const seen: RecordedEvent[] = [];
  const stop = new AbortController();
  const done = (async () => {
    for await (const page of store.subscribe(after, {}, stop.signal)) seen.push(...page);
  })();
  return {
    seen,
    until: async (count: number) => {
      const limit = Date.now() + 15_000;
      while (seen.length < count && Date.now() < limit) await new Promise((resolve) => setTimeout(resolve, 10));
      stop.abort();
      await done;
      return seen;
    },
  };
}

describe('facts and clicks on one server', () => {
  it('are two logs, and neither shows the server’s own events', async () => {
    const [fact, click] = [sampleEvent(), sampleEvent({}, 'ClickRecorded')];
    await facts.append(sampleStream(), [fact], 0);
    await clicks.append(sampleStream(), [click], 0);
    const deleted = `fact:${sampleStream()}`;
    for (let n = 0; n < 5; n++) standIn.log.write(`${deleted}${n}`, [systemEvent('$streamDeleted')], -1);
    standIn.log.write(`$$${deleted}`, [systemEvent('$metadata')], -1);
    expect((await facts.readAll(0n, {}, 10)).map(({ id }) => id)).toEqual([fact.id]);
    expect((await clicks.readAll(0n, {}, 10)).map(({ id }) => id)).toEqual([click.id]);
    expect(await facts.readAll(0n, { types: ['ClickRecorded'] }, 10)).toEqual([]);
    expect(await facts.head()).toBe((await facts.readAll(0n, {}, 10))[0]?.position);
    expect(await clicks.head()).toBeGreaterThan(await facts.head());
  });

  it('are empty, with 0 as their head, until something is appended', async () => {
    expect(await facts.head()).toBe(0n);
    expect(await facts.readAll(0n, {}, 10)).toEqual([]);
    expect(await facts.readStream(sampleStream(), 0, 10)).toEqual([]);
  });
});

describe('an event in the server’s pages', () => {
  it('carries data and sealed personal fields as they were sent, and says who, when and why', async () => {
    const cause = sampleEvent();
    const event = {
      ...sampleEvent({ amount: 1284 }),
      occurredAt: Date.UTC(2026, 10, 21, 8),
      causation: cause.id,
      personal: { person: 'p', nonce: 'bm9uY2U', sealed: 'c2VhbGVk' },
    };
    const stream = sampleStream();
    await facts.append(stream, [event], 0);
    const [stored] = standIn.log.stream(`fact:${stream}`) ?? [];
    expect(stored).toMatchObject({ id: event.id, type: 'SaleRecorded', contentType: 'application/json', revision: 0 });
    expect(JSON.parse(Buffer.from(stored?.data ?? []).toString())).toEqual({ amount: 1284 });
    expect(JSON.parse(Buffer.from(stored?.metadata ?? []).toString())).toMatchObject({
      version: 1,
      organisation: 'acme',
      actor: 'test',
      $correlationId: event.correlation,
      $causationId: cause.id,
      occurredAt: '2026-11-21T08:00:00.000Z',
      personal: event.personal,
    });
    expect((await facts.readStream(stream, 0, 1))[0]).toMatchObject(event);
  });

  it('that somebody else wrote into a log’s stream is named, not read past', async () => {
    const stream = sampleStream();
    standIn.log.write(`fact:${stream}`, [systemEvent('Foreign')], -1);
    await expect(facts.readStream(stream, 0, 1)).rejects.toThrow(`fact:${stream} was not written by Tributary`);
  });
});

describe('an append larger than the server takes', () => {
  it('fails at once, and alone', async () => {
    const large = sampleEvent({ note: 'x'.repeat(1024 * 1024) });
    const [first, second, third] = await Promise.allSettled([
      facts.append(sampleStream(), [sampleEvent()], 0),
      facts.append(sampleStream(), [large], 0),
      facts.append(sampleStream(), [sampleEvent()], 0),
    ]);
    expect([first.status, second.status, third.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(second).toMatchObject({ reason: { message: expect.stringContaining('MaximumAppendSizeExceeded') } });
  });
});

describe('a dropped connection', () => {
  it('neither loses nor repeats an append whose answer it swallowed', async () => {
    const stream = sampleStream();
    standIn.loseNextAnswer();
    const outcome = await facts.append(stream, [sampleEvent(), sampleEvent()], 0);
    const stored = await facts.readStream(stream, 0, 10);
    expect(stored).toHaveLength(2);
    expect(outcome).toEqual({ kind: 'appended', position: stored[1]?.position });
  });

  it('lets appends and reads wait for a server that is back in a moment', async () => {
    const stream = sampleStream();
    await facts.append(stream, [sampleEvent()], 0);
    standIn.stop();
    const waiting = [facts.append(stream, [sampleEvent()], 1), facts.readStream(stream, 0, 10)] as const;
    await standIn.start();
    expect(await waiting[0]).toMatchObject({ kind: 'appended' });
    expect((await waiting[1]).length).toBeGreaterThanOrEqual(1);
  });

  it('fails appends when the server stays away', async () => {
    standIn.stop();
    await expect(facts.append(sampleStream(), [sampleEvent()], 0)).rejects.toThrow(
      /UNAVAILABLE|ECONNREFUSED|unavailable/i,
    );
  });

  it('leaves no gap and no repetition in a subscription', async () => {
    const stream = sampleStream();
    for (let n = 0; n < 20; n++) await facts.append(stream, [sampleEvent(), sampleEvent()], n * 2);
    const tailing = tail(facts, 0n);
    for (let drop = 0; drop < 3; drop++) {
      standIn.stop();
      await standIn.start();
      for (let n = 0; n < 5; n++) await facts.append(stream, [sampleEvent()], 40 + drop * 5 + n);
    }
    expect((await tailing.until(55)).map(({ revision }) => revision)).toEqual(
      Array.from({ length: 55 }, (_, n) => n + 1),
    );
    expect(tailing.seen).toEqual(await facts.readAll(0n, {}, 100));
  });

  it('ends a subscription only at its signal', async () => {
    const tailing = tail(facts, 0n);
    standIn.stop();
    await facts.append(sampleStream(), [sampleEvent()], 0).catch(() => undefined);
    await standIn.start();
    await facts.append(sampleStream(), [sampleEvent()], 0);
    expect(await tailing.until(1)).toHaveLength(1);
  });
});

describe('writers that overtake each other', () => {
  it('are given the larger recordedAt of those before them, however an event is read', async () => {
    let release: (() => void) | undefined;
    const slow = eventStoreDbEventStore(connection, 'fact', { now: () => 1_000 });
    const fast = eventStoreDbEventStore(connection, 'fact', { now: () => 5_000 });
    const [late, early] = [sampleStream(), sampleStream()];
    await slow.append(sampleStream(), [sampleEvent()], 0);
    standIn.beforeAppend = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const waiting = slow.append(late, [sampleEvent()], 0); // stamped 1,000, and held back
    while (!release) await new Promise((resolve) => setTimeout(resolve, 5));
    standIn.beforeAppend = async () => {};
    await fast.append(early, [sampleEvent()], 0);
    release();
    await waiting;
    expect((await facts.readAll(0n, {}, 10)).map(({ recordedAt }) => recordedAt)).toEqual([1_000, 5_000, 5_000]);
    expect((await facts.readStream(late, 0, 1))[0]?.recordedAt).toBe(5_000);
    const [, second, third] = await facts.readAll(0n, {}, 10);
    expect(await facts.readAll(second?.position ?? 0n, {}, 10)).toEqual([third]);
    expect((await tail(facts, second?.position ?? 0n).until(1))[0]).toEqual(third);
  });
});
