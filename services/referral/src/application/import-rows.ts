/**
 * Imports of links, referrals and sales. Rows of a chunk are appended side by side in their order; each event's id is
 * derived from its content, so what lies at or before the log's end of the beginning was there already.
 */
import {
  conversionId,
  customerId,
  derivedId,
  isOf,
  newEvent,
  streamName,
  type ClickId,
  type EventData,
  type EventId,
  type EventType,
  type NewEvent,
  type OrganisationId,
  type RecordedEvent,
  type StreamName,
  type VisitorId,
} from '@tributary/contracts';
import {
  isRowError,
  readLink,
  readReferral,
  readTrade,
  type ImportRow,
  type LinkRow,
  type ReferralRow,
  type RowError,
  type TradeRow,
} from '../domain/import-rows.js';
import { joinOrders } from '../domain/import-orders.js';
import { hasEndedAt, type Program } from '../domain/program.js';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.js';
import { decideRefund, decideSale } from '../domain/sale.js';
import { differentContent, hasData, hasSale } from './append.js';
import type { Link } from './catalogue.js';
import { couponTouches } from './coupon-touches.js';
import { createLink } from './create-link.js';
import type { Actor, Ports } from './ports.js';

export interface ImportOutcome {
  readonly added: number;
  readonly unchanged: number;
  readonly addedLines: readonly number[];
  readonly errors: readonly RowError[];
}

type RowOutcome = 'added' | 'unchanged' | RowError;
const errorOf = (line: number, { code, detail }: Refusal): RowError => ({ line, code, reason: detail });

export async function importLinks(
  ports: Ports,
  actor: Actor,
  programReference: string,
  rows: readonly ImportRow[],
): Promise<ImportOutcome | Refusal> {
  const program = await ports.catalogue.program(actor.organisation, programReference);
  if (!program) return refuse('unknown-program', `There is no program ${programReference}.`);
  const inTurn = turns<RowOutcome>();
  return summary(
    rows,
    await Promise.all(
      rows.map(readLink).map(async (row): Promise<RowOutcome> => {
        if (isRowError(row)) return row;
        return inTurn(row.linkCode, async () => {
          const answer = await importLink(ports, actor, program, row);
          if (isRefusal(answer)) return errorOf(row.line, answer);
          return answer.added ? 'added' : 'unchanged';
        });
      }),
    ),
  );
}

/** What is about the same thing goes one after another, so that the order of the file decides. */
function turns<Result>(): (of: string, act: () => Promise<Result>) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return (of, act) => {
    const result = (last.get(of) ?? Promise.resolve()).then(act);
    last.set(of, result);
    return result;
  };
}

const importLink = (ports: Ports, actor: Actor, program: Program, { partnerCode, linkCode }: LinkRow) =>
  createLink(ports, actor, { program: program.id, partner: partnerCode, code: linkCode });

export async function importTrade(
  ports: Ports,
  actor: Actor,
  programReference: string,
  rows: readonly ImportRow[],
): Promise<ImportOutcome | Refusal> {
  const { facts, clock, catalogue } = ports;
  const program = await catalogue.knownProgram(actor.organisation, programReference);
  if (!program) return refuse('unknown-program', `There is no program ${programReference}.`);
  const now = clock.now();
  const append = importer(ports, await facts.head());
  const told = joinOrders(rows.map((row) => readTrade(row, now)));
  const outcomes = new Map<number, RowOutcome>();
  await Promise.all(
    told.map(async ({ lines, row }) => {
      const outcome = await importTold(ports, actor, program, row, now, append);
      for (const line of lines) outcomes.set(line, typeof outcome === 'string' ? outcome : { ...outcome, line });
    }),
  );
  return summary(
    rows,
    rows.map(({ line }) => outcomes.get(line) ?? 'unchanged'),
  );
}

async function importTold(
  ports: Ports,
  actor: Actor,
  program: Program['id'],
  row: TradeRow | RowError,
  now: number,
  append: ReturnType<typeof importer>,
): Promise<RowOutcome> {
  if (isRowError(row)) return { line: row.line, code: row.code, reason: row.reason };
  const event = await tradeEvent(ports, actor, program, row, now);
  return isRefusal(event) ? errorOf(row.line, event) : append(row.line, event);
}

interface Placed<Data extends object = object> {
  readonly stream: StreamName;
  readonly event: NewEvent & { readonly data: Data };
}

async function tradeEvent(
  ports: Ports,
  { organisation, actor }: Actor,
  program: Program['id'],
  row: TradeRow,
  now: number,
): Promise<Placed | Refusal> {
  const { occurredAt } = row;
  if (row.kind === 'sale') {
    const { source, externalId, coupon } = row.sale;
    const conversion = conversionId(program, source, externalId);
    const touches =
      coupon === undefined ? [] : await couponTouches(ports, organisation, program, conversion, coupon, occurredAt);
    const sale = decideSale(program, row.sale, occurredAt, now, touches);
    return isRefusal(sale)
      ? sale
      : placed(streamName(organisation, 'conversion', sale.conversion), 'SaleRecorded', sale, actor, occurredAt);
  }
  const refund = decideRefund(program, row.refund, occurredAt, now);
  return isRefusal(refund)
    ? refund
    : placed(streamName(organisation, 'refund', refund.refund), 'RefundRecorded', refund, actor, occurredAt);
}

export async function importReferrals(
  ports: Ports,
  actor: Actor,
  programReference: string,
  rows: readonly ImportRow[],
): Promise<ImportOutcome | Refusal> {
  const { facts, clock, catalogue } = ports;
  const program = await catalogue.program(actor.organisation, programReference);
  if (!program) return refuse('unknown-program', `There is no program ${programReference}.`);
  const now = clock.now();
  const read = rows.map((row) => readReferral(row, now));
  const links = await linksOf(ports, actor.organisation, read);
  const append = importer(ports, await facts.head());
  return summary(
    rows,
    await Promise.all(
      read.map(async (row): Promise<RowOutcome> => {
        if (isRowError(row)) return row;
        const link = links.get(row.linkCode);
        if (link?.program !== program.id)
          return errorOf(row.line, refuse('unknown-link', `The program has no link ${row.linkCode}.`));
        if (hasEndedAt(program, row.signedUpAt))
          return errorOf(
            row.line,
            refuse('program-ended', `The program ended before ${new Date(row.signedUpAt).toISOString()}.`),
          );
        const { signup, click } = referralEvents(actor, program, link, row);
        const outcome = await append(row.line, signup);
        // After its signup, so that a row with other content leaves no click; a repeat heals what a crash left out.
        if (typeof outcome === 'string') await ports.clicks.append(click.stream, [click.event], 0);
        return outcome;
      }),
    ),
  );
}

/** One look-up per link of a chunk. */
async function linksOf(
  { catalogue }: Ports,
  organisation: OrganisationId,
  rows: readonly (ReferralRow | RowError)[],
): Promise<Map<string, Link>> {
  const codes = new Set(rows.flatMap((row) => (isRowError(row) ? [] : [row.linkCode])));
  const found = await Promise.all(
    [...codes].map(async (code) => ({ code, link: await catalogue.link(organisation, code) })),
  );
  return new Map(found.flatMap(({ code, link }) => (link ? [[code, link]] : [])));
}

function referralEvents(
  { organisation, actor }: Actor,
  program: Program,
  link: Link,
  row: ReferralRow,
): { signup: Placed; click: Placed } {
  const customer = customerId(program.id, row.customerId);
  const click = derivedId<ClickId>('imported-click', program.id, customer);
  const visitor = derivedId<VisitorId>('imported-visitor', program.id, customer);
  const { link: id, code, partner } = link;
  const signup = {
    program: program.id,
    customer,
    externalId: row.customerId,
    source: 'default',
    country: row.country,
    touches: [{ id: click, kind: 'imported', link: id, partner, at: row.clickedAt } as const],
  };
  return {
    signup: placed(streamName(organisation, 'customer', customer), 'SignupRecorded', signup, actor, row.signedUpAt),
    click: placed(
      streamName(organisation, 'clicks', click),
      'ClickRecorded',
      { click, link: id, code, program: program.id, partner, visitor, bot: null, imported: true },
      actor,
      row.clickedAt,
    ),
  };
}

function placed<Type extends EventType>(
  stream: StreamName,
  type: Type,
  data: EventData[Type],
  actor: string,
  occurredAt: number,
): Placed<EventData[Type]> {
  const id = derivedId<EventId>('imported', stream, JSON.stringify(data), String(occurredAt));
  return { stream, event: { ...newEvent(type, data, { actor, occurredAt, id }), data } };
}

/** Appends the first event of a stream and tells what became of it; equal rows of one chunk count once. */
function importer({ facts }: Ports, before: bigint): (line: number, placed: Placed) => Promise<RowOutcome> {
  const ids = new Set<EventId>();
  return async (line, { stream, event }) => {
    const repeated = ids.has(event.id);
    ids.add(event.id);
    const outcome = await facts.append(stream, [event], 0);
    if (outcome.kind === 'appended') return repeated || outcome.position <= before ? 'unchanged' : 'added';
    if (outcome.kind === 'refused')
      return errorOf(line, refuse('unstorable-text', 'A text holds characters that cannot be stored.'));
    const [stored] = await facts.readStream(stream, 0, 1);
    return stored && isSame(stored, event) ? 'unchanged' : errorOf(line, differentContent());
  };
}

/** An amended sale or a customer with later touches still begins with what was sent first. */
const isSame = (stored: RecordedEvent, event: NewEvent): boolean =>
  event.type === 'SaleRecorded'
    ? hasSale(event.data as EventData['SaleRecorded'], event.occurredAt)(stored)
    : isOf(stored, event.type as EventType) && hasData(event.data, event.occurredAt)(stored);

function summary(rows: readonly ImportRow[], outcomes: readonly RowOutcome[]): ImportOutcome {
  return {
    added: outcomes.filter((outcome) => outcome === 'added').length,
    unchanged: outcomes.filter((outcome) => outcome === 'unchanged').length,
    addedLines: rows.filter((_, n) => outcomes[n] === 'added').map(({ line }) => line),
    errors: outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [] : [outcome])),
  };
}
