/** Puts services into one Nest application: their routes, their guards, their consumers. One service or all, the same way. */
import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceName } from '@tributary/contracts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { describe } from '../documentation/describe.js';
import type { ServicePools } from '../database/installation.js';
import { importBodyLimit, readJsonBodies } from '../http/json-bodies.js';
import { inputValidation } from '../http/validation.js';
import { IdentityGuard } from '../identity/guard.js';
import { identityKey } from '../identity/identity.js';
import type { JsonLogger } from '../logging/logger.js';
import { ProblemFilter, problemOf, sendProblem } from '../problems/problem-filter.js';
import type { RunningBus } from '../service/bus-registry.js';
import type { ServiceDefinition } from '../service/service.js';
import { observeHttp } from '../telemetry/observe-http.js';
import { type Health, healthRoutes, type Needs } from './health.js';
import { closeHttp, releaseConnections } from './shutdown.js';

export interface ApplicationParts {
  readonly services: readonly ServiceDefinition[];
  readonly secret: string;
  readonly bus: RunningBus;
  pools(service: ServiceName): ServicePools;
  /** Milliseconds between saying "not ready" and closing, so that a load balancer has looked elsewhere before. */
  readonly shutdownDelay?: number;
  readonly logger: JsonLogger;
  /** What it cannot serve without, beside its services' own databases: each rejects where that does not answer. */
  readonly needs?: Needs;
  /** More routes, such as the documentation's; the document is made when it is asked for. */
  readonly routes?: (fastify: FastifyInstance, document: () => object) => void;
}

export interface Application {
  readonly fastify: FastifyInstance;
  listen(port: number, host: string): Promise<void>;
  /** Says that it is not ready, then stops schedulers, requests and consumers; what is under way ends first. */
  close(): Promise<void>;
}

/** Until the slowest header has arrived; then a slow sender is cut off. */
const requestTimeout = 60_000;

export async function createApplication(parts: ApplicationParts): Promise<Application> {
  const { services, secret, bus, logger, routes, shutdownDelay = 0 } = parts;
  const adapter = new FastifyAdapter({
    bodyLimit: importBodyLimit,
    requestTimeout,
    return503OnClosing: false, // what still comes in on an open connection is answered
    routerOptions: { maxParamLength: 2_000 },
    // What is wrong before a route is known, such as a path that cannot be decoded.
    frameworkErrors: (error: unknown, _request: unknown, reply: unknown) => {
      sendProblem(reply as FastifyReply, problemOf(error));
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(rootOf(services), adapter, {
    bodyParser: false,
    logger,
    abortOnError: false,
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  app.useGlobalGuards(new IdentityGuard(new Reflector(), identityKey(secret)));
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(inputValidation());
  const health: Health = { serving: false };
  releaseConnections(fastify, health);
  observeHttp(
    fastify,
    services.map(({ name }) => name),
    logger,
  );
  for (const service of services) service.routes?.(fastify);
  readJsonBodies(fastify);
  healthRoutes(fastify, health, { 'The database': () => askAll(services, parts), ...parts.needs });
  routes?.(fastify, () => describe(app, services));
  for (const service of services) {
    for (const strategy of await bus.join(service, parts.pools(service.name).worker))
      app.connectMicroservice({ strategy });
  }
  await app.startAllMicroservices();
  await app.init();
  await fastify.ready();
  for (const service of services) await service.start?.();
  health.serving = true;
  return {
    fastify,
    listen: async (port, host) => {
      await app.listen(port, host);
    },
    close: async () => {
      health.serving = false;
      await pause(shutdownDelay);
      for (const service of services) await service.stop?.();
      await closeHttp(fastify);
      await app.close();
      await bus.close();
    },
  };
}

function askAll(services: readonly ServiceDefinition[], parts: ApplicationParts): Promise<unknown> {
  return Promise.all(services.map(({ name }) => parts.pools(name).worker.query('select 1')));
}

class Root {}

const rootOf = (services: readonly ServiceDefinition[]) => ({
  module: Root,
  imports: services.map(({ module }) => module),
});

/** The document of services that are put together but never started: nothing is connected. */
export async function describeServices(services: readonly ServiceDefinition[]): Promise<object> {
  const app = await NestFactory.create(rootOf(services), new FastifyAdapter(), { logger: false, abortOnError: false });
  return describe(app, services);
}
