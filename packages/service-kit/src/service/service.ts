/** What a service is given and what it gives back; the process that runs it puts the two together. */
import type { DynamicModule } from '@nestjs/common';
import type { ConsumerGroup, DeadLetter } from '@tributary/bus';
import type { Clock, EventId, OrganisationId, ServiceName } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { FastifyInstance } from 'fastify';
import type { Paths } from '../documentation/describe.js';
import type { ServicePools } from '../database/installation.js';
import type { PersonalData } from '../personal-data/personal-data.js';

export interface ServiceConfig {
  /** Where links and invitations lead. */
  readonly publicUrl: string;
  readonly secret: string;
  readonly smtpUrl: string | null;
}

export interface ServiceContext {
  readonly pools: ServicePools;
  readonly facts: EventStore;
  readonly clicks: EventStore;
  readonly clock: Clock;
  readonly personal: PersonalData;
  readonly config: ServiceConfig;
  readonly bus: BusRegistry;
}

export interface GroupRegistration {
  readonly group: ConsumerGroup;
  /** Tables of the service's schema that the group keeps and a rebuild makes again. */
  readonly tables: readonly string[];
}

export interface ServiceDefinition {
  readonly name: ServiceName;
  readonly groups: readonly GroupRegistration[];
  /** Its controllers, for HTTP and for events, and what they need. */
  readonly module: DynamicModule;
  /** Routes too hot for Nest. */
  routes?(fastify: FastifyInstance): void;
  /** What the documentation says of these. */
  readonly paths?: Paths;
  /** Components of the documentation that no class describes, by name. */
  readonly schemas?: Readonly<Record<string, object>>;
  /** Schedulers and loops; called when the consumers run. */
  start?(): Promise<void>;
  stop?(): Promise<void>;
}

export interface ReadModelState {
  readonly name: string;
  readonly service: ServiceName;
  readonly position: bigint;
  /** How many positions the log's end is ahead. */
  readonly lag: bigint;
  readonly generation: number;
  readonly rebuilding: boolean;
  /** Something that its service derived from what it has read is not in the log yet. */
  readonly outgoing: boolean;
}

export type ServiceDeadLetter = DeadLetter & { readonly service: ServiceName };

/** What staff do with consumer groups, wherever these run. */
export interface Operations {
  readModels(): Promise<ReadModelState[]>;
  /** False where there is no such read model. */
  rebuild(group: string): Promise<boolean>;
  deadLetters(organisation: OrganisationId): Promise<ServiceDeadLetter[]>;
  /** Takes a parked organisation up again, or handles one event alone; the reason where it failed again. */
  replay(id: string, organisation: OrganisationId): Promise<{ readonly found: boolean; readonly failure?: string }>;
  /** Gives an event up for one group. */
  skip(
    id: string,
    organisation: OrganisationId,
  ): Promise<{ readonly group: string; readonly eventId: EventId; readonly position: string } | null>;
}

/** All consumer groups of a process. */
export interface BusRegistry extends Operations {
  waitFor(
    group: ConsumerGroup,
    organisation: OrganisationId,
    position: bigint,
    withinMilliseconds: number,
  ): Promise<boolean>;
}
