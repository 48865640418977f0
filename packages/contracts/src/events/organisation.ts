/** An organisation, its people, and what its operators give up. */
import type { AccountId, InvitationId, PartnerId } from '../ids.js';

export interface OrganisationFacts {
  OrganisationCreated: { readonly name: string; readonly zone: string };
  /** A person took up an invitation and may sign in for the partner. */
  InvitationAccepted: { readonly invitation: InvitationId; readonly partner: PartnerId; readonly account: AccountId };
  /** An operator gave a parked event up for one consumer group; read before any replay. */
  EventSkipped: { readonly group: string; readonly event: string; readonly position: string; readonly reason: string };
  /** The key of a partner's or a customer's personal data is destroyed; in the stream of that partner or customer. */
  PersonErased: { readonly person: string; readonly kind: 'partner' | 'customer' };
}
