/** Row 29: closed daily counts, paid per partner, rule and day. */
import { type LinkId, type LocalDate, paidForId, type PartnerId, type PlanRule } from '@tributary/contracts';
import { partnerOf, unpricedKey, hourKey, type Program } from './books.js';
import { addDays, startOf } from './calendar.js';
import { choose } from './choice.js';
import { type Conversion, conversionOf, type Frozen, frozenFor, placeOf, soldAt, withChanges } from './conversion.js';
import type { FactOf } from './facts.js';
import { holdEnd, tierAt } from './freezing.js';
import { readerOf } from './attributes.js';
import { whole } from './ratio.js';
import { put } from './tally.js';
import { reminder } from './tally-nodes.js';
import { versionFor } from './versions.js';
import { programIn, type Work } from './work.js';
import type { ProgramId } from '@tributary/contracts';

export interface ClickDay {
  readonly program: ProgramId;
  readonly partner: PartnerId;
  readonly day: LocalDate;
  readonly counts: readonly { readonly link: LinkId; readonly country: string | null; readonly count: number }[];
  readonly frozen: Frozen | null;
  readonly recorded: number;
}

export const isClickDay = (key: string): boolean => key.startsWith('clicks/');
export const uncountedKey = (partner: string): string => `uncounted/${partner}`;

export function countClicks(work: Work, { data }: FactOf<'ClicksCounted'>): void {
  const { program, partner, link, day, country, count } = data;
  const key = `clicks/${program}/${partner}/${day}`;
  const known = work.books.get<ClickDay>(key) ?? {
    program,
    partner,
    day,
    counts: [],
    frozen: null,
    recorded: work.now,
  };
  if (known.counts.some((one) => one.link === link && one.country === country)) return;
  work.books.set(key, { ...known, counts: [...known.counts, { link, country, count }] } satisfies ClickDay);
  payClicks(work, key);
}

/** Clicks stand at the last moment of their day. */
export function payClicks(work: Work, key: string): void {
  const day = work.books.get<ClickDay>(key);
  const program = day && programIn(work, day.program);
  if (!program) return;
  const at = startOf(program.zone, addDays(day.day, 1)) - 1;
  const frozen = day.frozen ?? freezeDay(work, program, day, at);
  const plan = program.versions.find(({ version }) => version === frozen?.version)?.plan;
  const member = reminder([at, 0, key, '', 0, 0], key);
  if (!frozen || !plan) {
    put(work.books, program.versions.length === 0 ? unpricedKey(program.program) : uncountedKey(day.partner), member);
    if (program.versions.length === 0) put(work.books, uncountedKey(day.partner), member);
    return;
  }
  work.books.set(key, { ...day, frozen } satisfies ClickDay);
  const counts = new Map<PlanRule, number>();
  for (const { link, country, count } of day.counts) {
    const seen = blank(work, program, day, at, link);
    const reader = readerOf(work, {
      conversion: seen,
      customer: null,
      partner: day.partner,
      tier: frozen.tier,
      clickCountry: country,
    });
    const situation = {
      partner: day.partner,
      tier: frozen.tier,
      date: day.day,
      rank: () => 1,
      isWithinMonths: () => true,
    };
    const choice = choose(plan, 'click', { ...situation, lines: 1, reader });
    for (const { rule } of [...choice.winners, ...choice.onTop]) counts.set(rule, (counts.get(rule) ?? 0) + count);
  }
  for (const [rule, count] of counts) {
    const order = plan.rules.indexOf(rule) + (rule.onTop ? plan.rules.length : 0);
    keep(work, program, day, at, frozen, rule, count, order);
  }
}

function freezeDay(work: Work, program: Program, { partner, recorded }: ClickDay, at: number): Frozen | null {
  const version = versionFor(program, at, null);
  const slice = partnerOf(work.books, partner);
  if (!version || slice.code === null) return null;
  const tier = tierAt(slice, program.program, at);
  return {
    partner,
    version: version.version,
    known: version.version,
    tier,
    parents: [],
    holdUntil: holdEnd(work, at, version.plan.holdDays ?? 0, recorded),
  };
}

function blank(work: Work, program: Program, { partner, day }: ClickDay, at: number, link: LinkId | null): Conversion {
  const conversion = conversionOf(work.books, program.program, paidForId(program.program, 'clicks', day), partner);
  const sold = soldAt(at, work.now, { currency: program.currency, externalId: day, source: 'clicks' });
  return withChanges(conversion, { sold, shares: [{ partner, link, weight: 1n }] });
}

function keep(
  work: Work,
  program: Program,
  day: ClickDay,
  at: number,
  frozen: Frozen,
  { key: rule }: PlanRule,
  count: number,
  order: number,
): void {
  const { partner } = day;
  const id = paidForId(program.program, 'clicks', rule, day.day);
  const known = conversionOf(work.books, program.program, id, partner);
  const next = withChanges(known, {
    kind: 'clicks',
    paidFor: { kind: 'clicks', rule, day: day.day },
    sold: soldAt(at, work.now, { currency: program.currency, externalId: rule, source: 'clicks', order }),
    shares: [{ partner, link: null, weight: 1n }],
    frozen: known.frozen.length > 0 ? known.frozen : [frozen],
    units: whole(BigInt(count)),
  });
  work.books.set(next.key, next);
  const holdUntil = frozenFor(next, partner)?.holdUntil ?? null;
  if (holdUntil !== null) put(work.books, hourKey(work.organisation, holdUntil), reminder(placeOf(next), next.key));
  work.counted.add(next.key);
}
