/** What every adapter of the event store promises. */
import { randomUUID } from 'node:crypto';
import {
  type Clock,
  type EventId,
  type NewEvent,
  type OrganisationId,
  type RecordedEvent,
  type StreamName,
  streamName,
} from '@tributary/contracts';
import type { EventStore } from '../event-store.js';

/** Long enough to fetch the image of a server. */
const setUpTimeout = 300_000;

/** For 1,200 appends one after the other on a busy machine. */
const manyAppendsTimeout = 120_000;

export interface AdapterUnderTest {
  /** A store as one more process would open it, by the system's clock unless it has one of its own. */
  open(clock?: Clock): EventStore;
  /** Appends in a transaction of its own and then neither commits nor goes away. */
  stall?(stream: StreamName, event: NewEvent): Promise<void>;
  /** Begins an append and dies in the middle of it. */
  die?(stream: StreamName, event: NewEvent): Promise<void>;
  tearDown(): Promise<void>;
}

export function sampleEvent(data: object = {}, type = 'SaleRecorded'): NewEvent {
  const id = randomUUID() as EventId;
  return { id, type, version: 1, actor: 'test', correlation: id, causation: null, occurredAt: 0, data, personal: null };
}

export function sampleStream(organisation = 'acme'): StreamName {
  return streamName(organisation as OrganisationId, 'conversion', randomUUID());
}

export function describeEventStore(adapter: string, setUp: () => Promise<AdapterUnderTest>): void {
  describe(`the event store on ${adapter}`, () => {
    let underTest: AdapterUnderTest;
    let store: EventStore;
    beforeAll(async () => {
      underTest = await setUp();
      store = underTest.open();
    }, setUpTimeout);
    afterAll(() => underTest.tearDown());

    it('reads a stream in the order of its revisions', async () => {
      const stream = sampleStream();
      await store.append(stream, [sampleEvent(), sampleEvent()], 0);
      await store.append(stream, [sampleEvent()], 2);
      expect((await store.readStream(stream, 0, 10)).map(({ revision }) => revision)).toEqual([1, 2, 3]);
      expect((await store.readStream(stream, 1, 1)).map(({ revision }) => revision)).toEqual([2]);
    });

    it('gives back what was appended', async () => {
      const stream = sampleStream();
      const event = sampleEvent({ amount: 1284, note: 'naïve \\u0000 🙂' });
      await store.append(stream, [event], 0);
      const [stored] = await store.readStream(stream, 0, 1);
      expect(stored).toMatchObject({ ...event, stream, revision: 1, organisation: 'acme' });
    });

    it('answers a repeated append with success and stores it once', async () => {
      const stream = sampleStream();
      const events = [sampleEvent(), sampleEvent()];
      const first = await store.append(stream, events, 0);
      expect(first).toMatchObject({ kind: 'appended' });
      expect(await store.append(stream, events, 0)).toEqual(first);
      expect(await store.readStream(stream, 0, 10)).toHaveLength(2);
    });

    it('answers other content at a taken revision, or a revision ahead, with a conflict', async () => {
      const stream = sampleStream();
      const event = sampleEvent();
      await store.append(stream, [event], 0);
      expect(await store.append(stream, [sampleEvent()], 0)).toEqual({ kind: 'conflict', revision: 1 });
      expect(await store.append(stream, [event, sampleEvent()], 0)).toEqual({ kind: 'conflict', revision: 1 });
      expect(await store.append(stream, [sampleEvent()], 2)).toEqual({ kind: 'conflict', revision: 1 });
    });

    it('lets no conflict and no bad payload fail its neighbours in a group', async () => {
      const taken = sampleStream();
      await store.append(taken, [sampleEvent()], 0);
      const outcomes = await Promise.allSettled([
        store.append(sampleStream(), [sampleEvent()], 0), // on its way alone; the others wait for it and go together
        store.append(sampleStream(), [sampleEvent()], 0),
        store.append(taken, [sampleEvent()], 0),
        store.append(sampleStream(), [sampleEvent({ note: 'a\u0000b' })], 0),
        store.append(sampleStream(), [sampleEvent({ note: 'a\ud800b' })], 0),
        store.append(sampleStream(), [{ ...sampleEvent(), id: 'no uuid' as EventId }], 0),
        store.append(sampleStream(), [sampleEvent()], 0),
      ]);
      expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.kind : 'failed'))).toEqual([
        'appended',
        'appended',
        'conflict',
        'refused',
        'refused',
        'failed',
        'appended',
      ]);
    });

    it('keeps the order of appends to one stream that arrive together', async () => {
      const stream = sampleStream();
      const outcomes = await Promise.all(
        [0, 1, 2, 3].map((expected) => store.append(stream, [sampleEvent()], expected)),
      );
      expect(outcomes.map(({ kind }) => kind)).toEqual(Array(4).fill('appended'));
    });

    it('keeps the order of appends to several streams that arrive together', async () => {
      const after = await store.head();
      const alone = store.append(sampleStream(), [sampleEvent()], 0); // on its way while the others gather
      const events = Array.from({ length: 50 }, () => sampleEvent());
      await Promise.all([alone, ...events.map((event) => store.append(sampleStream(), [event], 0))]);
      const stored = await store.readAll(after, {}, 100);
      expect(stored.slice(1).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    });

    it(
      'shows a tailing reader every event of eight concurrent writers, in order',
      async () => {
        const writers = 8;
        const appends = 150;
        const stop = new AbortController();
        const after = await store.head();
        const seen: RecordedEvent[] = [];
        const tailing = (async () => {
          for await (const page of store.subscribe(after, {}, stop.signal)) {
            seen.push(...page);
            if (seen.length >= writers * appends * 2) stop.abort();
          }
        })();
        await Promise.all(
          Array.from({ length: writers }, async () => {
            const writer = underTest.open();
            const stream = sampleStream();
            for (let n = 0; n < appends; n++) await writer.append(stream, [sampleEvent(), sampleEvent()], n * 2);
          }),
        );
        await tailing;
        expect(seen).toEqual(await store.readAll(after, {}, writers * appends * 2 + 1));
        expect(seen.every((event, n) => n === 0 || event.position > (seen[n - 1]?.position ?? 0n))).toBe(true);
        const revisions = new Map<StreamName, number>();
        for (const { stream, revision } of seen) {
          expect(revision).toBe((revisions.get(stream) ?? 0) + 1);
          revisions.set(stream, revision);
        }
      },
      manyAppendsTimeout,
    );

    it('filters by type and organisation', async () => {
      const after = await store.head();
      await store.append(sampleStream('globex'), [sampleEvent(), sampleEvent({}, 'RefundRecorded')], 0);
      await store.append(sampleStream(), [sampleEvent({}, 'RefundRecorded')], 0);
      const found = await store.readAll(
        after,
        { types: ['RefundRecorded'], organisation: 'globex' as OrganisationId },
        10,
      );
      expect(found.map(({ revision }) => revision)).toEqual([2]);
    });

    it('filters what it tails', async () => {
      const organisation = 'initech' as OrganisationId;
      const stop = new AbortController();
      const seen: RecordedEvent[] = [];
      const after = await store.head();
      const tailing = (async () => {
        for await (const page of store.subscribe(after, { organisation, types: ['RefundRecorded'] }, stop.signal)) {
          seen.push(...page);
          if (seen.length >= 2) stop.abort();
        }
      })();
      for (const [type, sender] of [
        ['RefundRecorded', 'initech'],
        ['SaleRecorded', 'initech'],
        ['RefundRecorded', 'globex'],
        ['RefundRecordedElsewhere', 'initech'],
        ['RefundRecorded', 'initech'],
      ] as const)
        await store.append(sampleStream(sender), [sampleEvent({}, type)], 0);
      await tailing;
      expect(seen).toEqual(await store.readAll(after, { organisation, types: ['RefundRecorded'] }, 10));
    });

    it('reads on from where a page ended, and one event by its position', async () => {
      const after = await store.head();
      for (let n = 0; n < 7; n++) await store.append(sampleStream(n % 2 ? 'globex' : 'acme'), [sampleEvent()], 0);
      const whole = await store.readAll(after, {}, 100);
      const paged: RecordedEvent[] = [];
      for (let last = after; ; last = paged.at(-1)?.position ?? last) {
        const page = await store.readAll(last, {}, 3);
        if (page.length === 0) break;
        paged.push(...page);
      }
      expect(paged).toEqual(whole);
      expect(await store.head()).toBe(whole.at(-1)?.position);
      for (const event of whole) expect(await store.readAt(event.position)).toEqual(event);
    });

    it('lets recordedAt never run backwards, and be the same for every reader, whatever the writers’ clocks say', async () => {
      const types = ['SaleRecorded', 'RefundRecorded'];
      const after = await store.head();
      const base = Date.now() + 60_000;
      await Promise.all(
        [0, 900, -700, 300].map(async (offset, n) => {
          let tick = 0;
          const writer = underTest.open({ now: () => base + offset + tick++ });
          const stream = sampleStream(n % 2 ? 'globex' : 'acme');
          for (let revision = 0; revision < 40; revision++)
            await writer.append(stream, [sampleEvent({}, types[(revision + n) % 2])], revision);
        }),
      );
      const whole = await store.readAll(after, {}, 1_000);
      expect(whole).toHaveLength(160);
      expect(whole.every(({ recordedAt }, n) => recordedAt >= (whole[n - 1]?.recordedAt ?? base - 700))).toBe(true);
      expect(new Set(whole.map(({ recordedAt }) => recordedAt)).size).toBeGreaterThan(1);
      for (const type of types) {
        const found = await store.readAll(after, { types: [type] }, 1_000);
        expect(found).toEqual(whole.filter((event) => event.type === type));
      }
      for (const stream of new Set(whole.map((event) => event.stream)))
        expect(await store.readStream(stream, 0, 100)).toEqual(whole.filter((event) => event.stream === stream));
      expect(await store.readAll(whole[80]?.position ?? 0n, {}, 1_000)).toEqual(whole.slice(81));
    });

    it('lets a writer that stalls or dies in the middle delay the others no longer than the timeout', async () => {
      for (const disturb of [underTest.stall, underTest.die]) {
        const stream = sampleStream();
        await disturb?.(stream, sampleEvent());
        const begun = performance.now();
        expect(await store.append(stream, [sampleEvent()], 0)).toMatchObject({ kind: 'appended' });
        expect(performance.now() - begun).toBeLessThan(3_000);
      }
    });
  });
}
