import type { Condition, Field, Scalar, Test } from '@tributary/contracts';
import { listed } from './periods-in-words.js';

/** Follows "where": "the sale's country is GB and the line's category is "shoes"". */
export function conditionInWords(condition: Condition): string {
  if ('all' in condition) return listed(condition.all.map(member));
  if ('any' in condition) return listed(condition.any.map(member), 'or');
  return testInWords(condition);
}

/** A group in a group stands in brackets. */
function member(condition: Condition): string {
  const words = conditionInWords(condition);
  const members = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  return members.length > 1 ? `(${words})` : words;
}

function testInWords(test: Test): string {
  const field = fieldInWords(test.field);
  if ('is' in test) return `${field} is ${quoted(test.is)}`;
  if ('isNot' in test) return `${field} is not ${quoted(test.isNot)}`;
  if ('in' in test) return `${field} is ${listed(test.in.map(quoted), 'or')}`;
  if ('notIn' in test) return `${field} is not ${listed(test.notIn.map(quoted), 'or')}`;
  if ('over' in test) return `${field} is over ${quoted(test.over)}`;
  if ('atLeast' in test) return `${field} is at least ${quoted(test.atLeast)}`;
  if ('under' in test) return `${field} is under ${quoted(test.under)}`;
  if ('atMost' in test) return `${field} is at most ${quoted(test.atMost)}`;
  if ('between' in test) return `${field} is between ${listed(test.between.map(quoted))}`;
  if ('startsWith' in test) return `${field} starts with ${quoted(test.startsWith)}`;
  if ('endsWith' in test) return `${field} ends with ${quoted(test.endsWith)}`;
  if ('contains' in test) return `${field} contains ${quoted(test.contains)}`;
  return `${field} is ${test.exists ? 'known' : 'not known'}`;
}

const quoted = (value: Scalar): string => (typeof value === 'string' ? `“${value}”` : value.toLocaleString('en-GB'));

const nouns: Readonly<Record<string, string>> = {
  net: 'net amount in minor units',
  amount: 'amount in minor units',
  discount: 'discount in minor units',
  unitAmount: 'amount of one unit in minor units',
  externalId: 'id',
};

function fieldInWords(field: Field): string {
  const dot = field.lastIndexOf('meta.') < 0 ? field.indexOf('.') : field.lastIndexOf('meta.') + 'meta'.length;
  const [owner, name] = [field.slice(0, dot), field.slice(dot + 1)];
  if (owner === 'meta') return `the detail “${name}”`;
  if (owner.endsWith('.meta')) return `the ${owner.slice(0, -'.meta'.length)}’s detail “${name}”`;
  return `the ${owner}’s ${nouns[name] ?? name}`;
}
