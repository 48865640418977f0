/** Row 27: a sum for what a partner sold in a period as a whole. */
import { type Bonus, type PartnerId, paidForId, type RuleKey } from '@tributary/contracts';
import { isTerminated, partnerOf, type Program, settledKey } from './books.js';
import type { Due } from './commission.js';
import { type Conversion, conversionOf, frozenFor, placeOf, soldAt, withChanges } from './conversion.js';
import { settleFronts } from './fronts.js';
import { byPlace } from './order.js';
import { settledSums } from './standing.js';
import { standsFor } from './state.js';
import { membersBack, membersFrom } from './tally-members.js';
import { put, remove } from './tally.js';
import { reminder } from './tally-nodes.js';
import { total } from './tally-sums.js';
import { bonusTally } from './volume.js';
import { fieldOf } from './volume-fields.js';
import { type BonusPlace, conversionIn, programIn, type Work } from './work.js';

export const bonusesOfKey = (program: string, period: string, start: string): string =>
  `bonuses-of/${program}/${period}/${start}`;

export function reckonBonus(work: Work, key: string, place: BonusPlace): void {
  const program = programIn(work, place.program);
  const { period, start, partner } = place;
  if (!program || (period && start && work.books.get(settledKey(program.program, period, start)) !== undefined)) return;
  const last = lastOf(work, program, key, partner);
  const slice = partnerOf(work.books, partner);
  if (slice.code === null) return;
  const at = last?.sold?.at ?? null;
  const frozen = last && frozenFor(last, partner);
  const version = program.versions.find((one) => one.version === frozen?.version);
  const tier = frozen?.tier ?? null;
  const fitting = (version?.plan.bonuses ?? []).filter(
    (bonus) => (bonus.period ?? null) === period && isFor(bonus, partner, tier),
  );
  const ofPeriod = program.versions
    .flatMap(({ plan }) => plan.bonuses ?? [])
    .filter((one) => (one.period ?? null) === period);
  const keys = new Set(ofPeriod.map(({ key: bonus }) => bonus));
  for (const bonus of keys) {
    const found = fitting.find((one) => one.key === bonus);
    keep(work, program, place, bonus, found, at, version?.version ?? 1);
  }
}

const isFor = ({ for: whom }: Bonus, partner: PartnerId, tier: string | null): boolean =>
  !whom || ('partner' in whom ? whom.partner === partner : whom.tier === tier);

/** The last sale that stands on its net base; what came late stands before others that are later. */
function lastOf(work: Work, program: Program, key: string, partner: PartnerId): Conversion | undefined {
  let last: Conversion | undefined;
  for (const { id, own } of membersBack(work.books, key)) {
    const found = conversionIn(work, id);
    if (!found?.sold || !standsFor(program, found, partner) || isTerminated(work.books, partner, found.sold.at))
      continue;
    if (!last || byPlace(placeOf(found), placeOf(last)) > 0) last = found;
    if (!own) break;
  }
  return last;
}

function keep(
  work: Work,
  program: Program,
  { partner, period, start }: BonusPlace,
  key: string,
  bonus: Bonus | undefined,
  at: number | null,
  version: number,
): void {
  const id = paidForId(program.program, 'bonus', key, start ?? 'lifetime');
  const known = conversionOf(work.books, program.program, id, partner);
  const isReached =
    bonus !== undefined && at !== null && reached(work, program, partner, bonus, at) >= BigInt(bonus.goal);
  const source = `bonus of ${period ?? 'a lifetime'}`;
  if (!period && work.books.get(finalKey(known.key)) !== undefined) return;
  if (!isReached && known.sold?.source !== source) return;
  const amount = isReached && bonus ? BigInt(bonus.amount) : 0n;
  const moment = at ?? known.sold?.at ?? work.now;
  const next = withChanges(known, {
    kind: 'bonus',
    paidFor: { kind: 'bonus', bonus: key, period: start ?? 'lifetime' },
    sold: soldAt(moment, work.now, { currency: program.currency, externalId: key, source }),
    shares: [{ partner, link: null, weight: 1n }],
    frozen: [{ partner, version, known: version, tier: null, parents: [], holdUntil: null }],
    dues: [dueOf(partner, key, amount)],
  });
  work.books.set(known.key, next);
  if (period && start) {
    put(work.books, bonusesOfKey(program.program, period, start), waiting(known.key));
  }
  if (!period) put(work.books, lifetimeBonusesKey(work.organisation), waiting(known.key));
  work.targeted.add(known.key);
}

const dueOf = (partner: PartnerId, rule: RuleKey, granted: bigint): Due => ({
  ...{ partner, link: null, awaitingRate: false, base: 0n, gross: 0n, refunded: 0n, counts: false, lost: [] },
  parts: [
    {
      ...{ component: `bonus:${rule}`, rule, line: 0, due: 0n, granted, limits: [] },
      steps: granted > 0n ? [{ step: 'flat', rule, amount: String(granted) }] : [],
    },
  ],
});

/** Those that may be approved once what they are for is final. */
export const lifetimeBonusesKey = (organisation: string): string => `lifetime-bonuses/${organisation}`;
const waiting = (key: string) => reminder([0, 0, key, '', 0, 0], key);

/** Row 27: one for life is final in the first hour by which what is settled reaches its goal. */
const finalKey = (key: string): string => `final-bonus/${key}`;

export function passHourOverBonuses(work: Work, clock: number): void {
  const key = lifetimeBonusesKey(work.organisation);
  for (const { id, place } of [...membersFrom(work.books, key)]) {
    const conversion = conversionIn(work, id);
    const program = conversion && programIn(work, conversion.program);
    if (!conversion || !program || !isReachedForGood({ ...work, clock }, program, conversion)) continue;
    remove(work.books, key, place);
    work.books.set(finalKey(id), { hour: clock });
    work.targeted.add(id);
  }
}

function isReachedForGood(work: Work, program: Program, conversion: Conversion): boolean {
  const [due] = conversion.dues;
  const bonus = bonusOf(program, conversion);
  if (!bonus || !due?.parts.some(({ granted }) => granted > 0n)) return false;
  const { partner } = due;
  settleFronts(work, program, partner);
  const { key } = bonusTally(program, partner, bonus, 0);
  return (settledSums(work.books, key)[fieldOf(bonus.by, bonus.base)] ?? 0n) >= BigInt(bonus.goal);
}

function reached(work: Work, program: Program, partner: PartnerId, bonus: Bonus, at: number): bigint {
  const { key } = bonusTally(program, partner, bonus, at);
  return total(work.books, key).sums[fieldOf(bonus.by, bonus.base)] ?? 0n;
}

/** As the version has it by which it was last reckoned. */
function bonusOf({ versions }: Program, conversion: Conversion): Bonus | undefined {
  const { paidFor } = conversion;
  const [share] = conversion.shares;
  if (paidFor?.kind !== 'bonus' || !share) return undefined;
  const plan = versions.find(({ version }) => version === frozenFor(conversion, share.partner)?.version)?.plan;
  const isForLife = paidFor.period === 'lifetime';
  return plan?.bonuses?.find(({ key, period }) => key === paidFor.bonus && !period === isForLife);
}

/** The slice that there is once nothing of its period can change. */
export function settledByKey(program: Program, conversion: Conversion): string | null {
  const { key, paidFor } = conversion;
  if (paidFor?.kind !== 'bonus') return null;
  const period = bonusOf(program, conversion)?.period;
  if (paidFor.period === 'lifetime' || !period) return finalKey(key);
  return settledKey(program.program, period, paidFor.period);
}

/** It may be approved only once that is so. */
export function isUnsettledBonus({ books }: Work, program: Program, conversion: Conversion): boolean {
  const key = settledByKey(program, conversion);
  return key !== null && books.get(key) === undefined;
}
