/** Short words for facts, for the specifications of this folder. */
import {
  commissionId,
  type ConversionId,
  type CustomerId,
  type LinkId,
  type PartnerId,
  type ProgramId,
  type RefundId,
  type TouchData,
} from '@tributary/contracts';
import { emptyBooks } from './books.js';
import { fold } from './engine.js';
import type { Fact } from './facts.js';
import type { Outcome } from './outcomes.js';
import { nothing, type Posted, plus } from './posted.js';
import type { Rule } from './rules/registry.js';

export const program = 'spring' as ProgramId;
export const carol = 'carol' as CustomerId;
export const ann = 'ann' as PartnerId;
export const bob = 'bob' as PartnerId;
export const s1 = 's1' as ConversionId;
export const s2 = 's2' as ConversionId;

export const at = (occurredAt: number) => ({ organisation: 'acme', occurredAt, recordedAt: occurredAt });
export const percent = (rate: bigint, partner: PartnerId | null = null, priority = 1): Rule => ({
  id: `r${rate}`,
  name: `${rate}%`,
  priority,
  partner,
  kind: 'percentage',
  rate: String(Number(rate) / 100),
  ratio: { numerator: rate, denominator: 100n },
});
export const flat = (amount: bigint): Rule => ({
  id: 'flat',
  name: 'flat',
  priority: 1,
  partner: null,
  kind: 'flat',
  amount,
});
export const created = (attribution: 'last-click' | 'first-click' = 'last-click'): Fact => ({
  ...at(0),
  type: 'ProgramCreated',
  data: { program, code: 'spring', currency: 'GBP', windowDays: 30, attribution },
});
export const plan = (rules: Rule[], { from = null as number | null, holdDays = 0, version = 1 } = {}): Fact => ({
  ...at(0),
  type: 'PlanPublished',
  data: { program, version, from, holdDays, rules },
});
export const touch = (partner: PartnerId, moment: number, n = 0): TouchData => ({
  id: `t${n}`,
  kind: 'click',
  link: `link-${partner}` as LinkId,
  partner,
  at: moment,
});
export const signup = (moment: number, ...touches: [PartnerId, number][]): Fact => ({
  ...at(moment),
  type: 'SignupRecorded',
  data: { program, customer: carol, touches: touches.map(([partner, clicked], n) => touch(partner, clicked, n)) },
});
export const sale = (
  conversion: ConversionId,
  moment: number,
  amount: bigint,
  more: Partial<{
    tax: bigint;
    shipping: bigint;
    currency: string;
    customer: CustomerId | null;
    externalId: string;
    source: string;
  }> = {},
): Fact => ({
  ...at(moment),
  type: 'SaleRecorded',
  data: {
    program,
    conversion,
    customer: carol,
    externalId: conversion,
    source: 'default',
    currency: 'GBP',
    amount,
    tax: 0n,
    shipping: 0n,
    ...more,
  },
});
export const refund = (
  conversion: ConversionId | null,
  moment: number,
  amount: bigint,
  more: Partial<{ tax: bigint; shipping: bigint; currency: string; customer: CustomerId | null }> = {},
): Fact => ({
  ...at(moment),
  type: 'RefundRecorded',
  data: {
    program,
    customer: carol,
    conversion,
    refund: `refund-${conversion}-${moment}` as RefundId,
    externalId: `r-${moment}`,
    source: 'default',
    currency: 'GBP',
    amount,
    tax: null,
    shipping: null,
    ...more,
  },
});
export const amended = (conversion: ConversionId, moment: number, amount: bigint): Fact => ({
  ...at(moment),
  type: 'ConversionAmended',
  data: { program, conversion, customer: carol, currency: 'GBP', amount, tax: 0n, shipping: 0n },
});
export const decision = (type: 'CommissionRejected' | 'CommissionReopened'): Fact => ({ ...at(0), type, data: place });
export const place = {
  commission: commissionId({ conversion: s1, partner: ann, component: 'base' }),
  conversion: s1,
  partner: ann,
};
export const approved = (amount: bigint): Fact => ({
  ...at(0),
  type: 'CommissionApproved',
  data: { ...place, amount },
});
export const hourPassed = (moment: number): Fact => ({ ...at(moment), type: 'HourPassed', data: { hour: moment } });

export const amounts = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((outcome) =>
    outcome.kind === 'entry' && (outcome.change.held || outcome.change.pending || outcome.change.approved)
      ? [
          `${outcome.sale.conversion} ${outcome.commission.partner} ${outcome.change.held}/${outcome.change.pending}/${outcome.change.approved}`,
        ]
      : [],
  );
/** `when` tells the amounts that a fact posts (held/pending/approved), `all` everything it leads to. */
export const given = (...facts: Fact[]) => {
  const books = emptyBooks();
  for (const fact of facts) fold(books, fact);
  return { books, all: (fact: Fact) => fold(books, fact), when: (fact: Fact) => amounts(fold(books, fact)) };
};
/** A program with a plan of 10%. */
export const ten = [created(), plan([percent(10n)])];
/** And a customer of Ann's. */
export const bound = [...ten, signup(0, [ann, 0])];

/** What the entries of each commission add up to. */
export const sums = (facts: readonly Fact[]): Record<string, string[]> => {
  const books = emptyBooks();
  const posted = new Map<string, Posted>();
  for (const outcome of facts.flatMap((fact) => fold(books, fact))) {
    if (outcome.kind !== 'entry') continue;
    const key = `${outcome.sale.conversion}/${outcome.commission.partner}`;
    posted.set(key, plus(posted.get(key) ?? nothing, outcome.change));
  }
  return Object.fromEntries([...posted].sort().map(([key, sum]) => [key, Object.values(sum).map(String)]));
};
