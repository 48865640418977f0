/** Rows 8, 21, 23, 26 and 32: what is due, in the states that decisions gave it. */
import type { EngineState, Target } from '../golden/case.js';
import { bonusesOf } from './bonuses.js';
import { type Granted, underBudget } from './caps.js';
import { isFor, mostSpecific } from './choice.js';
import { decimal, round, times, whole } from './fraction.js';
import type { Part } from './parts.js';
import { activityAmounts } from './qualification.js';
import { isCharged } from './remaining.js';
import { baseOf, type Claim, isHeld, remainingOf, type World } from './world.js';

interface Due {
  readonly key: string;
  readonly amount: bigint;
  readonly held: boolean;
  readonly awaitingRate: boolean;
  readonly isOpened: boolean;
  /** Under which all of it is approved at once; null where that may not be. */
  readonly ceiling: number | null;
  readonly customer: string | null;
  readonly rules: readonly string[];
}

export function stateOf(world: World, parts: readonly Part[], granted: Granted): EngineState {
  const commissions = new Map<string, Target>();
  const settle = (due: Due): bigint => {
    const target = decided(world, due);
    commissions.set(due.key, target);
    return target.held + target.pending + target.approved;
  };
  const amounts = underBudget(world, parts, granted);
  const own = ownDues(world, parts, amounts);
  const earned = new Map(own.map((due) => [due.key, settle(due)]));
  for (const due of overrideDues(world, parts, earned)) settle(due);
  for (const due of [...bonusDues(world), ...revenueDues(world)]) settle(due);
  for (const key of [...world.memory.approved.keys(), ...world.memory.rejected, ...world.memory.corrected.keys()]) {
    if (!commissions.has(key)) settle({ ...nothing, key });
  }
  for (const { manual, partner, amount } of world.history.all('manual', (fact) => fact.manual)) {
    const approved = BigInt(amount);
    commissions.set(`manual:${manual}/${partner}/manual`, { ...nothingDecided, approved });
  }
  return { commissions, review: reviewOf(world) };
}

/** What no sale and no activity can bear of a refund. */
function reviewOf({ history, review }: World): Map<string, bigint> {
  const ofActivities = history.activities().flatMap((fact) => activityAmounts(history, fact).refunds);
  const surplus = ofActivities.map(({ code, surplus: of }): [string, bigint] => [code, of]);
  return new Map([...review, ...surplus]);
}

const nothingDecided = { held: 0n, pending: 0n, approved: 0n, rejected: false, awaitingRate: false, rules: [] };
const nothing = {
  ...{ amount: 0n, held: false, awaitingRate: false, isOpened: false },
  ...{ ceiling: null, customer: null, rules: [] },
};

function ownDues(world: World, parts: readonly Part[], amounts: ReadonlyMap<string, bigint>): Due[] {
  const keys = [...new Set(parts.map(({ commission }) => commission))];
  const paid = keys.flatMap((key): Due[] => {
    const mine = parts.filter(({ commission }) => commission === key);
    const claim = mine[0]?.claim;
    if (!claim) return [];
    if (mine[0]?.component === 'base') world.memory.based.add(key);
    const rules = mine.map(({ rule }) => rule.key);
    return [{ ...dueOf(world, claim, key, amounts.get(key) ?? 0n), rules }];
  });
  const unpaid = [...world.memory.corrected.keys()].flatMap((key): Due[] => {
    const claim = world.claims.find((one) => key.startsWith(`${one.conversion.paidFor}/${one.partner}/`));
    const isOther = keys.includes(key) || key.includes('/override:');
    return !claim || isOther ? [] : [dueOf(world, claim, key, 0n)];
  });
  return [...paid, ...unpaid];
}

function dueOf(world: World, claim: Claim, key: string, amount: bigint): Due {
  const { history, memory } = world;
  const { conversion, partner, version } = claim;
  const remains = (remainingOf(world, conversion)?.gross ?? 1n) > 0n;
  const corrected = memory.corrected.get(key);
  return {
    key,
    amount: corrected === undefined ? amount : remains ? corrected : 0n,
    held: (isHeld(world, claim) && !memory.released.has(key)) || history.isSuspended(partner, conversion.at),
    awaitingRate: claim.rate === null && remains && corrected === undefined,
    isOpened: isCharged(history, conversion.code),
    ceiling: version.plan.approveUpTo ?? null,
    customer: conversion.customer,
    rules: [],
  };
}

/** Reading t. */
function overrideDues(world: World, parts: readonly Part[], earned: ReadonlyMap<string, bigint>): Due[] {
  const { history, memory } = world;
  return world.claims.flatMap((claim) => {
    const { conversion, partner: child, version, pricing } = claim;
    const mine = parts.filter((part) => part.claim === claim && !memory.rejected.has(part.commission));
    if (!conversion.order) return [];
    const target = [...new Set(mine.map(({ commission }) => commission))].reduce(
      (all, key) => all + (earned.get(key) ?? 0n),
      0n,
    );
    return pricing.parents.flatMap(({ partner, tier }, n): Due[] => {
      const level = n + 1;
      const fitting = (version.plan.overrides ?? []).filter(
        (one) => one.level === level && isFor(one.for, partner, tier),
      );
      const override = mostSpecific(fitting);
      if (!override || !history.mayEarn(partner, conversion.at)) return [];
      const rate = decimal(override.rate);
      const key = `${conversion.paidFor}/${partner}/override:${level}:${child}`;
      const base = whole(mine.length > 0 ? baseOf(world, claim, 'net') : 0n);
      const amount =
        override.of === 'base'
          ? claim.rate
            ? round(times(whole(round(times(base, rate))), claim.rate))
            : 0n
          : round(times(whole(target), rate));
      const due = dueOf(world, claim, key, amount);
      const held = due.held || history.isSuspended(partner, conversion.at);
      return [{ ...due, held, awaitingRate: due.awaitingRate && mine.length > 0, rules: [override.key] }];
    });
  });
}

const bonusDues = (world: World): Due[] =>
  bonusesOf(world).map(({ key, amount, isFinal, ceiling }) => ({
    ...{ ...nothing, key, amount: world.memory.corrected.get(key) ?? amount },
    ceiling: isFinal ? (ceiling ?? null) : null,
    rules: [key.slice(key.lastIndexOf(':') + 1)],
  }));

const revenueDues = (world: World): Due[] =>
  [...world.memory.revenue].map(([key, { amount, rule, ceiling }]) => ({
    ...{ ...nothing, key, amount: world.memory.corrected.get(key) ?? amount },
    ...{ ceiling, rules: [rule] },
  }));

/** Row 32: a decrease takes what is pending first, an increase is a new pending amount. */
function decided({ memory, history }: World, due: Due): Target {
  const { key, held, isOpened, rules, ceiling } = due;
  const { awaitingRate } = due;
  const latest = history.latest as { readonly approve?: string; readonly amount?: number } | undefined;
  if (memory.rejected.has(key)) {
    memory.approved.delete(key);
    return { ...nothingDecided, rejected: true, awaitingRate, rules };
  }
  const before = memory.approved.get(key) ?? 0n;
  const isFraud = due.customer !== null && [...memory.fraud.values()].includes(due.customer);
  const amount = isFraud && due.amount > before ? before : due.amount;
  let approved = before < amount ? before : amount;
  if (latest?.approve === key) {
    approved += BigInt(latest.amount ?? 0);
    if (approved > amount) approved = amount;
  }
  const isAutomatic = ceiling !== null && !held && !isOpened && !memory.withdrawn.has(key) && amount <= BigInt(ceiling);
  if (isAutomatic) approved = amount;
  memory.approved.set(key, approved);
  if (isOpened) {
    const paid = memory.paid.get(key) ?? 0n;
    const stays = paid < approved ? paid : approved;
    return { ...nothingDecided, awaitingRate, rules, held: amount - stays, approved: stays };
  }
  const open = amount - approved;
  return { ...nothingDecided, awaitingRate, rules, approved, held: held ? open : 0n, pending: held ? 0n : open };
}
