/** Row 27, readings o and u: once per partner and period, when the goal is reached. */
import type { Base, Bonus, Period } from '@tributary/contracts';
import { isFor } from './choice.js';
import { holds } from './conditions.js';
import { type Member, membersOf, periodName } from './ladders.js';
import type { SettledBonus } from './memory.js';
import { customerOf } from './purchases.js';
import type { World } from './world.js';

export interface Reached {
  /** Of the commission. */
  readonly key: string;
  readonly amount: bigint;
  readonly isFinal: boolean;
  readonly ceiling: number | undefined;
}

const periods: readonly (Period | undefined)[] = ['week', 'month', 'quarter', 'year', undefined];

export function bonusesOf(world: World): Reached[] {
  const final = [...world.memory.bonuses].map(([key, one]) => ({ key, ...one, isFinal: true }));
  const open = candidates(world)
    .filter(({ key, period }) => !world.memory.bonuses.has(key) && !world.memory.settled.has(period))
    .filter(({ isReached }) => isReached)
    .map(({ key, bonus, ceiling }) => ({ key, amount: BigInt(bonus.amount), ceiling, isFinal: false }));
  return [...final, ...open];
}

export interface Candidate {
  readonly key: string;
  readonly partner: string;
  readonly bonus: Bonus;
  readonly period: string;
  readonly isReached: boolean;
  readonly ceiling: number | undefined;
}

/** Version and tier are those of the partner's last sale that stands in the period. */
export function candidates(world: World): Candidate[] {
  const partners = [...new Set(world.claims.map(({ partner }) => partner))];
  return partners.flatMap((partner) =>
    periods.flatMap((kind) => {
      const sales = membersOf(world, { partner, base: 'net', period: 'lifetime' }).filter(({ stands }) => stands);
      const names = new Set(sales.map(({ claim }) => periodName(world, claim.conversion.at, kind)));
      return [...names].flatMap((period) => {
        const last = sales.findLast(({ claim }) => periodName(world, claim.conversion.at, kind) === period);
        const { version, pricing } = last?.claim ?? {};
        const bonuses = (version?.plan.bonuses ?? []).filter(
          (bonus) => bonus.period === kind && isFor(bonus.for, partner, pricing?.tier ?? null),
        );
        return bonuses.map((bonus) => ({
          key: keyOf(bonus, partner, period),
          ...{ partner, bonus, period, ceiling: version?.plan.approveUpTo },
          isReached: isReached(world, bonus, partner, period),
        }));
      });
    }),
  );
}

const keyOf = ({ key }: Bonus, partner: string, period: string): string =>
  `bonus:${key}:${period.split(':')[1] ?? period}/${partner}/bonus:${key}`;

/** What it settles by. */
export const nameOf = (partner: string, { key, base }: Bonus): string => `${partner}|${key}|${base ?? 'net'}`;

/** Sales that count for a bonus, in canonical order: those whose own version has it, by that version's `when`. */
export const countedFor = (
  world: World,
  { key, base, period: kind }: Bonus,
  partner: string,
  period: string,
): Member[] =>
  membersOf(world, { partner, base: base ?? 'net', period }).filter(({ claim, stands }) => {
    const { conversion, pricing, link, version } = claim;
    const own = (version.plan.bonuses ?? []).find((one) => one.key === key && one.period === kind);
    const judged = { history: world.history, conversion, partner, tier: pricing.tier, link, line: null };
    return stands && own !== undefined && holds(own.when, judged);
  });

function isReached(world: World, bonus: Bonus, partner: string, period: string): boolean {
  const settled = world.memory.lifetimeBonuses.get(nameOf(partner, bonus));
  const isLifetime = period === 'lifetime';
  const open = countedFor(world, bonus, partner, period).filter(
    ({ claim }) => !isLifetime || !settled?.sales.has(claim.conversion.paidFor),
  );
  const volume = open.reduce((all, { counted }) => all + counted, isLifetime ? (settled?.volume ?? 0n) : 0n);
  const counting = open.filter(({ claim }) => claim.counts);
  const customers = new Set([
    ...(isLifetime ? (settled?.customers ?? []) : []),
    ...counting.map(({ claim }) => customerOf(claim.conversion)),
  ]);
  const count = counting.length + (isLifetime ? (settled?.count ?? 0) : 0);
  return reaches(bonus, { volume, count, customers });
}

/** As in a ladder, what a settled sale gains is settled. */
export function followBonuses(world: World): void {
  for (const [name, settled] of world.memory.lifetimeBonuses) {
    const [partner = '', , base] = name.split('|');
    grow(settled, membersOf(world, { partner, base: base as Base, period: 'lifetime' }));
  }
}

function grow(settled: SettledBonus, members: readonly Member[]): void {
  for (const { claim, counted } of members) {
    const known = settled.sales.get(claim.conversion.paidFor);
    if (known === undefined || counted <= known) continue;
    settled.volume += counted - known;
    settled.sales.set(claim.conversion.paidFor, counted);
  }
}

export function reaches(
  { by, goal }: Bonus,
  so: { readonly volume: bigint; readonly count: number; readonly customers: ReadonlySet<string> },
): boolean {
  if (by === 'count') return so.count >= goal;
  return by === 'active-customers' ? so.customers.size >= goal : so.volume >= BigInt(goal);
}
