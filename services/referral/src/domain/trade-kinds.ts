/** What is checked of chargebacks, leads, deals and activities before they become facts. */
import {
  type ConversionId,
  conversionId,
  type DealId,
  type EventData,
  type LeadId,
  type MetaData,
  namedId,
  type PartnerId,
  type ProgramId,
  type RefundId,
  type WireMoney,
} from '@tributary/contracts';
import { isCurrency } from '@tributary/money';
import { amountRange, isAmount } from './amounts.js';
import { checkMoment } from './moments.js';
import { checkMeta, present } from './order-lines.js';
import { type Refusal, refuse } from './refusal.js';
import { checkAmounts, customerOf, type Parts } from './sale.js';

interface Named {
  readonly externalId: string;
  readonly source: string;
}

export interface NewChargeback extends Named {
  /** The sender's id of the sale. */
  readonly chargebackOf: string;
  readonly customerId: string | null;
  readonly amount: WireMoney;
}

export function decideChargeback(
  program: ProgramId,
  { externalId, source, chargebackOf, customerId, amount: money }: NewChargeback,
  occurredAt: number,
  now: number,
): EventData['ChargebackOpened'] | Refusal {
  const refusal = checkAmounts(money, {}) ?? checkMoment(occurredAt, now);
  if (refusal) return refusal;
  const { amount, currency } = money;
  if (amount === 0) return refuse('amount-out-of-range', 'A chargeback takes something back.');
  return {
    program,
    chargeback: namedId<RefundId>('chargeback', program, source, externalId),
    externalId,
    source,
    conversion: conversionId(program, source, chargebackOf),
    customer: customerOf(program, customerId),
    currency,
    amount,
  };
}

export type ChargebackState = 'opened' | 'lost' | 'won';
export type ChargebackEnd = Exclude<ChargebackState, 'opened'>;

/** The fact that an end makes, null where it is so already. What was won stays won. */
export function decideChargebackEnd(
  state: ChargebackState,
  end: ChargebackEnd,
): 'ChargebackLost' | 'ChargebackWon' | null | Refusal {
  if (state === end) return null;
  if (end === 'won') return 'ChargebackWon';
  return state === 'opened' ? 'ChargebackLost' : refuse('wrong-state', 'This chargeback was won, which is its end.');
}

export interface NewLead extends Named {
  readonly customerId: string | null;
  readonly country?: string | undefined;
  readonly meta?: MetaData | undefined;
}

export function decideLead(
  program: ProgramId,
  { externalId, source, customerId, country, meta }: NewLead,
  occurredAt: number,
  now: number,
): EventData['LeadQualified'] | Refusal {
  const refusal = checkMoment(occurredAt, now) ?? checkMeta(meta);
  if (refusal) return refusal;
  const lead = namedId<LeadId>('lead', program, source, externalId);
  return present({ program, lead, externalId, source, customer: customerOf(program, customerId), country, meta });
}

export interface NewDeal extends Named {
  readonly customerId: string;
}

export function decideDeal(
  program: ProgramId,
  partner: PartnerId,
  { externalId, source, customerId }: NewDeal,
  occurredAt: number,
  now: number,
): EventData['DealApproved'] | Refusal {
  const refusal = checkMoment(occurredAt, now);
  if (refusal) return refusal;
  const deal = namedId<DealId>('deal', program, source, externalId);
  const customer = customerOf(program, customerId);
  return { program, deal, externalId, source, partner, customer };
}

export interface DealAmounts extends Parts {
  readonly amount: WireMoney;
  readonly meta?: MetaData | undefined;
}

/** What a deal was won at, or what it is amended to. */
export function decideDealAmounts(
  { program, deal, externalId, source, customer }: EventData['DealApproved'],
  { amount: money, tax = 0, shipping = 0, discount = 0, meta }: DealAmounts,
  occurredAt: number,
  now: number,
): EventData['DealWon'] | Refusal {
  const refusal = checkAmounts(money, { tax, shipping, discount }) ?? checkMoment(occurredAt, now) ?? checkMeta(meta);
  if (refusal) return refusal;
  const conversion = namedId<ConversionId>('deal', program, source, externalId);
  const names = { program, deal, conversion, externalId, source, customer };
  return present({ ...names, currency: money.currency, amount: money.amount, tax, shipping, discount, meta });
}

export const activityKinds = ['deposit', 'wager', 'net-revenue'] as const;

export interface NewActivity extends Named {
  readonly kind: (typeof activityKinds)[number];
  readonly customerId: string;
  readonly amount: WireMoney;
  readonly meta?: MetaData | undefined;
}

export function decideActivity(
  program: ProgramId,
  { kind, externalId, source, customerId, amount: { amount, currency }, meta }: NewActivity,
  occurredAt: number,
  now: number,
): EventData['ActivityRecorded'] | Refusal {
  const refusal = checkMoment(occurredAt, now) ?? checkMeta(meta);
  if (refusal) return refusal;
  if (!isCurrency(currency)) return refuse('unknown-currency', `ISO 4217 lists no currency ${currency}.`);
  if (!isAmount(kind === 'net-revenue' ? Math.abs(amount) : amount))
    return refuse(
      'amount-out-of-range',
      kind === 'net-revenue'
        ? `Net revenue is ${amountRange}, or as much below 0.`
        : `The amount of a ${kind} is ${amountRange}.`,
    );
  const conversion = namedId<ConversionId>(kind, program, source, externalId);
  const customer = customerOf(program, customerId);
  return present({ program, conversion, kind, externalId, source, customer, currency, amount, meta });
}
