/** Partners. Name and e-mail stand in `personal`. */
import type { InvitationId, PartnerId, ProgramId } from '../ids.js';

export interface PartnerFacts {
  PartnerAdded: {
    readonly partner: PartnerId;
    readonly code: string;
    readonly type: PartnerType;
    readonly country: string | null;
  };
  PartnerUpdated: { readonly partner: PartnerId; readonly type: PartnerType; readonly country: string | null };
  InvitationSent: { readonly invitation: InvitationId; readonly partner: PartnerId; readonly expiresAt: number };
  /** Ends open invitations and every membership of the partner. */
  AccessRevoked: { readonly partner: PartnerId };
  /** The reason, where one is given, stands in `personal`; so with PartnerTerminated. */
  PartnerSuspended: { readonly partner: PartnerId };
  PartnerTerminated: { readonly partner: PartnerId };
  PartnerReinstated: { readonly partner: PartnerId };
  /** From `occurredAt` on; `program` null: in every program that has none of its own for the partner. */
  TierChanged: {
    readonly partner: PartnerId;
    readonly program: ProgramId | null;
    readonly tier: string | null;
    readonly from: string | null;
  };
  /** From `occurredAt` on. No partner is above itself. */
  ParentChanged: { readonly partner: PartnerId; readonly parent: PartnerId | null; readonly from: PartnerId | null };
}

export const partnerTypes = ['affiliate', 'reseller', 'agency', 'integration', 'introducing-broker'] as const;
export type PartnerType = (typeof partnerTypes)[number];
