/** Refuses what is too large before anything else looks at it. */
import type { Finding } from './finding.js';

export const longestPlan = 200_000;
const deepest = 40;

export function tooLarge(input: unknown): Finding | null {
  const { depth, parts } = extentOf(input);
  if (depth > deepest) return { path: '', code: 'too-deep', message: `A plan nests at most ${deepest} deep.` };
  const length = parts > longestPlan ? parts : (JSON.stringify(input) ?? '').length;
  if (length <= longestPlan) return null;
  const limit = longestPlan.toLocaleString('en-GB');
  return { path: '', code: 'too-long', message: `A plan is at most ${limit} characters of JSON; this one is longer.` };
}

/** Level by level, because a call for each level would itself be too deep; no further than the answer needs. */
function extentOf(input: unknown): { depth: number; parts: number } {
  let [depth, parts] = [0, 0];
  for (let level = [input]; level.length > 0 && depth <= deepest && parts <= longestPlan; depth++) {
    parts += level.length;
    if (parts > longestPlan) break;
    level = level.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []));
  }
  return { depth, parts };
}
