/** What one version says that another does not, sentence by sentence. */
import type { Plan } from '@tributary/contracts';
import { planInWords, type Sentence } from './plan-in-words.js';
import type { Names } from './words/rule-in-words.js';

export interface PlanChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'renamed';
  /** In the new plan; of what is removed, in the old one. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

type List = 'rules' | 'bonuses' | 'overrides';

interface Part extends Sentence {
  readonly list: List | null;
  readonly key: string;
  /** What begins anew under another key. */
  readonly kept: string | null;
}

export function planChanges(before: Plan | null, after: Plan, names: Names): PlanChange[] {
  const [old, fresh] = [before ? partsOf(before, names) : [], partsOf(after, names)];
  const gone = old.filter((part) => !fresh.some((one) => isSame(one, part)));
  const changes = fresh.flatMap((part): PlanChange[] => {
    const { path, text } = part;
    const was = old.find((one) => isSame(one, part));
    if (was) return was.text === text ? [] : [{ kind: 'changed', path, before: was.text, after: text }];
    const renamed = gone.findIndex((one) => part.list !== null && one.list === part.list && one.text === text);
    const [former] = renamed < 0 ? [] : gone.splice(renamed, 1);
    return [
      former
        ? { kind: 'renamed', path, before: text, after: renamedInWords(former, part) }
        : { kind: 'added', path, before: null, after: text },
    ];
  });
  return [...changes, ...gone.map(({ path, text }) => ({ kind: 'removed', path, before: text, after: null }) as const)];
}

function renamedInWords(former: Part, { key, kept }: Part): string {
  const consequence = kept === null ? '' : ` ${kept}`;
  return `The same, under the key ${key} instead of ${former.key}.${consequence}`;
}

/** Rules, bonuses and overrides are known by their keys, wherever they stand; the rest by its name. */
const isSame = (a: Part, b: Part): boolean => a.list === b.list && a.key === b.key;

function partsOf(plan: Plan, names: Names): Part[] {
  return planInWords(plan, names).map((sentence) => {
    const [, list, n] = /^(rules|bonuses|overrides)\[(\d+)\]$/.exec(sentence.path) ?? [];
    if (list === undefined) return { ...sentence, list: null, key: sentence.path, kept: null };
    const { key = '' } = plan[list as List]?.[Number(n)] ?? {};
    return { ...sentence, list: list as List, key, kept: keptBy(plan, list as List, Number(n)) };
  });
}

function keptBy({ rules, bonuses = [] }: Plan, list: List, n: number): string | null {
  if (list === 'rules' && rules[n]?.cap) return 'Its cap begins empty.';
  const bonus = list === 'bonuses' ? bonuses[n] : undefined;
  return bonus && !bonus.period ? 'Who has it for good under the former key may earn it once more.' : null;
}
