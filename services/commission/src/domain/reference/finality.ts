/** Rows 17, 18, 21, 22 and 27: what settles with a period, and what becomes final by time. */
import type { Base, Bonus } from '@tributary/contracts';
import { candidates, countedFor, nameOf, reaches } from './bonuses.js';
import { day } from './calendar.js';
import { type Granted, settleItems } from './caps.js';
import { type Ladder, membersOf, settleSales } from './ladders.js';
import { versionFor, versionsOf } from './plans.js';
import { customerOf, openPurchases, paidDate } from './purchases.js';
import { settleRevenue } from './revenue.js';
import { type Claim, customerSince, holdEnd, type World } from './world.js';
import type { Conversion } from './conversions.js';

const patience = 3 * day;

function partners({ history }: World): string[] {
  return history.all('joins', ({ joins }) => joins).map(({ joins }) => joins);
}

/** The ladders of all plans that run by this kind of period. */
export function laddersOf(world: World, period: string): Ladder[] {
  const [kind] = period.split(':');
  const bases = new Set<Base>();
  for (const { plan } of versionsOf(world.history)) {
    for (const { pays, base } of plan.rules) {
      if (pays.kind === 'tiered' && (pays.period ?? 'lifetime') === kind) bases.add(base ?? 'net');
    }
  }
  return partners(world).flatMap((partner) => [...bases].map((base) => ({ partner, base, period })));
}

export function settlePeriod(world: World, granted: Granted, period: string): void {
  const { memory } = world;
  if (memory.settled.has(period)) return;
  for (const ladder of laddersOf(world, period)) {
    settleSales(
      world,
      ladder,
      membersOf(world, ladder).filter(({ stands }) => stands),
      true,
    );
  }
  for (const layer of granted.layers.filter((one) => one.period === period)) {
    settleItems(
      memory,
      layer,
      layer.items.filter(({ due, isRejected }) => due > 0n && !isRejected),
    );
  }
  for (const { key, period: of, isReached, bonus, ceiling } of candidates(world)) {
    if (of === period && isReached) memory.bonuses.set(key, { amount: BigInt(bonus.amount), ceiling });
  }
  const [kind, date = ''] = period.split(':');
  if (kind === 'month') settleRevenue(world, date);
  memory.settled.add(period);
}

/** In the fold of an hour. */
export function finish(world: World, granted: Granted): void {
  finishPurchases(world);
  for (const ladder of laddersOf(world, 'lifetime')) {
    const known = (claim: Claim): boolean =>
      [...world.memory.ladders].some(
        ([name, { sales }]) =>
          name === `${ladder.partner}|${ladder.base}|lifetime` && sales.has(claim.conversion.paidFor),
      );
    for (const member of membersOf(world, ladder).filter(({ claim, stands }) => stands && !known(claim))) {
      if (!isFinal(world, member.claim)) break;
      settleSales(world, ladder, [member], false);
    }
  }
  for (const layer of granted.layers.filter(({ period }) => period === 'lifetime')) {
    const settled = world.memory.caps.get(layer.name);
    const open = layer.items.filter(({ id, due, isRejected }) => !settled?.parts.has(id) && due > 0n && !isRejected);
    const until = open.findIndex(({ part }) => !isFinal(world, part.claim));
    settleItems(world.memory, layer, until < 0 ? open : open.slice(0, until));
  }
  finishBonuses(world);
}

/** Its hold is over, and 3 days have passed since its partner's last recorded sale that is not later. */
function isFinal(world: World, claim: Claim): boolean {
  const sales = world.claims.filter(
    ({ partner, conversion }) => partner === claim.partner && conversion.type === 'sale',
  );
  return (
    claim.rate !== null &&
    isPast(
      world,
      claim.conversion,
      holdEnd(claim),
      sales.map(({ conversion }) => conversion),
    )
  );
}

function isPast({ history }: World, of: Conversion, end: number, sales: readonly Conversion[]): boolean {
  const recorded = sales.filter(({ at }) => at <= of.at).map((sale) => sale.recorded + patience);
  return Math.max(end, ...recorded) <= history.clock;
}

/** Whether a rule asks which purchase it is. */
const asksForRanks = ({ history }: World): boolean =>
  versionsOf(history).some(({ plan }) =>
    plan.rules.some(({ purchase, lasts, pays }) => purchase || lasts || pays.kind === 'by-month'),
  );

function finishPurchases(world: World): void {
  if (!asksForRanks(world)) return;
  const orders = world.conversions.filter(({ order }) => order);
  for (const customer of new Set(orders.map(customerOf))) {
    const mine = orders.filter((conversion) => customerOf(conversion) === customer);
    const final = world.memory.finalPurchases.get(customer) ?? [];
    for (const conversion of openPurchases(world, customer)) {
      if (!isPast(world, conversion, endOf(world, conversion), mine)) break;
      final.push({ code: conversion.code, date: paidDate(world, conversion) });
    }
    world.memory.finalPurchases.set(customer, final);
  }
}

function endOf(world: World, conversion: Conversion): number {
  const claim = world.claims.find((one) => one.conversion === conversion);
  if (claim) return holdEnd(claim);
  const { plan } = versionFor(world.history, conversion.at, customerSince(world.history, conversion));
  return conversion.at + (plan.holdDays ?? 0) * day;
}

/** Of each that a version has, what is final; then those that are reached by it. */
function finishBonuses(world: World): void {
  const { history, memory } = world;
  const all = versionsOf(history).flatMap(({ plan }) => plan.bonuses ?? []);
  for (const partner of partners(world)) {
    for (const bonus of all.filter(({ period }) => !period)) settleBonus(world, partner, bonus);
  }
  for (const { key, partner, bonus, period, ceiling } of candidates(world)) {
    if (period !== 'lifetime' || memory.bonuses.has(key)) continue;
    const so = memory.lifetimeBonuses.get(nameOf(partner, bonus));
    if (so && reaches(bonus, so)) memory.bonuses.set(key, { amount: BigInt(bonus.amount), ceiling });
  }
}

function settleBonus(world: World, partner: string, bonus: Bonus): void {
  const { memory } = world;
  const name = nameOf(partner, bonus);
  const so = memory.lifetimeBonuses.get(name) ?? {
    ...{ volume: 0n, count: 0, customers: new Set<string>(), sales: new Map<string, bigint>() },
  };
  memory.lifetimeBonuses.set(name, so);
  const counted = countedFor(world, bonus, partner, 'lifetime');
  const sales = membersOf(world, { partner, base: bonus.base ?? 'net', period: 'lifetime' });
  for (const member of sales.filter(({ stands }) => stands)) {
    const { conversion, counts } = member.claim;
    if (so.sales.has(conversion.paidFor)) continue;
    if (!isFinal(world, member.claim)) break;
    if (!counted.some(({ claim }) => claim === member.claim)) continue;
    so.sales.set(conversion.paidFor, member.counted);
    so.volume += member.counted;
    if (counts) so.count += 1;
    if (counts) so.customers.add(customerOf(conversion));
  }
}
