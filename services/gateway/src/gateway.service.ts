/** The only place where ports meet adapters. */
import { type Announcements, databaseAnnouncements, outboxOf } from '@tributary/bus';
import type { MigrationSet } from '@tributary/event-store';
import {
  identityKey,
  joinedOperations,
  type Operations,
  remoteOperations,
  type ServiceContext,
  type ServiceDefinition,
} from '@tributary/service-kit';
import { ActorsController } from './adapters/http/actors.controller.js';
import { ApiKeysController } from './adapters/http/api-keys.controller.js';
import { type ApplicationFolders, applicationRoutes, builtApplications } from './adapters/http/applications.routes.js';
import { guardTheEdge } from './adapters/http/edge.js';
import { gatewayPaths } from './adapters/http/gateway.paths.js';
import { InvitationsController } from './adapters/http/invitations.controller.js';
import { LiveHub } from './adapters/http/live-hub.js';
import { liveRoute } from './adapters/http/live.route.js';
import { OperationsController } from './adapters/http/operations.controller.js';
import { SessionController } from './adapters/http/session.controller.js';
import { SetupController } from './adapters/http/setup.controller.js';
import { type Upstreams, upstreamRoutes } from './adapters/http/upstreams.routes.js';
import { KnownKeys } from './adapters/postgres/api-keys.js';
import { OPERATIONS, PORTS } from './adapters/tokens.js';
import type { Limits, Ports } from './application/ports.js';
import { type BucketSize, TokenBuckets } from './application/token-buckets.js';
import { membershipsGroup, MembershipsProjection, membershipsTables } from './projections/memberships.projection.js';

export const gatewayMigrations: MigrationSet = {
  schema: 'gateway',
  directory: new URL('./migrations/', import.meta.url),
};

export interface GatewayOptions {
  readonly limits?: Partial<Record<keyof Limits, BucketSize>>;
  readonly applications?: ApplicationFolders;
  /** Where the other services listen; none where they run in this process. */
  readonly upstreams?: Upstreams;
  /** What the other services tell open screens; those that share the database unless named. */
  readonly announcements?: Announcements;
}

const defaultLimits: Readonly<Record<keyof Limits, BucketSize>> = {
  signIn: { rate: 1 / 20, burst: 5 },
  signInAddress: { rate: 1 / 2, burst: 30 },
  apiKey: { rate: 5_000, burst: 50_000 },
  session: { rate: 50, burst: 400 },
  anonymous: { rate: 50, burst: 400 },
};

class GatewayModule {}

export function gatewayService(context: ServiceContext, options: GatewayOptions = {}): ServiceDefinition {
  const { pools, facts, clock, personal, config, bus } = context;
  const sizes = { ...defaultLimits, ...options.limits };
  const limits: Limits = {
    signIn: new TokenBuckets(sizes.signIn),
    signInAddress: new TokenBuckets(sizes.signInAddress),
    apiKey: new TokenBuckets(sizes.apiKey),
    session: new TokenBuckets(sizes.session),
    anonymous: new TokenBuckets(sizes.anonymous),
  };
  const outbox = outboxOf(pools.worker, facts);
  const keys = new KnownKeys(pools.worker);
  const ports: Ports = { pools, facts, outbox, clock, personal, config, keys, limits };
  const hub = new LiveHub(options.announcements ?? databaseAnnouncements(pools.worker));
  const { upstreams } = options;
  const operations = upstreams ? operationsEverywhere(bus, upstreams, identityKey(config.secret)) : bus;
  return {
    name: 'gateway',
    groups: [{ group: membershipsGroup, tables: membershipsTables }],
    module: {
      module: GatewayModule,
      controllers: [
        MembershipsProjection,
        SetupController,
        SessionController,
        InvitationsController,
        ApiKeysController,
        ActorsController,
        OperationsController,
      ],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: OPERATIONS, useValue: operations },
      ],
    },
    routes: (fastify) => {
      guardTheEdge(fastify, ports);
      liveRoute(fastify, hub);
      applicationRoutes(fastify, ports, options.applications ?? builtApplications());
      if (upstreams) upstreamRoutes(fastify, upstreams);
    },
    paths: gatewayPaths,
    start: () => {
      outbox.ship();
      return hub.start();
    },
    stop: async () => {
      await hub.stop();
      await outbox.close();
    },
  };
}

function operationsEverywhere(own: Operations, upstreams: Upstreams, key: Uint8Array): Operations {
  const others = Object.entries(upstreams).map(([name, url]) => remoteOperations(name as keyof Upstreams, url, key));
  return joinedOperations([own, ...others]);
}
