import type { Clock, OrganisationId } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { PersonalData } from '@tributary/service-kit';
import type { Catalogue } from './catalogue.js';

export interface Ports {
  readonly facts: EventStore;
  readonly clicks: EventStore;
  readonly clock: Clock;
  readonly personal: PersonalData;
  readonly catalogue: Catalogue;
}

/** Who asks. */
export interface Actor {
  readonly organisation: OrganisationId;
  readonly actor: string;
}
