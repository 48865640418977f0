import { isWebAddress, type Program } from './program.js';
import { type Refusal, refuse } from './refusal.js';

export const codePattern = /^[a-z0-9][a-z0-9-]{1,38}$/;
/** Without what looks alike in print: 0 o, 1 l i. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const generatedLength = 7;

export function generatedCode(random: (below: number) => number): string {
  return Array.from({ length: generatedLength }, () => alphabet[random(alphabet.length)]).join('');
}

/** A link may lead only to where the program lives, or `/r/…` would be an open redirect. */
export function checkTarget(target: string | null, program: Pick<Program, 'landingUrl'>): Refusal | undefined {
  if (target === null) return undefined;
  if (!isWebAddress(target))
    return refuse('target-not-allowed', 'A target is an http or https address without blanks.', 'target');
  if (program.landingUrl === null)
    return refuse('target-not-allowed', 'The program has no landing page, so its links have no target.');
  const { host } = new URL(program.landingUrl);
  return new URL(target).host === host
    ? undefined
    : refuse('target-not-allowed', `Links of this program lead to ${host}.`);
}
