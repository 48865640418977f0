/** Facts about programs, partners, plans, rates and time. */
import { bonusesOfKey, passHourOverBonuses } from './bonuses.js';
import {
  awaitingKey,
  clockKey,
  countsNothing,
  type Dated,
  dated,
  hourKey,
  type Link,
  linkKey,
  type Partner,
  partnerKey,
  partnerOf,
  type Program,
  programKey,
  rateKey,
  settledKey,
  signupsKey,
  unpricedKey,
  type Status,
} from './books.js';
import { isClickDay, payClicks, uncountedKey } from './clicks.js';
import { withChanges } from './conversion.js';
import type { FactOf } from './facts.js';
import { overriddenKey } from './freezing.js';
import { placeAt } from './order.js';
import { bind } from './record-customers.js';
import { settleRevenue } from './revenue.js';
import { membersFrom } from './tally-members.js';
import { published } from './versions.js';
import { lifeKey } from './fronts.js';
import { partnersOfKey } from './volume.js';
import { conversionIn, programIn, type Work } from './work.js';
import type { CustomerId, PartnerId } from '@tributary/contracts';

export interface ClockSlice {
  readonly hour: number;
}

export function createProgram({ books }: Work, { data }: FactOf<'ProgramCreated'>): void {
  const { program, code, currency, zone, windowDays, attribution } = data;
  if (books.get(programKey(program)) !== undefined) return;
  books.set(programKey(program), {
    program,
    code,
    currency,
    zone: zone ?? 'UTC',
    windowDays,
    attribution,
    endedAt: null,
    versions: [],
    counts: countsNothing,
  } satisfies Program);
}

export function endProgram(work: Work, { occurredAt, data }: FactOf<'ProgramEnded'>): void {
  const program = programIn(work, data.program);
  if (!program || (program.endedAt !== null && program.endedAt <= occurredAt)) return;
  work.books.set(programKey(data.program), { ...program, endedAt: occurredAt } satisfies Program);
  for (const { id } of membersFrom(work.books, signupsKey(data.program), placeAt(occurredAt)))
    bind(work, data.program, id as CustomerId);
  for (const partner of partnersIn(work, data.program))
    for (const { id } of membersFrom(work.books, lifeKey(partner, data.program), placeAt(occurredAt)))
      work.counted.add(id);
}

const partnersIn = ({ books }: Work, program: string): readonly PartnerId[] =>
  books.get<{ readonly partners: readonly PartnerId[] }>(partnersOfKey(program))?.partners ?? [];

export function createLink({ books }: Work, { data: { link, code, campaign } }: FactOf<'LinkCreated'>): void {
  books.set(linkKey(link), { code, campaign } satisfies Link);
}

export function describePartner(work: Work, fact: FactOf<'PartnerAdded'> | FactOf<'PartnerUpdated'>): void {
  const { type, country, partner } = fact.data;
  const slice = partnerOf(work.books, partner);
  const isNew = fact.type === 'PartnerAdded' && slice.code === null;
  const details = dated(slice.details, fact.occurredAt, { type, country });
  const code = fact.type === 'PartnerAdded' ? fact.data.code : slice.code;
  work.books.set(partnerKey(partner), { ...slice, code, details } satisfies Partner);
  if (!isNew) return;
  recountFrom(work, partner, null);
  for (const { id } of [...membersFrom(work.books, uncountedKey(partner))]) payClicks(work, id);
}

/** All that is the partner's from a moment on, or that it may have a share of. */
function recountFrom(work: Work, partner: PartnerId, from: number | null): void {
  const place = from === null ? null : placeAt(from);
  for (const program of partnerOf(work.books, partner).programs)
    for (const { id } of membersFrom(work.books, lifeKey(partner, program), place)) work.counted.add(id);
  for (const { id } of membersFrom(work.books, overriddenKey(partner), place)) work.targeted.add(id);
}

const statuses = {
  PartnerSuspended: 'suspended',
  PartnerTerminated: 'terminated',
  PartnerReinstated: 'active',
} as const satisfies Record<string, Status>;

export function changeStatus(
  work: Work,
  fact: FactOf<'PartnerSuspended'> | FactOf<'PartnerTerminated'> | FactOf<'PartnerReinstated'>,
): void {
  const { partner } = fact.data;
  const slice = partnerOf(work.books, partner);
  const next = dated<Status>(slice.statuses, fact.occurredAt, statuses[fact.type]);
  work.books.set(partnerKey(partner), { ...slice, statuses: next } satisfies Partner);
  recountFrom(
    work,
    partner,
    fact.type === 'PartnerReinstated' ? suspensionBefore(next, fact.occurredAt) : fact.occurredAt,
  );
}

const suspensionBefore = (history: readonly Dated<Status>[], at: number): number =>
  history.find((one) => one.value === 'suspended' && one.at <= at)?.at ?? at;

export function changeTier(work: Work, { occurredAt, data }: FactOf<'TierChanged'>): void {
  const { partner, program, tier } = data;
  const slice = partnerOf(work.books, partner);
  work.books.set(partnerKey(partner), {
    ...slice,
    tiers: dated(slice.tiers, occurredAt, { program, tier }),
  } satisfies Partner);
}

export function changeParent(work: Work, { occurredAt, data }: FactOf<'ParentChanged'>): void {
  const { partner, parent } = data;
  const slice = partnerOf(work.books, partner);
  work.books.set(partnerKey(partner), {
    ...slice,
    parents: dated(slice.parents, occurredAt, parent),
  } satisfies Partner);
}

/** Row 20: a version prices what is not priced yet; what it is the first to count by is counted from the beginning. */
export function publish(work: Work, { data }: FactOf<'PlanPublished'>): void {
  const program = programIn(work, data.program);
  if (!program || program.versions.some(({ version }) => version === data.version)) return;
  const next = published(program, data, work.clock);
  work.books.set(programKey(data.program), next);
  const begins = data.from === null ? null : placeAt(data.from);
  for (const { id } of [...membersFrom(work.books, signupsKey(data.program), begins)])
    bind(work, data.program, id as CustomerId);
  for (const { id } of [...membersFrom(work.books, unpricedKey(data.program), begins)]) {
    if (isClickDay(id)) payClicks(work, id);
    else work.counted.add(id);
  }
  const recounted = isCountingMore(program, next) ? null : begins;
  for (const partner of partnersIn(work, data.program))
    for (const { id } of membersFrom(work.books, lifeKey(partner, data.program), recounted)) work.counted.add(id);
}

const isCountingMore = ({ counts: before }: Program, { counts }: Program): boolean =>
  counts.periods.length > before.periods.length ||
  (counts.customers && !before.customers) ||
  (counts.otherBases && !before.otherBases);

export function recordRate(work: Work, { organisation, data }: FactOf<'ExchangeRateRecorded'>): void {
  const { day, base, quote, rate } = data;
  work.books.set(rateKey(organisation, day, base, quote), { rate });
  for (const { id } of membersFrom(work.books, awaitingKey(organisation, day, base, quote))) work.counted.add(id);
}

/** Row 31: holds end, by the hour's key. */
export function passHour(work: Work, { organisation, data: { hour } }: FactOf<'HourPassed'>): void {
  const key = hourKey(organisation, hour);
  for (const { id } of membersFrom(work.books, key)) {
    const conversion = conversionIn(work, id);
    if (!conversion) continue;
    const frozen = conversion.frozen.map((one) =>
      one.holdUntil !== null && one.holdUntil <= hour ? { ...one, holdUntil: null } : one,
    );
    work.books.set(id, withChanges(conversion, { frozen }));
    work.targeted.add(id);
  }
  const clock = work.books.get<ClockSlice>(clockKey(organisation))?.hour ?? 0;
  if (hour <= clock) return;
  work.books.set(clockKey(organisation), { hour } satisfies ClockSlice);
  passHourOverBonuses(work, hour);
}

/** Row 17: from now on what the period came to stays, because it is read as settled. */
export function settlePeriod(work: Work, { recordedAt, data }: FactOf<'PeriodSettled'>): void {
  const { program: id, kind, period } = data;
  const program = programIn(work, id);
  const key = settledKey(id, kind, period);
  if (!program || work.books.get(key) !== undefined) return;
  work.books.set(key, { at: recordedAt });
  if (kind === 'month') settleRevenue(work, program, period);
  for (const member of membersFrom(work.books, bonusesOfKey(id, kind, period))) work.targeted.add(member.id);
}
