import type { Clock, OrganisationId } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { PersonalData } from '@tributary/service-kit';

export interface Ports {
  readonly facts: EventStore;
  readonly clock: Clock;
  readonly personal: PersonalData;
  /** The address in an invitation, for the token that it carries. */
  readonly secret: string;
  readonly publicUrl: string;
}

export interface Actor {
  readonly organisation: OrganisationId;
  readonly actor: string;
}
