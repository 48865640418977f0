/** Plays golden cases on the engine: codes are ids, facts are folded one by one. */
import type { PaidForData } from '@tributary/contracts';
import { type Books, WholeBooks } from '../books.js';
import { fold } from '../engine.js';
import type { Entry, Outcome } from '../outcomes.js';
import { nothing, plus, type Posted } from '../posted.js';
import type { CommissionKey, Engine, EngineState, GoldenFact, Target } from './case.js';
import { factsOf } from './facts-of.js';
import type { Play } from './steps.js';

export const engine: Engine = { fold: (setting, facts) => play(setting, facts, new WholeBooks()) };

export function play(setting: Play['setting'], facts: readonly GoldenFact[], books: Books): EngineState {
  const sums = new Map<CommissionKey, Posted & Pick<Target, 'rejected' | 'awaitingRate' | 'rules'>>();
  const review = new Map<string, bigint>();
  for (const fact of factsOf(setting, facts)) {
    for (const outcome of fold(books, fact)) take(outcome, sums, review);
  }
  const commissions = new Map<CommissionKey, Target>(
    [...sums].map(([key, { held, pending, approved, rejected, awaitingRate, rules }]) => [
      key,
      { held, pending, approved, rejected, awaitingRate, rules },
    ]),
  );
  return { commissions, review };
}

function take(
  outcome: Outcome,
  sums: Map<CommissionKey, Posted & Pick<Target, 'rejected' | 'awaitingRate' | 'rules'>>,
  review: Map<string, bigint>,
): void {
  if (outcome.kind === 'surplus') review.set(outcome.refund.refund, outcome.refund.surplus);
  if (outcome.kind !== 'entry') return;
  const { commission, change } = outcome;
  const key = keyOf(outcome);
  const { rejected, awaitingRate, terms } = commission;
  sums.set(key, { ...plus(sums.get(key) ?? nothing, change), rejected, awaitingRate, rules: terms.rules });
}

function keyOf({ conversion, commission: { partner, component } }: Entry): CommissionKey {
  return `${paidForText(conversion.paidFor, conversion.id)}/${partner}/${component}`;
}

function paidForText(paidFor: PaidForData | null, id: string): string {
  switch (paidFor?.kind) {
    case 'signup':
    case 'qualification':
      return `${paidFor.kind}:${paidFor.customer}`;
    case 'clicks':
      return `clicks:${paidFor.rule}:${paidFor.day}`;
    case 'bonus':
      return `bonus:${paidFor.bonus}:${paidFor.period}`;
    case 'revenue':
      return `revenue:${paidFor.period}`;
    case 'manual':
      return `manual:${paidFor.entry}`;
    default:
      return id;
  }
}
