/** Conditions by themselves, and what one says about another. */
import type { Condition, PaidEvent, Test } from '@tributary/contracts';
import type { Report } from './finding.js';
import { boundsInWords, isOutOfBounds } from './fields.js';
import { areDisjoint, impliesTest } from './tests.js';

export const mostTests = 1_000;
const deepest = 5;

export const testsOf = (condition: Condition | undefined): number =>
  membersOf(condition)?.reduce((count, one) => count + testsOf(one), 0) ?? (condition ? 1 : 0);

function membersOf(condition: Condition | undefined): readonly Condition[] | null {
  if (!condition) return null;
  return 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
}

/** `given`: what holds besides for all that it is asked of. */
export function judgeCondition(
  condition: Condition,
  path: string,
  on: PaidEvent | 'bonus',
  given: readonly Test[],
  report: Report,
): void {
  if (depthOf(condition) > deepest)
    report.error(path, 'too-deep', `Groups of conditions nest at most ${deepest} deep.`);
  judgeFields(condition, path, on, report);
  if (isContradictory(condition))
    report.warn(path, 'never-applies', 'These conditions exclude each other, so they never hold.');
  else if (isContradictory(condition, given))
    report.warn(path, 'never-applies', 'These conditions exclude whom the rule is for, so they never hold.');
}

function depthOf(condition: Condition): number {
  const members = membersOf(condition);
  return members ? 1 + Math.max(...members.map(depthOf)) : 0;
}

function judgeFields(condition: Condition, path: string, on: PaidEvent | 'bonus', report: Report): void {
  const members = membersOf(condition);
  const list = 'all' in condition ? 'all' : 'any';
  for (const [n, one] of members?.entries() ?? []) judgeFields(one, `${path}.${list}[${n}]`, on, report);
  if ('field' in condition) judgeField(condition, path, on, report);
}

function judgeField(test: Test, path: string, on: PaidEvent | 'bonus', report: Report): void {
  const { field } = test;
  const isOfLines = field.startsWith('line.');
  const isKnown = isOfLines ? on === 'sale' : !field.startsWith('click.') || on === 'click';
  if (isOfLines && on === 'bonus')
    report.error(`${path}.field`, 'no-lines', 'A bonus counts whole sales; it cannot look at their lines.');
  else if (!isKnown && !('exists' in test))
    report.warn(`${path}.field`, 'never-applies', `A rule on ${on} has no ${field}, so this never holds.`);
  else if (isOutOfBounds(test))
    report.warn(path, 'never-applies', `${field} is ${boundsInWords(field)}, so this never holds.`);
}

/** What must hold all together; groups of `any` stay as they are. */
const together = (condition: Condition | undefined): readonly Condition[] =>
  condition === undefined ? [] : 'all' in condition ? condition.all.flatMap(together) : [condition];

const isTest = (condition: Condition): condition is Test => 'field' in condition;

function isContradictory(condition: Condition, given: readonly Test[] = []): boolean {
  if ('any' in condition) return condition.any.every((one) => isContradictory(one, given));
  const tests = together(condition).filter(isTest);
  const excluded = tests.some((one, n) => [...given, ...tests.slice(n + 1)].some((other) => areDisjoint(one, other)));
  if (excluded || tests.some(isEmpty)) return true;
  const all = [...given, ...tests];
  return together(condition).some((one) => 'any' in one && isContradictory(one, all));
}

const isEmpty = (test: Test): boolean => areDisjoint(test, test);

/** No conversion fits both, as far as can be told. */
export function areExclusive(a: Condition | undefined, b: Condition | undefined): boolean {
  const [mine, its] = [together(a), together(b)];
  return mine.some((one) => isTest(one) && its.some((other) => isTest(other) && areDisjoint(one, other)));
}

/** What fits `narrow` fits `wide`, as far as can be told. */
export function implies(narrow: Condition | undefined, wide: Condition | undefined): boolean {
  const given = together(narrow);
  return together(wide).every((wanted) =>
    given.some((one) => textOf(one) === textOf(wanted) || (isTest(one) && isTest(wanted) && impliesTest(one, wanted))),
  );
}

const texts = new WeakMap<Condition, string>();

function textOf(condition: Condition): string {
  const text = texts.get(condition) ?? JSON.stringify(condition);
  texts.set(condition, text);
  return text;
}
