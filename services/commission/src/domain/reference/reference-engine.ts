/**
 * The naive reference: it reads everything up to each fact anew and carries from one fact to the next only what the
 * specification makes final (`memory.ts`). Slow, obvious, and sharing nothing with the engine.
 */
import type { Engine, EngineState, GoldenFact } from '../golden/case.js';
import { followBonuses } from './bonuses.js';
import { grantsOf } from './caps.js';
import { stateOf } from './commissions.js';
import { finish, laddersOf, settlePeriod } from './finality.js';
import { History, type Setting } from './history.js';
import { followSettled } from './ladders.js';
import { emptyMemory, type Memory } from './memory.js';
import { contextOf, partsOf } from './parts.js';
import { worldOf } from './world.js';

export const referenceEngine: Engine = {
  fold(setting, facts) {
    const next = referenceFold(setting);
    return facts.map(next).at(-1) ?? nothing;
  },
};

/** Where nothing is settled, decided, budgeted or ended by an hour, one reading of everything says the same. */
export const readAtOnce = (setting: Setting, facts: readonly GoldenFact[]): EngineState =>
  stateAfter(new History(setting, facts), emptyMemory());

const nothing: EngineState = { commissions: new Map(), review: new Map() };

/** Fact by fact; each answer is what holds after it. */
export function referenceFold(setting: Setting): (fact: GoldenFact) => EngineState {
  const memory = emptyMemory();
  const facts: GoldenFact[] = [];
  let clock = Number.NEGATIVE_INFINITY;
  return (fact) => {
    facts.push(fact);
    const history = new History(setting, facts);
    const state = step(history, memory, fact, clock < history.clock);
    clock = history.clock;
    return state;
  };
}

function step(history: History, memory: Memory, fact: GoldenFact, hoursPassed: boolean): EngineState {
  remember(history, memory, fact);
  if (hoursPassed || 'settle' in fact) {
    const { context, granted } = read(history, memory);
    if (hoursPassed) finish(context.world, granted);
    if ('settle' in fact) {
      settlePeriod(context.world, granted, `${fact.settle}:${fact.period}`);
    }
  }
  return stateAfter(history, memory);
}

function stateAfter(history: History, memory: Memory): EngineState {
  const { context, parts, granted } = read(history, memory);
  return stateOf(context.world, parts, granted);
}

function read(history: History, memory: Memory) {
  const context = contextOf(worldOf(history, memory));
  const { world, winsOf } = context;
  for (const period of [...memory.settled, 'lifetime']) {
    for (const ladder of laddersOf(world, period)) followSettled(world, winsOf, ladder);
  }
  followBonuses(world);
  const parts = partsOf(context);
  return { context, parts, granted: grantsOf(world, parts) };
}

/** Decisions, as the log has them. */
function remember(history: History, memory: Memory, fact: GoldenFact): void {
  if ('withdraw' in fact) {
    const approved = (memory.approved.get(fact.withdraw) ?? 0n) - BigInt(fact.amount);
    memory.approved.set(fact.withdraw, approved > 0n ? approved : 0n);
    memory.withdrawn.add(fact.withdraw);
  } else if ('reject' in fact) {
    memory.rejected.add(fact.reject);
    const customer = fact.fraud ? customerOf(history, memory, fact.reject) : null;
    if (customer !== null) memory.fraud.set(fact.reject, customer);
  } else if ('reopen' in fact) {
    memory.rejected.delete(fact.reopen);
    memory.fraud.delete(fact.reopen);
  } else if ('release' in fact) memory.released.add(fact.release);
  else if ('correct' in fact) memory.corrected.set(fact.correct, BigInt(fact.amount));
  else if ('settled' in fact) memory.paid.set(fact.settled, BigInt(fact.amount));
}

function customerOf(history: History, memory: Memory, commission: string): string | null {
  const { conversions } = worldOf(history, memory);
  const [paidFor = ''] = commission.split('/');
  const [kind, code = ''] = paidFor.split(':');
  if (kind === 'signup' || kind === 'qualification') return code;
  return conversions.find((one) => one.paidFor === paidFor)?.customer ?? null;
}
