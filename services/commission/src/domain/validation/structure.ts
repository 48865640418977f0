/** What the JSON Schema says about a plan, in words and with one error for each fault. */
import type { Plan } from '@tributary/contracts';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { payKinds } from '../rules/registry.js';
import { type Finding, pathOf } from './finding.js';
import { tooLarge } from './size.js';

const mostFindings = 100;

export type ReadPlan = (input: unknown) => { readonly plan: Plan } | { readonly errors: readonly Finding[] };

export function planReader(schema: object): ReadPlan {
  const ajv = new Ajv2020({
    allErrors: true,
    discriminator: true,
    strictRequired: false,
    verbose: true,
    allowUnionTypes: true,
  });
  const fits = ajv.compile(schema);
  return (input) => {
    const large = tooLarge(input);
    if (large) return { errors: [large] };
    if (fits(input)) return { plan: input as Plan };
    return { errors: findings(fits.errors ?? []).slice(0, mostFindings) };
  };
}

function findings(errors: readonly ErrorObject[]): Finding[] {
  const wrong = errors.filter((error) => !isOfAnotherBranch(error, errors) && !summaries.has(error.keyword));
  const said = new Map(wrong.map(findingOf).map((finding) => [`${finding.path} ${finding.message}`, finding]));
  return [...said.values()];
}

/** They only say that something within them was wrong. */
const summaries = new Set(['oneOf']);

/** What may be several shapes is one of them; what the others say about it is of no use. */
function isOfAnotherBranch(
  { instancePath, keyword, parentSchema }: ErrorObject,
  errors: readonly ErrorObject[],
): boolean {
  const choice = errors.find((error) => error.keyword === 'oneOf' && error.instancePath === instancePath);
  if (!choice || keyword === 'oneOf') return false;
  return !meantBy(choice.data).includes(firstFieldOf(parentSchema));
}

/** Shapes are known by their first field; text has none. */
function meantBy(data: unknown): readonly (string | undefined)[] {
  if (typeof data !== 'object' || data === null) return [undefined, 'field'];
  const group = ['all', 'any'].find((name) => name in data);
  return group ? [group] : ['field', 'from'];
}

const firstFieldOf = (schema: ErrorObject['parentSchema']): string | undefined =>
  Object.keys((schema as { readonly properties?: object } | undefined)?.properties ?? {})[0];

function findingOf({ instancePath, keyword, params, parentSchema }: ErrorObject): Finding {
  const path = pathOf(instancePath);
  const within = (field: unknown): string => (path ? `${path}.${String(field)}` : String(field));
  const note: unknown = (parentSchema as { readonly description?: unknown } | undefined)?.description;
  const hint = typeof note === 'string' ? ` ${note}` : '';
  const finding = (code: string, text: string, at = path): Finding => ({ path: at, code, message: text });
  switch (keyword) {
    case 'type':
      return finding('wrong-shape', `Give ${[params['type']].flat().map(typeInWords).join(' or ')}.${hint}`);
    case 'required':
      return finding('missing', 'This is missing.', within(params['missingProperty']));
    case 'additionalProperties':
      return finding('unknown-field', 'There is no such field here.', within(params['additionalProperty']));
    case 'enum':
      return finding('not-one-of', `Give one of ${(params['allowedValues'] as unknown[]).map(String).join(', ')}.`);
    case 'discriminator':
      return finding('not-one-of', `Give one of ${payKinds.join(', ')}.`, within('kind'));
    case 'const':
      return finding('only-true', 'This is true or left out.');
    case 'pattern':
      return finding('malformed', `This cannot be read.${hint}`);
    case 'maximum':
      return finding('out-of-range', `This is too much: at most ${limitOf(params)}.`);
    case 'minimum':
      return finding('out-of-range', `This is too little: at least ${limitOf(params)}.`);
    case 'minLength':
      return finding('empty', 'This is empty.');
    case 'maxLength':
      return finding('too-long', `This is too long: at most ${limitOf(params)} characters.`);
    case 'minItems':
      return finding('empty', 'This has no members.');
    case 'maxItems':
      return finding('too-many', `These are too many: at most ${limitOf(params)}.`);
    case 'maxProperties':
      return finding(
        'too-many',
        `These do not go together: give ${String(params['limit'])} field${params['limit'] === 1 ? '' : 's'}.`,
      );
    case 'minProperties':
      return finding(
        'too-few',
        `Something is missing here: give ${String(params['limit'])} field${params['limit'] === 1 ? '' : 's'}.`,
      );
    default:
      return finding('wrong-shape', `This cannot be read.${hint}`);
  }
}

const limitOf = ({ limit }: ErrorObject['params']): string => Number(limit).toLocaleString('en-GB');

const types: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'text',
};

const typeInWords = (type: string): string => types[type] ?? type;
