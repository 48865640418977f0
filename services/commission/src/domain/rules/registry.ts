/** Every kind of rule there is: a file and a line here for each. */
import type { RuleData } from '@tributary/contracts';
import { flat } from './flat.js';
import type { Remains, RuleKind } from './kind.js';
import { percentage } from './percentage.js';

const kinds = { percentage, flat } as const;

type Kind = keyof typeof kinds;
export type Rule = { [Name in Kind]: ReturnType<(typeof kinds)[Name]['read']> }[Kind];
/** The kind that a rule names is the one that understands it, which the compiler cannot see through a table. */
type AnyKind = RuleKind<Kind, Rule>;

export const ruleKinds = Object.keys(kinds) as readonly Kind[];
const kindOf = (kind: Kind): AnyKind => kinds[kind] as unknown as AnyKind;

export const readRule = (data: RuleData): Rule => kindOf(data.kind).read(data);
export const writeRule = (rule: Rule): RuleData => kindOf(rule.kind).write(rule);
export const needsOf = (kind: Kind): AnyKind['needs'] => kindOf(kind).needs;
export const ruleInWords = (data: RuleData, currency: string): string => kindOf(data.kind).words(data, currency);

export function earned(rule: Rule, remains: Remains): bigint {
  return remains.amount === 0n ? 0n : kindOf(rule.kind).earned(rule, remains);
}
