import { newEvent } from '@tributary/contracts';
import { type Refusal, refuse } from '../domain/refusal.js';
import { type Changed, changePartner, loadPartner } from './partner-stream.js';
import type { Actor, Ports } from './ports.js';

/**
 * The key goes first: whoever folds the fact finds nothing to open any more. Doing it again repairs what broke off between.
 */
export async function erasePartner(
  { facts, clock, personal }: Ports,
  { organisation, actor }: Actor,
  reference: string,
): Promise<Changed | Refusal> {
  const partner = await loadPartner(facts, organisation, reference);
  if (!partner) return refuse('unknown-partner', `There is no partner ${reference}.`);
  await personal.erase(organisation, partner.id);
  return changePartner(facts, organisation, partner.id, ({ personal: sealed }) =>
    sealed === null
      ? null
      : newEvent('PersonErased', { person: partner.id, kind: 'partner' }, { actor, occurredAt: clock.now() }),
  );
}
