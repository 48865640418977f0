/** What is wrong with a field, in words that begin after its path: `limit` "must be a whole number from 1 to 200". */
import { getMetadataStorage, type ValidationError } from 'class-validator';

interface Rule {
  readonly args: readonly unknown[];
  readonly each: boolean;
  /** Its author's own words. */
  readonly hasWords: boolean;
}

type Rules = ReadonlyMap<string, Rule>;

/** One sentence for all rules of a field that say the same of it, and each of its author's own. */
export function faultWords({ target, property, constraints = {} }: ValidationError): string[] {
  const rules = rulesOf(target, property);
  const broken = Object.keys(constraints);
  const said = Object.entries(constraints).map(
    ([name, message]) => (rules.get(name)?.hasWords ? undefined : sentenceOf(name, rules, broken)) ?? message,
  );
  return [...new Set(said)];
}

function rulesOf(target: object | undefined, property: string): Rules {
  if (target === undefined) return new Map();
  const all = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', false, false);
  return new Map(
    all
      .filter((rule) => rule.propertyName === property)
      .map(({ name, type, constraints = [], each, message }) => [
        name ?? type,
        // The library itself gives nested objects words, as their author would.
        { args: constraints, each, hasWords: message !== undefined && type !== 'nestedValidation' },
      ]),
  );
}

function sentenceOf(name: string, rules: Rules, broken: readonly string[]): string | undefined {
  if (rules.get(name)?.each || listRules.has(name)) return `must be a list${listOf(rules)}`;
  if (numberRules.has(name)) return `must be a ${rules.has('isInt') ? 'whole ' : ''}number${numberOf(rules)}`;
  if (name === 'isIn') return `must be one of ${wordsOf(rules.get(name))}`;
  if (!textRules.has(name)) return plain[name];
  // That it is no text, or too long a one, says no more than that it is not of its shape.
  const shape = shapes.find((one) => broken.includes(one));
  return shape === undefined ? `must be a text${textOf(rules)}` : sentenceOf(shape, rules, broken);
}

const shapes = ['isUuid', 'isEmail', 'isIn'];

const textRules = new Set(['isString', 'isLength', 'minLength', 'maxLength']);
const numberRules = new Set(['isInt', 'isNumber', 'min', 'max']);
const listRules = new Set(['isArray', 'arrayMinSize', 'arrayMaxSize']);

const plain: Readonly<Record<string, string>> = {
  isBoolean: 'must be true or false',
  isDefined: 'must be there',
  isEmail: 'must be an e-mail address',
  isFilled: 'must not be blank',
  isObject: 'must be an object',
  isUuid: 'must be a UUID',
  nestedValidation: 'must be an object',
};

const wordsOf = (rule: Rule | undefined): string => [rule?.args[0] ?? []].flat().map(String).join(', ');

const argOf = (rules: Rules, name: string, nth = 0): number | undefined => {
  const value = rules.get(name)?.args[nth];
  return typeof value === 'number' ? value : undefined;
};

/** " of 1 to 200": a limit that is missing, or beyond which nothing can be written, is not said. */
function span(before: string, least: number | undefined, most: number | undefined): string {
  if (least !== undefined && least === most) return ` of ${least}`;
  if (least !== undefined && most !== undefined) return ` ${before} ${least} to ${most}`;
  if (least !== undefined) return ` of at least ${least}`;
  return most === undefined ? '' : ` of at most ${most}`;
}

function numberOf(rules: Rules): string {
  const most = argOf(rules, 'max');
  return span('from', argOf(rules, 'min'), most === Number.MAX_SAFE_INTEGER ? undefined : most);
}

function textOf(rules: Rules): string {
  const least = argOf(rules, 'isLength') ?? argOf(rules, 'minLength');
  const characters = span('of', least, argOf(rules, 'isLength', 1) ?? argOf(rules, 'maxLength'));
  return characters === '' ? '' : `${characters} characters`;
}

function listOf(rules: Rules): string {
  const size = span('of', argOf(rules, 'arrayMinSize'), argOf(rules, 'arrayMaxSize'));
  const isEach = (name: string): boolean => rules.get(name)?.each ?? false;
  if (isEach('isIn')) return `${size}${size === '' ? ' of' : ','} ${wordsOf(rules.get('isIn'))}`;
  const what = isEach('isObject') || isEach('nestedValidation') ? 'objects' : isEach('isString') ? 'texts' : undefined;
  if (what === undefined) return size;
  return size === '' ? ` of ${what}` : `${size} ${what}`;
}
