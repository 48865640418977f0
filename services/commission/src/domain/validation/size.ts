/** Refuses what is too large before anything else looks at it. */
import type { Finding } from './finding.js';

export const longestPlan = 200_000;
const deepest = 40;

export function tooLarge(input: unknown): Finding | null {
  if (depthOf(input) > deepest) return { path: '', code: 'too-deep', message: `A plan nests at most ${deepest} deep.` };
  const { length } = JSON.stringify(input) ?? '';
  if (length <= longestPlan) return null;
  const sizes = `${longestPlan.toLocaleString('en-GB')} characters; this one has ${length.toLocaleString('en-GB')}`;
  return { path: '', code: 'too-long', message: `A plan is at most ${sizes}.` };
}

/** Level by level, because a call for each level would itself be too deep. */
function depthOf(input: unknown): number {
  let depth = 0;
  for (let level = [input]; level.length > 0 && depth <= deepest; depth++)
    level = level.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []));
  return depth;
}
