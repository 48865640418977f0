import type { Clock, OrganisationId, PartnerId } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { PersonalData } from '@tributary/service-kit';

export interface Ports {
  readonly facts: EventStore;
  readonly clock: Clock;
  readonly personal: PersonalData;
  /** The address in an invitation, for the token that it carries. */
  readonly secret: string;
  readonly publicUrl: string;
  /** When the latest sale was made that is priced for a partner, of all that is recorded; null where there is none. */
  lastPriced(organisation: OrganisationId, partner: PartnerId): Promise<number | null>;
}

export interface Actor {
  readonly organisation: OrganisationId;
  readonly actor: string;
}
