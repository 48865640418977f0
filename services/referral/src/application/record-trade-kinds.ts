import { isDeepStrictEqual } from 'node:util';
import {
  conversionId,
  type EventData,
  isOf,
  newEvent,
  type OrganisationId,
  type ProgramId,
  type RecordedEvent,
  type StreamKind,
  streamName,
} from '@tributary/contracts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.js';
import {
  type ChargebackEnd,
  type ChargebackState,
  type DealAmounts,
  decideActivity,
  decideChargeback,
  decideChargebackEnd,
  decideDeal,
  decideDealAmounts,
  decideLead,
  type NewActivity,
  type NewChargeback,
  type NewDeal,
  type NewLead,
} from '../domain/trade-kinds.js';
import { appendFirst, changeStream, hasData, type Stored } from './append.js';
import type { Actor, Ports } from './ports.js';
import { buyerOf } from './record-sale.js';

type Recorded = 'ChargebackOpened' | 'LeadQualified' | 'DealApproved' | 'ActivityRecorded';
export type Told<Type extends keyof EventData> = Stored & { readonly data: EventData[Type] };

/** The first fact of a stream that the sender's id names. Undefined as moment: the server's, which a repetition need not name. */
async function recordFirst<Type extends Recorded>(
  { facts, clock }: Ports,
  { organisation, actor }: Actor,
  kind: StreamKind,
  type: Type,
  moment: number | undefined,
  decide: (at: number, now: number) => { readonly id: string; readonly data: EventData[Type] } | Refusal,
  isSame: (data: EventData[Type]) => (stored: RecordedEvent) => boolean = (data) => hasData(data, moment),
): Promise<Told<Type> | Refusal> {
  const now = clock.now();
  const occurredAt = moment ?? now;
  const decided = decide(occurredAt, now);
  if (isRefusal(decided)) return decided;
  const event = newEvent(type, decided.data, { actor, occurredAt });
  const stream = streamName(organisation, kind, decided.id);
  const stored = await appendFirst(facts, stream, event, isSame(decided.data));
  return isRefusal(stored) ? stored : { ...stored, data: decided.data };
}

const named = <Data>(data: Data | Refusal, id: (data: Data) => string) =>
  isRefusal(data) ? data : { id: id(data as Data), data: data as Data };

async function programOf({ catalogue }: Ports, organisation: OrganisationId, reference: string) {
  const program = await catalogue.knownProgram(organisation, reference);
  return program ?? refuse('unknown-program', `There is no program ${reference}.`);
}

export async function recordChargeback(
  ports: Ports,
  actor: Actor,
  reference: string,
  command: NewChargeback,
  moment: number | undefined,
): Promise<Told<'ChargebackOpened'> | Refusal> {
  const { organisation } = actor;
  const program = await programOf(ports, organisation, reference);
  if (isRefusal(program)) return program;
  const sale = conversionId(program, command.source, command.chargebackOf);
  const buyer = command.customerId === null ? await buyerOf(ports.facts, organisation, sale) : null;
  const isSame = (data: EventData['ChargebackOpened']) => (stored: RecordedEvent) =>
    isOf(stored, 'ChargebackOpened') &&
    hasData(command.customerId === null ? { ...data, customer: stored.data.customer } : data, moment)(stored);
  const decide = (at: number, now: number) => {
    const decided = decideChargeback(program, command, at, now);
    return isRefusal(decided) ? decided : { ...decided, customer: decided.customer ?? buyer };
  };
  return recordFirst(
    ports,
    actor,
    'chargeback',
    'ChargebackOpened',
    moment,
    (at, now) => named(decide(at, now), ({ chargeback }) => chargeback),
    isSame,
  );
}

const ends = { ChargebackLost: 'lost', ChargebackWon: 'won' } as const;

export type ChargebackTold = Told<'ChargebackOpened'> & { readonly state: ChargebackState };

export async function endChargeback(
  { facts, clock }: Ports,
  { organisation, actor }: Actor,
  id: string,
  end: ChargebackEnd,
  moment: number | undefined,
): Promise<ChargebackTold | Refusal> {
  return changeStream<ChargebackTold>(facts, streamName(organisation, 'chargeback', id), (events) => {
    const [first] = events;
    const last = events.at(-1);
    if (!first || !last || !isOf(first, 'ChargebackOpened'))
      return refuse('unknown-chargeback', 'There is no such chargeback.');
    const state = isOf(last, 'ChargebackLost', 'ChargebackWon') ? ends[last.type] : 'opened';
    const type = decideChargebackEnd(state, end);
    if (isRefusal(type)) return type;
    const told = { event: first, data: first.data, state: end };
    if (type === null) return { result: { ...told, added: false, position: last.position } };
    return {
      append: [newEvent(type, first.data, { actor, occurredAt: moment ?? clock.now() })],
      result: (position) => ({ ...told, added: true, position }),
    };
  });
}

export async function recordLead(
  ports: Ports,
  actor: Actor,
  reference: string,
  command: NewLead,
  moment: number | undefined,
): Promise<Told<'LeadQualified'> | Refusal> {
  const program = await programOf(ports, actor.organisation, reference);
  if (isRefusal(program)) return program;
  return recordFirst(ports, actor, 'lead', 'LeadQualified', moment, (at, now) =>
    named(decideLead(program, command, at, now), ({ lead }) => lead),
  );
}

export async function recordActivity(
  ports: Ports,
  actor: Actor,
  reference: string,
  command: NewActivity,
  moment: number | undefined,
): Promise<Told<'ActivityRecorded'> | Refusal> {
  const program = await programOf(ports, actor.organisation, reference);
  if (isRefusal(program)) return program;
  return recordFirst(ports, actor, 'activity', 'ActivityRecorded', moment, (at, now) =>
    named(decideActivity(program, command, at, now), ({ conversion }) => conversion),
  );
}

export async function recordDeal(
  ports: Ports,
  actor: Actor,
  reference: string,
  { partner: code, ...command }: NewDeal & { readonly partner: string },
  moment: number | undefined,
): Promise<Told<'DealApproved'> | Refusal> {
  const program: ProgramId | Refusal = await programOf(ports, actor.organisation, reference);
  if (isRefusal(program)) return program;
  const partner = await ports.catalogue.activePartner(actor.organisation, code);
  if (!partner) return refuse('unknown-partner', `There is no partner ${code}, or it has been terminated.`);
  return recordFirst(ports, actor, 'deal', 'DealApproved', moment, (at, now) =>
    named(decideDeal(program, partner, command, at, now), ({ deal }) => deal),
  );
}

/** A deal is won once; what it was won at is amended, absolute. */
export async function setDealAmounts(
  { facts, clock }: Ports,
  { organisation, actor }: Actor,
  id: string,
  step: 'won' | 'amended',
  command: DealAmounts,
  moment: number | undefined,
): Promise<Told<'DealWon'> | Refusal> {
  return changeStream<Told<'DealWon'>>(facts, streamName(organisation, 'deal', id), (events) => {
    const [approved] = events;
    if (!approved || !isOf(approved, 'DealApproved')) return refuse('unknown-deal', 'There is no such deal.');
    const now = clock.now();
    const occurredAt = moment ?? now;
    const data = decideDealAmounts(approved.data, command, occurredAt, now);
    if (isRefusal(data)) return data;
    const refusal = step === 'won' ? undefined : checkAmendable(events, data);
    if (refusal) return refusal;
    const won = step === 'won' ? events.find((event) => isOf(event, 'DealWon')) : events.at(-1);
    if (won && isSameDeal(won, data)) return { result: { added: false, position: won.position, event: won, data } };
    if (won && step === 'won') return refuse('different-content', 'The deal was won at something else; amend it.');
    const event = newEvent(step === 'won' ? 'DealWon' : 'DealAmended', data, { actor, occurredAt });
    return { append: [event], result: (position) => ({ added: true, position, event, data }) };
  });
}

function checkAmendable(events: readonly RecordedEvent[], data: EventData['DealWon']): Refusal | undefined {
  const won = events.find((event) => isOf(event, 'DealWon'));
  if (!won || !isOf(won, 'DealWon'))
    return refuse('wrong-state', 'This deal has not been won; there is nothing to amend.');
  return won.data.currency === data.currency
    ? undefined
    : refuse('invalid-input', `The deal is in ${won.data.currency}, and stays in it.`);
}

const isSameDeal = ({ data: stored }: RecordedEvent, data: EventData['DealWon']): boolean =>
  isDeepStrictEqual(stored, data);
