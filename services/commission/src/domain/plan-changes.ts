/** What one version says that another does not, sentence by sentence. */
import type { Plan } from '@tributary/contracts';
import { planInWords, type Sentence } from './plan-in-words.js';
import type { Names } from './words/rule-in-words.js';

export interface PlanChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** In the new plan; of what is removed, in the old one. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export function planChanges(before: Plan | null, after: Plan, names: Names): PlanChange[] {
  const [old, fresh] = [before ? byPart(before, names) : new Map<string, Sentence>(), byPart(after, names)];
  const changes: PlanChange[] = [];
  for (const [part, { path, text }] of fresh) {
    const was = old.get(part);
    if (!was) changes.push({ kind: 'added', path, before: null, after: text });
    else if (was.text !== text) changes.push({ kind: 'changed', path, before: was.text, after: text });
  }
  for (const [part, { path, text }] of old)
    if (!fresh.has(part)) changes.push({ kind: 'removed', path, before: text, after: null });
  return changes;
}

/** Rules, bonuses and overrides are known by their keys, wherever they stand; the rest by its name. */
function byPart(plan: Plan, names: Names): Map<string, Sentence> {
  return new Map(
    planInWords(plan, names).map((sentence) => {
      const [, list, n] = /^(rules|bonuses|overrides)\[(\d+)\]$/.exec(sentence.path) ?? [];
      if (list === undefined) return [sentence.path, sentence];
      const part = plan[list as 'rules' | 'bonuses' | 'overrides']?.[Number(n)];
      return [`${list} ${part?.key}`, sentence];
    }),
  );
}
