/** Where a partner stands among the others: its tier, and whose sub-partner it is. Both are dated. */
import type { EventData, PartnerId, ProgramId } from '@tributary/contracts';
import { entryAt } from './dated.js';
import type { Partner } from './partner.js';
import { type Refusal, refuse } from './refusal.js';

/** The tier that a program has for the partner; `program` null: of all programs that have none of their own. */
export const tierOf = ({ tiers }: Pick<Partner, 'tiers'>, program: ProgramId | null, at: number): string | null =>
  entryAt(
    tiers.filter((entry) => entry.program === program),
    at,
  )?.tier ?? null;

export const parentOf = ({ parents }: Pick<Partner, 'parents'>, at: number): PartnerId | null =>
  entryAt(parents, at)?.parent ?? null;

export interface TierCommand {
  readonly program: ProgramId | null;
  readonly tier: string | null;
  /** What its author saw; undefined where that does not matter. */
  readonly from: string | null | undefined;
  readonly at: number;
}

/** Null where nothing is left to change. */
export function decideTier(partner: Partner, command: TierCommand): EventData['TierChanged'] | null | Refusal {
  const { program, tier, from: seen, at } = command;
  const from = tierOf(partner, program, at);
  if (from === tier) return null;
  if (partner.state === 'terminated')
    return refuse('wrong-state', `The partnership with ${partner.code} has been terminated.`);
  if (seen !== undefined && seen !== from)
    return refuse('changed-meanwhile', `${partner.code} ${from === null ? 'has no tier' : `is ${from}`} by now.`);
  return { partner: partner.id, program, tier, from };
}

export interface ParentCommand {
  readonly parent: Above | null;
  readonly from: PartnerId | null | undefined;
  readonly at: number;
}

/** A partner with all that are above it, the nearest first. */
export interface Above {
  readonly id: PartnerId;
  readonly code: string;
  readonly above: readonly { readonly id: PartnerId; readonly code: string }[];
}

/** Nobody is above itself. */
export function decideParent(partner: Partner, command: ParentCommand): EventData['ParentChanged'] | null | Refusal {
  const { parent, from: seen, at } = command;
  const from = parentOf(partner, at);
  if (from === (parent?.id ?? null)) return null;
  if (partner.state === 'terminated')
    return refuse('wrong-state', `The partnership with ${partner.code} has been terminated.`);
  if (seen !== undefined && seen !== from)
    return refuse('changed-meanwhile', `${partner.code} has another parent by now.`);
  const chain = parent ? [parent, ...parent.above] : [];
  const again = chain.findIndex(({ id }) => id === partner.id);
  if (again >= 0) {
    const codes = [partner, ...chain.slice(0, again + 1)].map(({ code }) => code);
    return refuse('wrong-state', `A partner cannot be above itself: ${codes.join(' → ')}.`);
  }
  return { partner: partner.id, parent: parent?.id ?? null, from };
}

/** What is dated must not reach sales that are priced: they keep the tier and the parents that they were priced by. */
export function checkBeginning(at: number, now: number, lastPriced: number | null): Refusal | undefined {
  if (at >= now || lastPriced === null || lastPriced < at) return undefined;
  return refuse(
    'wrong-state',
    `A sale of ${new Date(lastPriced).toISOString()} is priced already; this cannot begin before it.`,
  );
}
