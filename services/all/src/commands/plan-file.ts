import { readFileSync, statSync } from 'node:fs';

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

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
