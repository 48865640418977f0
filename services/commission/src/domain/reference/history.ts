/** What a prefix of the log says, read anew for each prefix; repetitions are left out. */
import type { GoldenCase, GoldenFact, GoldenTouch } from '../golden/case.js';
import { hour } from './calendar.js';

type FactOf<Key extends string> = Extract<GoldenFact, Readonly<Record<Key, unknown>>>;
export type Setting = Pick<GoldenCase, 'program' | 'plan'>;
export type Logged<Key extends string> = Omit<FactOf<Key>, 'at' | 'recorded'> & {
  readonly at: number;
  readonly recorded: number;
  readonly place: number;
};

export interface Touch {
  readonly partner: string;
  readonly at: number;
  readonly id: string;
  readonly kind: 'click' | 'code' | 'coupon' | 'claim';
  readonly link: string;
}

export class History {
  readonly zone: string;
  readonly currency: string;
  /** The last full hour that has passed. */
  readonly clock: number;
  private readonly logged: readonly Logged<never>[];

  constructor(
    readonly setting: Setting,
    facts: readonly GoldenFact[],
  ) {
    this.zone = setting.program?.zone ?? 'UTC';
    this.currency = setting.program?.currency ?? 'GBP';
    let last = Number.NEGATIVE_INFINITY;
    this.logged = facts.map((fact, place) => {
      const at = Date.parse(fact.at);
      last = Math.max(last, fact.recorded ? Date.parse(fact.recorded) : at);
      return { ...fact, at, recorded: last, place } as Logged<never>;
    });
    this.clock = Math.max(...this.all('hours').map(({ at }) => Math.floor(at / hour) * hour), Number.NEGATIVE_INFINITY);
  }

  /** Facts of one form; of those with the same natural key the first. */
  all<Key extends string>(key: Key, naturalKey?: (fact: Logged<Key>) => string): Logged<Key>[] {
    const found = this.logged.filter((fact) => key in fact) as unknown as Logged<Key>[];
    if (!naturalKey) return found;
    const seen = new Set<string>();
    return found.filter((fact) => {
      const name = naturalKey(fact);
      if (seen.has(name)) return false;
      seen.add(name);
      return true;
    });
  }

  get latest(): Logged<never> | undefined {
    return this.logged.at(-1);
  }

  signups = () => this.all('signup', ({ signup }) => signup);
  sales = () => this.all('sale', ({ sale, source }) => JSON.stringify([sale, source ?? 'default']));
  dealsWon = () => this.all('dealWon', ({ dealWon }) => dealWon);
  activities = () => this.all('activity', ({ activity, kind }) => JSON.stringify([kind, activity]));
  refunds = () => this.all('refund', ({ refund }) => refund);

  signupOf = (customer: string | null) => this.signups().find(({ signup }) => signup === customer);

  /** Of a customer: those of the signup and those added. */
  touchesOf(customer: string): Touch[] {
    const signup = this.signupOf(customer);
    const by = signup?.by ?? [];
    const first = signup
      ? (typeof by === 'string' ? [{ partner: by }] : by).map((touch, n) => touchOf(touch, signup.at, n))
      : [];
    const added = this.all('touch')
      .filter(({ of }) => of === customer)
      .map(({ touch, at }) => touchOf(touch, at, 0));
    const ids = new Set<string>();
    return [...first, ...added].filter(({ id }) => !ids.has(id) && ids.add(id));
  }

  /** What a dated setting of a partner is at a moment: of one instant, the one recorded last. */
  dated<Key extends 'tier' | 'parent'>(key: Key, partner: string, at: number): string | null {
    const all = this.all<'tier' | 'parent'>(key).filter((fact) => fact.of === partner && fact.at <= at);
    const last = all.toSorted((a, b) => a.at - b.at || a.place - b.place).at(-1);
    return last ? ((last as unknown as Record<Key, string | null>)[key] ?? null) : null;
  }

  private statuses(partner: string) {
    return [
      ...this.all('suspend').map(({ at, place, suspend }) => ({ at, place, partner: suspend, is: 'suspended' })),
      ...this.all('terminate').map(({ at, place, terminate }) => ({ at, place, partner: terminate, is: 'terminated' })),
      ...this.all('reinstate').map(({ at, place, reinstate }) => ({ at, place, partner: reinstate, is: 'active' })),
    ]
      .filter((status) => status.partner === partner)
      .sort((a, b) => a.at - b.at || a.place - b.place);
  }

  /** Row 23 and reading v. */
  mayEarn(partner: string, at: number): boolean {
    const isEnrolled = this.all('joins').some(({ joins }) => joins === partner);
    return isEnrolled && this.statuses(partner).findLast((status) => status.at <= at)?.is !== 'terminated';
  }

  /** Reading w: in a suspension whose end is not recorded yet. */
  isSuspended(partner: string, at: number): boolean {
    const statuses = this.statuses(partner);
    const current = statuses.findLastIndex((status) => status.at <= at);
    return statuses[current]?.is === 'suspended' && !statuses.slice(current).some(({ is }) => is === 'active');
  }
}

export function touchOf(touch: GoldenTouch, at: number, n: number): Touch {
  const { partner, id = `t${n + 1}`, kind = 'click', link = partner } = touch;
  return { partner, id, kind, link, at: touch.at ? Date.parse(touch.at) : at };
}
