import type { Outbox } from '@tributary/bus';
import type { Clock } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { PersonalData, ServiceConfig, ServicePools } from '@tributary/service-kit';
import type { KnownKeys } from '../adapters/postgres/api-keys.js';
import type { TokenBuckets } from './token-buckets.js';

export interface Ports {
  readonly pools: ServicePools;
  readonly facts: EventStore;
  /** For facts that go with rows of our own, both or neither. */
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly personal: PersonalData;
  readonly config: ServiceConfig;
  readonly keys: KnownKeys;
  readonly limits: Limits;
}

export interface Limits {
  /** Tries to sign in to one account from one address, and from one address at all. */
  readonly signIn: TokenBuckets;
  readonly signInAddress: TokenBuckets;
  readonly apiKey: TokenBuckets;
  readonly session: TokenBuckets;
  readonly anonymous: TokenBuckets;
}
