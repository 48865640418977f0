import { isDeepStrictEqual } from 'node:util';
import {
  type ConversionId,
  conversionId,
  type CustomerId,
  type EventData,
  isOf,
  newEvent,
  type RecordedEvent,
  streamName,
  type WireMoney,
} from '@tributary/contracts';
import { checkMoment } from '../domain/moments.js';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.js';
import {
  type AmendedParts,
  decideAmendment,
  decideRefund,
  decideSale,
  type NewRefund,
  type NewSale,
} from '../domain/sale.js';
import { appendFirst, changeStream, hasData, hasSale, type Stored } from './append.js';
import { couponTouches } from './coupon-touches.js';
import type { Actor, Ports } from './ports.js';

export interface SaleStored extends Stored {
  readonly sale: EventData['SaleRecorded'];
}

export async function recordSale(
  { facts, clock, catalogue }: Ports,
  { organisation, actor }: Actor,
  programReference: string,
  command: NewSale,
  moment: number | undefined,
): Promise<SaleStored | Refusal> {
  const now = clock.now();
  const program = await catalogue.knownProgram(organisation, programReference);
  if (!program) return refuse('unknown-program', `There is no program ${programReference}.`);
  const at = moment ?? now;
  const conversion = conversionId(program, command.source, command.externalId);
  const touches = await couponTouches({ catalogue }, organisation, program, conversion, command.coupon, at);
  const sale = decideSale(program, command, at, now, touches);
  if (isRefusal(sale)) return sale;
  const event = newEvent('SaleRecorded', sale, { actor, occurredAt: at });
  const stored = await appendFirst(
    facts,
    streamName(organisation, 'conversion', sale.conversion),
    event,
    hasSale(sale, moment),
  );
  return isRefusal(stored) ? stored : { ...stored, sale };
}

export interface Amendment extends AmendedParts {
  readonly amount: WireMoney;
}

/** The amended sale. The amounts that hold, and those of an amendment of that moment, are answered again, not stored again. */
export async function amendSale(
  { facts, clock }: Ports,
  { organisation, actor }: Actor,
  conversion: string,
  { amount, ...parts }: Amendment,
  moment: number | undefined,
): Promise<SaleStored | Refusal> {
  const now = clock.now();
  const occurredAt = moment ?? now;
  const early = checkMoment(occurredAt, now);
  if (early) return early;
  return changeStream<SaleStored>(facts, streamName(organisation, 'conversion', conversion), (events) => {
    const [first] = events;
    if (!first || !isOf(first, 'SaleRecorded')) return refuse('unknown-conversion', 'There is no such conversion.');
    const amended = decideAmendment(first.data, amount, parts);
    if (isRefusal(amended)) return amended;
    const { lines: _, ...amounts } = amended;
    const sale = { ...first.data, ...amounts };
    const event = { data: sale, occurredAt: first.occurredAt };
    const same = moment === undefined ? [holding(events)] : events.filter((one) => one.occurredAt === moment);
    const known = same.find((one) => isDeepStrictEqual(amountsOf(one), amountsOf({ data: amended })));
    if (known) return { result: { added: false, position: known.position, event, sale } };
    return {
      append: [newEvent('ConversionAmended', amended, { actor, occurredAt })],
      result: (position) => ({ added: true, position, event, sale }),
    };
  });
}

/** Of several amendments the one that occurred last; of one instant, the larger amount. */
function holding([sale, ...amendments]: readonly RecordedEvent[]): RecordedEvent {
  const [last] = amendments
    .filter((event) => isOf(event, 'ConversionAmended'))
    .toSorted((a, b) => b.occurredAt - a.occurredAt || b.data.amount - a.data.amount);
  return last ?? (sale as RecordedEvent);
}

function amountsOf({ data }: { readonly data: object }): object {
  const { amount, tax, shipping, discount, lines } = data as Partial<EventData['ConversionAmended']>;
  return { amount, tax, shipping, discount, lines };
}

export interface RefundStored extends Stored {
  readonly refund: EventData['RefundRecorded'];
}

export async function recordRefund(
  { facts, clock, catalogue }: Ports,
  { organisation, actor }: Actor,
  programReference: string,
  command: NewRefund,
  moment: number | undefined,
): Promise<RefundStored | Refusal> {
  const now = clock.now();
  const program = await catalogue.knownProgram(organisation, programReference);
  if (!program) return refuse('unknown-program', `There is no program ${programReference}.`);
  const decided = decideRefund(program, command, moment ?? now, now);
  if (isRefusal(decided)) return decided;
  if (decided.conversion === null && decided.customer === null) {
    return refuse('invalid-input', 'A refund names its sale (refundOf) or its customer (customerId).');
  }
  // The engine keeps a customer's sales together, so a refund carries its customer wherever the sale tells it.
  const buyer = decided.customer ?? (await buyerOf(facts, organisation, decided.conversion));
  const refund = { ...decided, customer: buyer };
  const event = newEvent('RefundRecorded', refund, { actor, occurredAt: moment ?? now });
  const isSame = (stored: RecordedEvent): boolean =>
    isOf(stored, 'RefundRecorded') &&
    hasData(command.customerId === null ? { ...refund, customer: stored.data.customer } : refund, moment)(stored);
  const stored = await appendFirst(facts, streamName(organisation, 'refund', refund.refund), event, isSame);
  return isRefusal(stored) ? stored : { ...stored, refund };
}

/** Of a sale that is known, where it was not a buyer nobody knows. */
export async function buyerOf(
  facts: Ports['facts'],
  organisation: Actor['organisation'],
  conversion: ConversionId | null,
): Promise<CustomerId | null> {
  if (conversion === null) return null;
  const [sale] = await facts.readStream(streamName(organisation, 'conversion', conversion), 0, 1);
  return sale && isOf(sale, 'SaleRecorded') ? sale.data.customer : null;
}
