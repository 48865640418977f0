import { isDeepStrictEqual } from 'node:util';
import { type EventData, isOf, type NewEvent, type RecordedEvent, type StreamName } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import { type Refusal, refuse } from '../domain/refusal.js';

const attempts = 5;
const streamLimit = 1_000;

export interface Stored {
  /** False where the same had been stored before. */
  readonly added: boolean;
  readonly position: bigint;
  readonly event: Pick<RecordedEvent, 'data' | 'occurredAt'>;
}

export const readWhole = (facts: EventStore, stream: StreamName): Promise<RecordedEvent[]> =>
  facts.readStream(stream, 0, streamLimit);

/** The first event of a stream that a natural key names: whoever sends the same again gets what is stored. */
export async function appendFirst(
  facts: EventStore,
  stream: StreamName,
  event: NewEvent,
  isSame: (stored: RecordedEvent) => boolean | Promise<boolean>,
  otherwise: () => Refusal = differentContent,
): Promise<Stored | Refusal> {
  const outcome = await facts.append(stream, [event], 0);
  if (outcome.kind === 'appended') return { added: true, position: outcome.position, event };
  if (outcome.kind === 'refused') return unstorable();
  const [stored] = await facts.readStream(stream, 0, 1);
  if (!stored) throw new Error(`${stream} has a revision but no event`);
  return (await isSame(stored)) ? { added: false, position: stored.position, event: stored } : otherwise();
}

/** Loads, decides and appends, again when somebody else was faster. */
export async function changeStream<Result>(
  facts: EventStore,
  stream: StreamName,
  decide: (
    events: readonly RecordedEvent[],
  ) => { append: readonly NewEvent[]; result: (position: bigint) => Result } | { result: Result } | Refusal,
): Promise<Result | Refusal> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const events = await readWhole(facts, stream);
    const decision = decide(events);
    if (!('append' in decision)) return 'kind' in decision ? decision : decision.result;
    const outcome = await facts.append(stream, decision.append, events.length);
    if (outcome.kind === 'appended') return decision.result(outcome.position);
    if (outcome.kind === 'refused') return unstorable();
  }
  throw new Error(`${stream} changed ${attempts} times while one change was decided`);
}

/** `occurredAt` counts only where the sender named it. */
export const hasData =
  (data: object, occurredAt: number | undefined) =>
  (stored: RecordedEvent): boolean =>
    isDeepStrictEqual(stored.data, data) && (occurredAt === undefined || stored.occurredAt === occurredAt);

/** What the sender said; the touches of a coupon are ours, and may be found only after its link is made. */
export const hasSale =
  ({ touches: _, ...sale }: EventData['SaleRecorded'], occurredAt: number | undefined) =>
  (stored: RecordedEvent): boolean => {
    if (!isOf(stored, 'SaleRecorded')) return false;
    const { touches: _ours, ...data } = stored.data;
    return hasData(sale, occurredAt)({ ...stored, data });
  };

export const differentContent = (): Refusal =>
  refuse('different-content', 'Under this id something else is recorded; correct it by an amendment.');

const unstorable = (): Refusal => refuse('unstorable-text', 'A text holds characters that cannot be stored.');
