/** Row 20: the versions of the plan, and which is in force. */
import type { Plan } from '@tributary/contracts';
import type { History } from './history.js';

export interface Version {
  readonly number: number;
  readonly from: number;
  readonly plan: Plan;
}

/** By their beginning. */
export function versionsOf(history: History): Version[] {
  const later = history.all('plan').map(({ plan, from, at }, n) => ({
    number: n + 2,
    from: from === undefined ? at : Date.parse(from),
    plan,
  }));
  const first = { number: 1, from: Number.NEGATIVE_INFINITY, plan: history.setting.plan };
  return [first, ...later.sort((a, b) => a.from - b.from || a.number - b.number)];
}

export function versionAt(history: History, at: number): Version {
  const found = versionsOf(history).findLast(({ from }) => from <= at);
  if (!found) throw new Error('the first version has no beginning');
  return found;
}

/** Reading k: a version that says `keep` is not for customers from before it. */
export function versionFor(
  history: History,
  at: number,
  customerSince: number | null,
  known = Number.POSITIVE_INFINITY,
): Version {
  const candidates = versionsOf(history).filter(({ from, number }) => from <= at && number <= known);
  const found = candidates.findLast(
    ({ plan, from }) => plan.existingCustomers !== 'keep' || customerSince === null || customerSince >= from,
  );
  if (!found) throw new Error('the first version has no beginning');
  return found;
}

export function versionNumbered(history: History, number: number): Version {
  const found = versionsOf(history).find((version) => version.number === number);
  if (!found) throw new Error(`no version ${number}`);
  return found;
}
