import { readFileSync, statSync } from 'node:fs';
import { lineOf, readJson } from '@tributary/api-client/json-places';

/** In bytes; the server takes far less. */
const largest = 1_000_000;

export function readPlanFile(file: string): object {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new Error(`There is no file ${file}.`);
  if (!stat.isFile()) throw new Error(`${file} is no file; name a JSON file with a plan.`);
  if (stat.size > largest)
    throw new Error(`${file} has ${stat.size.toLocaleString('en-GB')} bytes; a plan is at most 200,000 characters.`);
  const plan = parsed(file, readFileSync(file, 'utf8'));
  if (typeof plan !== 'object' || plan === null || Array.isArray(plan))
    throw new Error(`${file} holds no plan: a plan is a JSON object with "rules".`);
  return plan;
}

function parsed(file: string, withMark: string): unknown {
  const text = withMark.replace(/^\uFEFF/, '');
  const read = readJson(text);
  if ('value' in read) return read.value;
  const { at, message } = read.fault;
  throw new Error(`${file} is no JSON: line ${lineOf(text, at.start)}: ${message}.`);
}
