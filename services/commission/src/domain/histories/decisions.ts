/**
 * Turns drafts into facts that could have been recorded: an approval names what was pending when it was made, a period is
 * settled when it may be. It asks the reference what held at that moment.
 */
import type { GoldenFact, Target } from '../golden/case.js';
import { addDays, addMonths, day, endOfDay, hour, localDate, periodOf } from '../reference/calendar.js';
import type { Setting } from '../reference/history.js';
import { referenceFold } from '../reference/reference-engine.js';

type Deciding = 'approve' | 'withdraw' | 'reject' | 'fraud' | 'reopen' | 'release' | 'correct' | 'manual' | 'settled';
type Undated = GoldenFact extends infer Fact ? (Fact extends unknown ? Omit<Fact, 'at' | 'recorded'> : never) : never;

export type Draft =
  | { readonly fact: GoldenFact }
  /** Dated back by days. */
  | { readonly fact: Undated; readonly back: number }
  | { readonly decide: Deciding; readonly pick: number; readonly amount: number }
  /** Hours that pass. */
  | { readonly pass: number }
  | { readonly settle: 'week' | 'month' | 'quarter'; readonly pick: number };

export function played(setting: Setting, drafts: readonly Draft[]): GoldenFact[] {
  const fold = referenceFold(setting);
  const facts: GoldenFact[] = [];
  let held: ReadonlyMap<string, Target> = new Map();
  let now = Date.parse('2026-09-01');
  for (const [n, draft] of drafts.entries()) {
    for (const fact of factsOf(setting, draft, n, now, held, facts)) {
      facts.push(fact);
      now = Math.max(now, Date.parse(fact.recorded ?? fact.at), Date.parse(fact.at));
      held = fold(fact).commissions;
    }
  }
  return facts;
}

function factsOf(
  setting: Setting,
  draft: Draft,
  n: number,
  now: number,
  held: ReadonlyMap<string, Target>,
  facts: readonly GoldenFact[],
): GoldenFact[] {
  const at = new Date(now).toISOString();
  if ('pass' in draft) return [{ at: new Date(now + draft.pass * hour).toISOString(), hours: true }];
  if ('settle' in draft) return settlement(setting, draft.settle, now, held, facts);
  if ('decide' in draft) return decision(draft.decide, draft, at, n, held, facts);
  if ('back' in draft) return [{ ...draft.fact, at: new Date(now - draft.back * day).toISOString() } as GoldenFact];
  return [draft.fact];
}

const isOfSale = (key: string): boolean => !/^(?:bonus|revenue|manual)/.test(key);

function decision(
  decide: Deciding,
  { pick, amount }: { readonly pick: number; readonly amount: number },
  at: string,
  n: number,
  held: ReadonlyMap<string, Target>,
  facts: readonly GoldenFact[],
): GoldenFact[] {
  if (decide === 'manual') return [{ at, manual: `m${n}`, partner: 'ann', amount }];
  const paid = (key: string): bigint => {
    const last = facts.findLast((fact) => 'settled' in fact && fact.settled === key);
    return last && 'settled' in last ? BigInt(last.amount) : 0n;
  };
  const may: Record<Exclude<Deciding, 'manual'>, (of: Target, key: string) => boolean> = {
    approve: ({ pending }, key) => pending > 0n && !key.startsWith('bonus'),
    settled: ({ approved }, key) => approved > paid(key) && !key.startsWith('manual'),
    withdraw: ({ approved }, key) => approved > paid(key) && !key.startsWith('manual'),
    reject: ({ rejected }, key) => !rejected && isOfSale(key),
    fraud: ({ rejected }, key) => !rejected && /^s\d.*\/base$/.test(key),
    reopen: ({ rejected }) => rejected,
    release: (of, key) => of.held > 0n && isOfSale(key),
    correct: ({ rejected, awaitingRate }, key) => !rejected && !awaitingRate && isOfSale(key),
  };
  const choices = [...held].filter(([key, of]) => !isNothing(of) && may[decide](of, key));
  const [key, of] = choices[pick % Math.max(1, choices.length)] ?? [];
  if (key === undefined || of === undefined) return [];
  switch (decide) {
    case 'approve':
      return [{ at, approve: key, amount: Number(of.pending) }];
    case 'settled':
      return [{ at, settled: key, amount: Number(of.approved) }];
    case 'withdraw':
      return [{ at, withdraw: key, amount: Number(of.approved - paid(key)) }];
    case 'reject':
      return [{ at, reject: key }];
    case 'fraud':
      return [{ at, reject: key, fraud: true }];
    case 'reopen':
      return [{ at, reopen: key }];
    case 'release':
      return [{ at, release: key, amount: Number(of.held) }];
    case 'correct':
      return [{ at, correct: key, amount: Math.abs(amount) }];
  }
}

const isNothing = ({ held, pending, approved, rejected, awaitingRate }: Target): boolean =>
  held === 0n && pending === 0n && approved === 0n && !rejected && !awaitingRate;

const longestHold = 10 * day;

/** The earliest period that is not settled, once it may be (row 17), after the hours that have passed until then. */
function settlement(
  { program }: Setting,
  kind: 'week' | 'month' | 'quarter',
  now: number,
  held: ReadonlyMap<string, Target>,
  facts: readonly GoldenFact[],
): GoldenFact[] {
  const zone = program?.zone ?? 'UTC';
  const settled = facts.filter((fact) => 'settle' in fact && fact.settle === kind).length;
  let period = periodOf('2026-09-01', kind);
  for (let n = 0; n < settled; n++) period = after(period, kind);
  const end = endOfDay(addDays(after(period, kind), -1), zone) + 1;
  let [last, recorded] = [0, 0];
  for (const fact of facts) {
    recorded = Math.max(recorded, Date.parse(fact.recorded ?? fact.at), Date.parse(fact.at));
    const isIn = periodOf(localDate(Date.parse(fact.at), zone), kind) === period;
    if (isIn && !('hours' in fact)) last = recorded;
  }
  const awaits = [...held.values()].some(({ awaitingRate }) => awaitingRate);
  if (now < Math.max(end + longestHold, last + 3 * day) + hour || awaits) return [];
  const at = new Date(now).toISOString();
  return [
    { at, hours: true },
    { at, settle: kind, period },
  ];
}

function after(period: string, kind: 'week' | 'month' | 'quarter'): string {
  if (kind === 'week') return addDays(period, 7);
  return addMonths(period, kind === 'month' ? 1 : 3);
}
