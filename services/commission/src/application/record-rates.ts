import { type Clock, derivedId, isOf, newEvent, type OrganisationId, streamName } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import { type ExchangeRate, isRate, rateName, readRate } from '../domain/exchange-rate.js';

const attempts = 5;
const streamLimit = 1_000;

export interface RatePorts {
  readonly facts: EventStore;
  readonly clock: Clock;
}

export interface RateActor {
  readonly organisation: OrganisationId;
  readonly actor: string;
}

export interface RateStored {
  readonly added: boolean;
  readonly position: bigint;
}

const streamOf = (organisation: OrganisationId, { day, base, quote }: ExchangeRate) =>
  streamName(organisation, 'rate', derivedId('rate', organisation, day, base, quote));

/** The latest is the one that counts; the same again is not stored again. Null: others were faster every time. */
export async function recordRate(
  { facts, clock }: RatePorts,
  { organisation, actor }: RateActor,
  rate: ExchangeRate,
): Promise<RateStored | null> {
  const stream = streamOf(organisation, rate);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const earlier = await facts.readStream(stream, 0, streamLimit);
    const last = earlier.at(-1);
    if (last && isOf(last, 'ExchangeRateRecorded') && last.data.rate === rate.rate)
      return { added: false, position: last.position };
    const event = newEvent('ExchangeRateRecorded', rate, { actor, occurredAt: clock.now() });
    const outcome = await facts.append(stream, [event], earlier.length);
    if (outcome.kind === 'appended') return { added: true, position: outcome.position };
  }
  return null;
}

export type RateRow = { readonly line: number } & Readonly<Record<string, string | number>>;

export interface RateRowError {
  readonly line: number;
  readonly code: string;
  readonly reason: string;
}

export interface RatesImported {
  readonly added: number;
  readonly unchanged: number;
  readonly addedLines: readonly number[];
  readonly errors: readonly RateRowError[];
}

type RowOutcome = 'added' | 'unchanged' | RateRowError;

/** A file corrects nothing, so that repeating it changes nothing, whatever was corrected since. */
export async function importRates(
  ports: RatePorts,
  actor: RateActor,
  rows: readonly RateRow[],
): Promise<RatesImported> {
  const now = ports.clock.now();
  const outcomes = await Promise.all(rows.map((row) => importRow(ports, actor, row, now)));
  return {
    added: outcomes.filter((outcome) => outcome === 'added').length,
    unchanged: outcomes.filter((outcome) => outcome === 'unchanged').length,
    addedLines: rows.filter((_, n) => outcomes[n] === 'added').map(({ line }) => line),
    errors: outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [] : outcome)),
  };
}

async function importRow(
  { facts, clock }: RatePorts,
  { organisation, actor }: RateActor,
  { line, ...row }: RateRow,
  now: number,
): Promise<RowOutcome> {
  const cell = (column: string) => String(row[column] ?? '').trim();
  const rate = readRate({ day: cell('day'), base: cell('base'), quote: cell('quote'), rate: cell('rate') }, now);
  if (!isRate(rate)) {
    const [first] = rate;
    return { line, code: first?.code ?? 'malformed-rate', reason: rate.map(({ message }) => message).join(' ') };
  }
  const stream = streamOf(organisation, rate);
  const event = newEvent('ExchangeRateRecorded', rate, { actor, occurredAt: clock.now() });
  const outcome = await facts.append(stream, [event], 0);
  if (outcome.kind === 'appended') return 'added';
  const stored = (await facts.readStream(stream, 0, streamLimit)).filter((one) => isOf(one, 'ExchangeRateRecorded'));
  if (stored.some(({ data }) => data.rate === rate.rate)) return 'unchanged';
  const last = stored.at(-1)?.data.rate;
  return {
    line,
    code: 'different-content',
    reason: `${rateName(rate)} is recorded as ${last}. A file corrects nothing; set the rate by itself.`,
  };
}
