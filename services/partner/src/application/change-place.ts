import {
  newEvent,
  type OrganisationId,
  type PartnerId,
  type ProgramId,
  programId,
  streamName,
} from '@tributary/contracts';
import { checkBeginning, type Above, decideParent, decideTier, parentOf } from '../domain/place.js';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.js';
import { type Changed, changePartner, idOf, loadPartner } from './partner-stream.js';
import type { Actor, Ports } from './ports.js';

/** Beyond this nobody looks for a circle. */
const deepest = 1_000;

export interface NewTier {
  /** Id or code; null: in all programs that have none of their own. */
  readonly program: string | null;
  readonly tier: string | null;
  readonly from: string | null | undefined;
  /** Undefined: now. */
  readonly at: number | undefined;
}

export async function changeTier(
  ports: Ports,
  actor: Actor,
  reference: string,
  { program: named, tier, from, at: wanted }: NewTier,
): Promise<Changed | Refusal> {
  const { facts, clock } = ports;
  const { organisation } = actor;
  const program = named === null ? null : await knownProgram(ports, organisation, named);
  if (named !== null && program === null) return refuse('unknown-program', `There is no program ${named}.`);
  return changePartner(facts, organisation, reference, async (partner) => {
    const at = wanted ?? clock.now();
    const data = decideTier(partner, { program, tier, from, at });
    if (data === null || isRefusal(data)) return data;
    const early = await beginningOf(ports, organisation, partner.id, at);
    return early ?? newEvent('TierChanged', data, { actor: actor.actor, occurredAt: at });
  });
}

export interface NewParent {
  /** Id or code. */
  readonly parent: string | null;
  readonly from: string | null | undefined;
  readonly at: number | undefined;
}

export async function changeParent(
  ports: Ports,
  actor: Actor,
  reference: string,
  { parent: named, from, at: wanted }: NewParent,
): Promise<Changed | Refusal> {
  const { facts, clock } = ports;
  const { organisation } = actor;
  const idOrNull = (code: string | null) => (code === null ? null : idOf(organisation, code));
  return changePartner(facts, organisation, reference, async (partner) => {
    const at = wanted ?? clock.now();
    const parent = named === null ? null : await aboveOf(ports, organisation, named, at);
    if (isRefusal(parent)) return parent;
    const data = decideParent(partner, { parent, from: from === undefined ? undefined : idOrNull(from), at });
    if (data === null || isRefusal(data)) return data;
    const early = await beginningOf(ports, organisation, partner.id, at);
    return early ?? newEvent('ParentChanged', data, { actor: actor.actor, occurredAt: at });
  });
}

/** A moment that has not passed needs no look at what is priced. */
async function beginningOf(
  { clock, lastPriced }: Ports,
  organisation: OrganisationId,
  partner: PartnerId,
  at: number,
): Promise<Refusal | undefined> {
  const now = clock.now();
  return at >= now ? undefined : checkBeginning(at, now, await lastPriced(organisation, partner));
}

async function knownProgram(
  { facts }: Ports,
  organisation: OrganisationId,
  reference: string,
): Promise<ProgramId | null> {
  const isId = idOf(organisation, reference) === reference;
  const program = isId ? (reference as ProgramId) : programId(organisation, reference);
  const [known] = await facts.readStream(streamName(organisation, 'program', program), 0, 1);
  return known ? program : null;
}

async function aboveOf(
  { facts, clock }: Ports,
  organisation: OrganisationId,
  reference: string,
  at: number,
): Promise<Above | Refusal> {
  const parent = await loadPartner(facts, organisation, reference);
  if (!parent) return refuse('unknown-partner', `There is no partner ${reference}.`);
  const above: { id: PartnerId; code: string }[] = [];
  const seen = new Set<PartnerId>([parent.id]);
  const moment = Math.max(at, clock.now());
  for (let next = parentOf(parent, moment); next && !seen.has(next) && seen.size < deepest; ) {
    seen.add(next);
    const found = await loadPartner(facts, organisation, next);
    if (!found) break;
    above.push({ id: found.id, code: found.code });
    next = parentOf(found, moment);
  }
  return { id: parent.id, code: parent.code, above };
}
