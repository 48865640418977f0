import { type InvitationId, newEvent, newId, type OrganisationId, type PartnerId } from '@tributary/contracts';
import { signInvitation } from '@tributary/service-kit';
import { checkInvitable, checkNotErased, invitationLife } from '../domain/partner.js';
import { isRefusal, type Refusal } from '../domain/refusal.js';
import { changePartner } from './partner-stream.js';
import type { Actor, Ports } from './ports.js';

export interface Invited {
  readonly invitation: InvitationId;
  readonly partner: PartnerId;
  readonly url: string;
  readonly expiresAt: number;
  readonly position: bigint | null;
}

/** Sending again is another invitation; the one before stays good until it expires or access is revoked. */
export async function invite(
  ports: Ports,
  { organisation, actor }: Actor,
  reference: string,
): Promise<Invited | Refusal> {
  const { facts, clock } = ports;
  const invitation = newId<InvitationId>();
  const occurredAt = clock.now();
  const expiresAt = occurredAt + invitationLife;
  const changed = await changePartner(
    facts,
    organisation,
    reference,
    (partner) =>
      checkInvitable(partner) ??
      checkNotErased(partner) ??
      newEvent('InvitationSent', { invitation, partner: partner.id, expiresAt }, { actor, occurredAt }),
  );
  if (isRefusal(changed)) return changed;
  const partner = changed.partner.id;
  return {
    invitation,
    partner,
    url: invitationUrl(ports, organisation, partner, invitation, expiresAt),
    expiresAt,
    position: changed.position,
  };
}

export function revokeAccess({ facts, clock }: Ports, { organisation, actor }: Actor, reference: string) {
  return changePartner(facts, organisation, reference, (partner) =>
    partner.access === 'revoked'
      ? null
      : newEvent('AccessRevoked', { partner: partner.id }, { actor, occurredAt: clock.now() }),
  );
}

export function invitationUrl(
  { secret, publicUrl }: Pick<Ports, 'secret' | 'publicUrl'>,
  organisation: OrganisationId,
  partner: PartnerId,
  invitation: InvitationId,
  expiresAt: number,
): string {
  return `${publicUrl}/partner/invitation?token=${signInvitation({ organisation, partner, invitation, expiresAt }, secret)}`;
}
