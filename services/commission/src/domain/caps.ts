/** Row 18, the third step: what the rule's cap and then the partner's let through, filled in canonical order. */
import type { Cap, PartnerId, Plan, StepData } from '@tributary/contracts';
import { type Program } from './books.js';
import { localDate, periodOf } from './calendar.js';
import type { Due, Part } from './commission.js';
import { type Conversion, frozenFor, isLimited, placeOf, withChanges } from './conversion.js';
import { joinFronts, settleFronts } from './fronts.js';
import { Known } from './known.js';
import type { Place } from './order.js';
import { partnersOf } from './owners.js';
import { larger, smaller } from './ratio.js';
import { type Candidate, isFinal, leave, type Standing, stand, stretches, type Tally } from './standing.js';
import { standingIn, withStanding } from './standings.js';
import { talliesOf } from './tallies.js';
import { membersFrom } from './tally-members.js';
import { shift } from './shifts.js';
import { conversionIn, Keys, programIn, type Work } from './work.js';

const slotPrefix = 'cap:';
const ofAllSuffix = ':all';

function capTally(program: Program, partner: PartnerId, scope: string, { period }: Cap, at: number): Tally {
  const tallies = caps.of(program.program)(partner)(scope);
  return period ? tallies.of(period)(periodOf(period, localDate(program.zone, at))) : tallies.life;
}

const caps = new Known(
  (program: string) =>
    new Known(
      (partner: string) => new Known((scope: string) => talliesOf(`cap/${partner}/${program}/${scope}`, program)).of,
    ).of,
);

interface Layer {
  readonly slot: string;
  readonly partner: PartnerId;
  readonly tally: Tally;
  readonly cap: Cap;
  readonly part: number;
  readonly amount: bigint;
  /** It fills nothing, and where it is settled moves nothing. */
  readonly isRejected: boolean;
}

export function grant(work: Work, key: string): void {
  const conversion = conversionIn(work, key);
  const program = conversion && programIn(work, conversion.program);
  if (!conversion?.sold || !program) return;
  for (const { partner } of conversion.frozen) settleFronts(work, program, partner);
  for (const partner of partnersOf(conversion))
    if (!frozenFor(conversion, partner)) settleFronts(work, program, partner);
  let { standings } = conversion;
  for (const { slot, standing } of standings)
    if (slot.startsWith(slotPrefix) && !isUsed(conversion.dues, slot)) empty(work, conversion, standing);
  const fill = (layer: Layer): Filled => {
    const standing = place(work, program, conversion, layer, standingIn(standings, layer.slot));
    standings = withStanding(standings, layer.slot, standing);
    return layer.isRejected && !isFinal(work.books, standing)
      ? { amount: 0n, used: 0n }
      : granted(work, standing, layer);
  };
  const dues = conversion.dues.map((due) => grantsOf(program, conversion, due, fill));
  work.books.set(key, withChanges(conversion, { dues, standings }));
  work.targeted.add(key);
}

const isUsed = (dues: readonly Due[], slot: string): boolean =>
  dues.some((due) => due.parts.some((part) => slotsOf(due, part).includes(slot)));

/** Of the rule's cap and of the partner's. */
const slotsOf = ({ partner }: Due, { component, rule }: Part): readonly [string, string] =>
  slots.of(component)(rule)(partner);

const slots = new Known(
  (component: string) =>
    new Known(
      (rule: string) =>
        new Known((partner: string): readonly [string, string] => {
          const slot = `${slotPrefix}${component}:${rule}:${partner}`;
          return [slot, `${slot}${ofAllSuffix}`];
        }).of,
    ).of,
);

/** The base by the first line that each rule won, then extras in the order of the plan. */
function orderOf(plan: Plan | undefined, { component, rule, line }: Part): number {
  const order = plan?.rules.findIndex(({ key }) => key === rule) ?? 0;
  return component === 'base' ? line * (plan?.rules.length ?? 1) + order : extrasBegin + order;
}

interface Filled {
  readonly amount: bigint;
  /** What earlier ones had taken of the cap. */
  readonly used: bigint;
}

const extrasBegin = 1e9;

function grantsOf(program: Program, conversion: Conversion, due: Due, fill: (layer: Layer) => Filled): Due {
  const { partner } = due;
  const at = conversion.sold?.at ?? 0;
  const plan = program.versions.find(({ version }) => version === frozenFor(conversion, partner)?.version)?.plan;
  if (!isLimited(conversion)) return withParts(due, (part) => withGrant(part, part.due, noSteps));
  return withParts(due, (part) => {
    const cap = plan?.rules.find(({ key }) => key === part.rule)?.cap;
    const isRejected = conversion.commissions.some(
      (one) => one.partner === partner && one.component === part.component && one.rejected,
    );
    if (!cap && !plan?.partnerCap) return withGrant(part, isRejected ? 0n : part.due, noSteps);
    const [slot, slotOfAll] = slotsOf(due, part);
    const order = orderOf(plan, part);
    const limits: StepData[] = [];
    const limited = (step: 'rule-cap' | 'partner-cap', layer: Layer): bigint => {
      const { amount, used } = fill(layer);
      if (amount < layer.amount && !isRejected)
        limits.push({ step, limit: String(layer.cap.amount), used: String(used), amount: String(amount) });
      return amount;
    };
    const layer = { partner, part: order, isRejected };
    const tally = cap && capTally(program, partner, `rule/${part.rule}`, cap, at);
    const own = cap && tally ? limited('rule-cap', { ...layer, slot, tally, cap, amount: part.due }) : part.due;
    const ofAll = plan?.partnerCap && capTally(program, partner, 'all', plan.partnerCap, at);
    const all =
      plan?.partnerCap && ofAll
        ? limited('partner-cap', { ...layer, slot: slotOfAll, tally: ofAll, cap: plan.partnerCap, amount: own })
        : own;
    return withGrant(part, isRejected ? 0n : all, limits);
  });
}

const noSteps: readonly StepData[] = [];
const withGrant = ({ component, rule, line, due, steps }: Part, granted: bigint, limits: Part['limits']): Part => ({
  component,
  rule,
  line,
  due,
  granted,
  steps,
  limits,
});
const withParts = (due: Due, to: (part: Part) => Part): Due => ({
  partner: due.partner,
  link: due.link,
  awaitingRate: due.awaitingRate,
  base: due.base,
  gross: due.gross,
  refunded: due.refunded,
  counts: due.counts,
  parts: due.parts.map(to),
  lost: due.lost,
});

function place(
  work: Work,
  program: Program,
  conversion: Conversion,
  layer: Layer,
  current: Standing | undefined,
): Standing {
  const { partner, tally, part, amount, isRejected } = layer;
  joinFronts(work, program, partner, tally);
  const until = frozenFor(conversion, partner)?.holdUntil ?? 0;
  const of = candidate(work, conversion, placeOf(conversion, part), until, amount > 0n && !isRejected);
  const isSame = current?.key === tally.key && (current.place[4] === part || isFinal(work.books, current));
  const left = current && !isSame ? leave(work.books, current) : [];
  const { standing, change } = stand(work.books, tally, isSame ? current : undefined, of, [amount]);
  for (const one of change ? [...left, change] : left) {
    const by = (one.now[0] ?? 0n) - (one.was[0] ?? 0n);
    const moved = new Keys();
    shift(work, one, 0, () => limitsOf(program, layer), by, moved);
    moved.delete(conversion.key);
    for (const key of moved.take()) work.granted.add(key);
  }
  return standing;
}

const candidate = (
  { clock }: Work,
  { key: id, sold }: Conversion,
  at: Place,
  until: number,
  stands: boolean,
): Candidate => ({ place: at, id, recorded: sold?.recorded ?? 0, until, clock, stands });

/** As high as any version has it. */
function limitsOf({ versions }: Program, { slot, cap }: Layer): readonly bigint[] {
  const isOfAll = slot.endsWith(ofAllSuffix);
  const all = versions.flatMap(({ plan }) => (isOfAll ? [plan.partnerCap] : plan.rules.map((rule) => rule.cap)));
  return [...new Set(all.flatMap((one) => (one && one.period === cap.period ? [BigInt(one.amount)] : [])))];
}

/** What a rule pays no more makes room for all that stand after it. */
function empty(work: Work, conversion: Conversion, standing: Standing): void {
  const of = candidate(work, conversion, standing.place, 0, false);
  const { change } = stand(work.books, standing, standing, of, [0n]);
  if (!change) return;
  for (const { id } of membersFrom(work.books, change.key, change.place))
    if (id !== conversion.key) work.granted.add(id);
}

/** `min(sum with it, cap) - min(sum before it, cap)`, over the stretches that it fills. */
function granted({ books }: Work, standing: Standing, { cap, amount }: Layer): Filled {
  const limit = BigInt(cap.amount);
  const filled = stretches(books, standing, 0, amount);
  return {
    amount: filled.reduce((sum, { from, size }) => sum + larger(0n, smaller(from + size, limit) - from), 0n),
    used: smaller(filled[0]?.from ?? limit, limit),
  };
}
