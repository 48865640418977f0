/** The last step: target minus posted, as entries. */
import type { EntryCause } from '@tributary/contracts';
import { type Customer, type Program } from './books.js';
import { bookable } from './bookable.js';
import { askBudget, budgetKey } from './budget.js';
import { clawbackFrom } from './clawback.js';
import type { Commission, Due, Terms } from './commission.js';
import { type Conversion, frozenFor, isLimited, withChanges } from './conversion.js';
import { isUnsettledBonus } from './bonuses.js';
import { type Child, overridesOf } from './overrides.js';
import { partnersOf } from './owners.js';
import { isNothing, minus, nothing } from './posted.js';
import { decided, targetOf, type Wanted } from './targets.js';
import { termsFor } from './terms.js';
import { buyerOf, inOrder, programIn, toldKey, type Work } from './work.js';

/** Budgets are filled in canonical order of what one fact moves; what is paid no more makes room before. */
export function postAll(work: Work): void {
  const conversions = inOrder(work, work.targeted.take());
  const isBudgeted = conversions.some(({ program }) =>
    programIn(work, program)?.versions.some(({ plan }) => plan.budget),
  );
  if (isBudgeted) for (const isGone of [true, false]) for (const { key } of conversions) budget(work, key, isGone);
  for (const { key } of conversions) post(work, key);
}

const isOf = (partner: string, component: string) => (one: Pick<Commission, 'partner' | 'component'>) =>
  one.partner === partner && one.component === component;

const base = ['base'] as const;

/** What no rule pays any more stays where it was corrected. */
function componentsOf({ parts, partner }: Due, { commissions }: Conversion): readonly string[] {
  const corrected = commissions.filter(
    (one) => one.partner === partner && one.corrected !== null && one.component.startsWith('extra:'),
  );
  if (corrected.length === 0 && parts.every(({ component }) => component === 'base')) return base;
  return [...new Set(['base', ...[...parts, ...corrected].map(({ component }) => component)])];
}
const grantedOf = ({ parts }: Due, component: string): bigint =>
  parts.reduce((sum, part) => (part.component === component ? sum + part.granted : sum), 0n);
const hasRules = ({ parts }: Due, component: string): boolean => parts.some((part) => part.component === component);

function budget(work: Work, key: string, isGone: boolean): void {
  const conversion = work.books.get<Conversion>(key);
  const program = conversion && programIn(work, conversion.program);
  if (!conversion?.sold || !program || !isLimited(conversion)) return;
  const { sold } = conversion;
  let { commissions } = conversion;
  for (const { partner, component, asked } of isGone ? goneOf(conversion) : asksOf(conversion)) {
    const cap = planOf(program, conversion, partner)?.budget;
    const before = commissions.find(isOf(partner, component));
    if (!cap || (!before?.budget && asked === 0n)) continue;
    const given = askBudget(work.books, budgetKey(program, cap, sold.at), cap, before?.budget ?? null, asked);
    commissions = before
      ? commissions.map((one) => (one === before ? { ...one, budget: given } : one))
      : [...commissions, { ...fresh(partner, component), budget: given }];
  }
  if (commissions !== conversion.commissions) work.books.set(key, withChanges(conversion, { commissions }));
}

type Ask = Pick<Commission, 'partner' | 'component'> & { readonly asked: bigint };

const asksOf = (conversion: Conversion): Ask[] =>
  conversion.dues.flatMap((due) =>
    componentsOf(due, conversion)
      .filter((component) => hasRules(due, component))
      .map((component) => ({ partner: due.partner, component, asked: grantedOf(due, component) })),
  );

function goneOf(conversion: Conversion): Ask[] {
  const asks = asksOf(conversion);
  return conversion.commissions
    .filter(
      ({ budget: given, partner, component }) =>
        given && !asks.some((ask) => ask.partner === partner && ask.component === component),
    )
    .map(({ partner, component }) => ({ partner, component, asked: 0n }));
}

function planOf({ versions }: Program, conversion: Conversion, partner: string) {
  const number = frozenFor(conversion, partner)?.version;
  return versions.find(({ version }) => version === number)?.plan;
}

export const noTerms: Terms = {
  version: 0,
  rule: null,
  level: 'program',
  tier: null,
  rules: [],
  base: 0n,
  steps: [],
  lost: [],
};

const fresh = (partner: Commission['partner'], component: string): Commission => ({
  partner,
  component,
  link: null,
  rejected: false,
  fraud: false,
  released: false,
  byHand: false,
  corrected: null,
  allowed: 0n,
  budget: null,
  entries: 0,
  posted: nothing,
  terms: noTerms,
  awaitingRate: false,
});

function post(work: Work, key: string): void {
  const conversion = work.books.get<Conversion>(key);
  const program = conversion && programIn(work, conversion.program);
  if (!conversion || !program) return;
  const customer = buyerOf(work, conversion);
  const wanted: Wanted[] = [];
  for (const due of conversion.dues) want(work, program, conversion, due, wanted);
  if (wanted.length > 0 && hasOverrides(program))
    for (const child of childrenOf(conversion, customer, wanted))
      wanted.push(...overridesOf(work, program, conversion, child).map(bookable));
  postWanted(work, program, conversion, customer, wanted);
}

function want(work: Work, program: Program, conversion: Conversion, due: Due, all: Wanted[]): void {
  const { partner, link, awaitingRate } = due;
  const frozen = frozenFor(conversion, partner);
  const plan = planOf(program, conversion, partner);
  for (const component of componentsOf(due, conversion)) {
    const known = conversion.commissions.find(isOf(partner, component));
    const isPaying = hasRules(due, component);
    if (!isPaying && !known) continue;
    const isBase = component === 'base';
    const granted = grantedOf(due, component);
    const amount = plan?.budget && isLimited(conversion) ? (known?.budget?.granted ?? 0n) : granted;
    all.push(
      bookable({
        partner,
        component,
        child: null,
        link,
        amount,
        awaitingRate: awaitingRate && isPaying,
        holdUntil: frozen?.holdUntil ?? null,
        ceiling: isUnsettledBonus(work, program, conversion) ? undefined : plan?.approveUpTo,
        conversions: isBase && due.counts ? 1n : 0n,
        gross: isBase ? due.gross : 0n,
        refunded: isBase ? due.refunded : 0n,
        terms: termsFor(plan, frozen, due, component, amount < granted ? amount : null),
      }),
    );
  }
}

const hasOverrides = ({ versions }: Program): boolean => versions.some(({ plan }) => plan.overrides?.length);

/** What each partner's base and extras come to, which is what its parents have a share of. */
function childrenOf(conversion: Conversion, customer: Customer | null, wanted: readonly Wanted[]): Child[] {
  const byPartner = new Map<Commission['partner'], Wanted[]>();
  for (const one of wanted) byPartner.set(one.partner, [...(byPartner.get(one.partner) ?? []), one]);
  return [...byPartner].flatMap(([partner, own]): Child[] => {
    const [base] = own;
    if (!base || own.every(({ terms }) => terms.rules.length === 0)) return [];
    const known = (component: string) => conversion.commissions.find(isOf(partner, component));
    const earned = own.reduce(
      (sum, { component, amount }) => sum + decided(known(component), amount, conversion, customer),
      0n,
    );
    const awaitingRate = own.some((one) => one.awaitingRate && !known(one.component)?.rejected);
    return [{ partner, earned, isBaseRejected: known('base')?.rejected ?? false, base: { ...base, awaitingRate } }];
  });
}

export function postWanted(
  work: Work,
  program: Program,
  conversion: Conversion,
  customer: Customer | null,
  wanted: readonly Wanted[],
): void {
  const known = conversion.commissions;
  const added = wanted.filter(({ partner, component }) => !known.some(isOf(partner, component)));
  const all =
    added.length === 0 ? known : [...known, ...added.map(({ partner, component }) => fresh(partner, component))];
  const entries: { commission: Commission; change: ReturnType<typeof minus>; mine: Wanted | undefined }[] = [];
  const commissions = all.map((commission) => {
    const mine = wanted.find(isOf(commission.partner, commission.component));
    const { next, change, isChanged } = moved(work, conversion, customer, commission, mine);
    if (isChanged) entries.push({ commission: next, change, mine });
    return next;
  });
  const kept = withChanges(conversion, { commissions });
  work.books.set(conversion.key, kept);
  for (const { commission, change, mine } of entries) {
    work.outcomes.push({
      kind: 'entry',
      conversion: kept,
      commission,
      change,
      currency: program.currency,
      cause: causeOf(work, conversion, commission, mine),
      holdUntil: mine?.holdUntil ?? null,
      clawbackFrom: change.approved < 0n ? clawbackFrom(program, commission.terms.version, work.now) : null,
      ledBy: work.ledBy && work.ledBy !== conversion.id ? work.ledBy : null,
    });
  }
}

function moved(
  work: Work,
  conversion: Conversion,
  customer: Customer | null,
  commission: Commission,
  mine: Wanted | undefined,
) {
  const due = mine ? decided(commission, mine.amount, conversion, customer) : 0n;
  const { target, allowed } = mine
    ? targetOf(work, conversion, commission, mine, due)
    : { target: nothing, allowed: 0n };
  const awaitingRate = (mine?.awaitingRate ?? false) && commission.corrected === null;
  const change = minus(target, commission.posted);
  const isFirst = commission.entries === 0 && commission.terms.version === 0 && mine?.awaitingRate === true;
  const isChanged =
    !isNothing(change) ||
    awaitingRate !== commission.awaitingRate ||
    isFirst ||
    (work.told.size > 0 && work.told.has(toldKey(conversion, commission)));
  const next: Commission = {
    partner: commission.partner,
    component: commission.component,
    link: mine?.link ?? commission.link,
    rejected: commission.rejected,
    fraud: commission.fraud,
    released: commission.released,
    byHand: commission.byHand,
    corrected: commission.corrected,
    allowed,
    budget: commission.budget,
    entries: commission.entries + (isChanged ? 1 : 0),
    posted: target,
    terms: mine?.terms ?? commission.terms,
    awaitingRate,
  };
  return { next, change, isChanged };
}

function causeOf(work: Work, of: Conversion, { entries, partner }: Commission, mine: Wanted | undefined): EntryCause {
  const { id } = of;
  if (!mine) return partnersOf(of).includes(partner) ? work.cause : 're-attributed';
  if (entries === 1 && work.cause !== 'manual') return 'accrued';
  return work.cause === 'accrued' && work.ledBy !== null && work.ledBy !== id ? 'adjusted' : work.cause;
}
