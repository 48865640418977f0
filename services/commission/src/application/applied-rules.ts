/** The rules that a commission was paid by, in the words of the version of its plan. */
import type { Plan } from '@tributary/contracts';
import { planInWords } from '../domain/plan-in-words.js';
import { ruleInWords } from '../domain/rules/version-1.js';
import type { Names } from '../domain/words/rule-in-words.js';
import type { CommissionRow } from '../projections/commission-row.js';

type Paid = Pick<CommissionRow, 'component' | 'rule' | 'terms' | 'currency'>;

/** In the order of its lines, each once; none where it was entered by hand. */
export function appliedRules(row: Paid, plan: Plan | null, names: Names): readonly string[] {
  if (row.component === 'manual') return [];
  const sentences = new Map(plan && planInWords(plan, names).map(({ path, text }) => [path, text]));
  const said = pathsOf(row, plan).flatMap((path) => sentences.get(path) ?? []);
  return said.length > 0 ? said : [ruleInWords(row.rule, row.currency)];
}

function pathsOf({ component, rule, terms }: Paid, plan: Plan | null): string[] {
  if (!plan) return [];
  if (component.startsWith('override:')) return pathOf('overrides', plan.overrides, rule.id);
  if (component.startsWith('bonus:')) return pathOf('bonuses', plan.bonuses, rule.id);
  return (terms.rules ?? [rule.id]).flatMap((key) => pathOf('rules', plan.rules, key));
}

function pathOf(list: string, parts: readonly { readonly key: string }[] | undefined, key: string): string[] {
  const n = parts?.findIndex((part) => part.key === key) ?? -1;
  return n < 0 ? [] : [`${list}[${n}]`];
}
