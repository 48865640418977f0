/** Puts the log, the bus, one HTTP server and the services of a target into one process. */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { forwardAnnouncements, kafkaAnnouncements, kafkaBus } from '@tributary/bus';
import type { CommissionService } from '@tributary/commission';
import type { Clock, ServiceName } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import {
  type Application,
  type ApplicationParts,
  collectGroups,
  collectPools,
  createApplication,
  identityKey,
  type JsonLogger,
  observedStore,
  operationsRoutes,
  personalData,
  prepareInstallation,
  refuseOtherSecret,
  type RunningBus,
  runningBus,
  type ServiceContext,
  type ServiceDefinition,
} from '@tributary/service-kit';
import { listenForMetrics, startTracing } from '@tributary/telemetry';
import { databasesOf } from './databases.js';
import { installationSettings } from './installation.js';
import { openLog } from './log.js';
import { nameKafka } from './name-kafka.js';
import { Opened } from './opened.js';
import { startOwnPostgres } from './own-postgres.js';
import { kafkaOf, startRelays } from './relay.js';
import { refuseForeign } from './same-installation.js';
import { loadServices } from './services.js';
import type { Settings } from './settings.js';
import { openVault } from './vault.js';

export interface RunningServer {
  readonly application: Application;
  readonly bus: RunningBus;
  /** Appends the hours that have passed, where this process runs the service that does. */
  passHours(): Promise<void>;
  /** Nothing has been recorded yet. */
  isEmpty(): Promise<boolean>;
  close(): Promise<void>;
}

const longestUndo = 10_000;

type Routes = NonNullable<ApplicationParts['routes']>;

/** What a demonstration has a hand in. */
export interface Surroundings {
  readonly clock: Clock;
  /** A log as the consumer groups hear of it. */
  hearing(log: EventStore): EventStore;
}

export async function runServer(
  settings: Settings,
  surroundings: Surroundings,
  logger: JsonLogger,
): Promise<RunningServer> {
  Logger.overrideLogger(logger); // Nest's own would write plain lines until the application has it
  const opened = new Opened();
  try {
    return await runOn(opened, settings, surroundings, logger);
  } catch (error) {
    await Promise.race([opened.close(), pause(longestUndo, undefined, { ref: false })]);
    throw nameKafka(error, settings.kafka);
  }
}

async function runOn(
  opened: Opened,
  settings: Settings,
  { clock, hearing }: Surroundings,
  logger: JsonLogger,
): Promise<RunningServer> {
  const databaseUrl =
    settings.databaseUrl ?? opened.add(await startOwnPostgres(settings), (postgres) => postgres.stop()).url;
  if (settings.tracing) opened.add(await startTracing(settings.tracing), (tracer) => tracer.close());
  await refuseOtherSecret(await databasesOf(settings, databaseUrl));
  const installation = opened.add(
    await prepareInstallation(await installationSettings(settings, databaseUrl)),
    (prepared) => prepared.close(),
  );
  const log = opened.add(await openLog(settings, installation, clock), (stores) => stores.close());
  const vault = opened.add(await openVault(settings, installation), (keys) => keys.close());
  const facts = observedStore(log.facts, 'fact');
  const clicks = observedStore(log.clicks, 'click');
  const stores = { fact: facts, click: clicks };
  const kafka = settings.kafka ? kafkaOf(settings) : null;
  const transport = kafka ? await kafkaBus(kafka) : undefined;
  const bus = runningBus({ fact: hearing(facts), click: hearing(clicks) }, transport);
  const personal = personalData(vault.pool, settings.secret);
  const config = { publicUrl: settings.publicUrl, secret: settings.secret, smtpUrl: settings.smtpUrl };
  const contextOf = (service: ServiceName): ServiceContext => ({
    pools: installation.pools(service),
    facts,
    clicks,
    clock,
    personal,
    config,
    bus,
  });

  const workerPool = (service: ServiceName) => installation.pools(service).worker;
  const loaded = await loadServices(settings.target);
  const parts = kafka ? { ...settings, announcements: kafkaAnnouncements(kafka) } : settings;
  const definitions = loaded.map(({ name, create }) => create(contextOf(name), parts));
  await refuseForeign({ settings, installation, vault: vault.pool, stores, definitions });
  const relay =
    settings.target === 'relay'
      ? opened.add(await startRelays(settings, installation, stores, clock), (relays) => relays.close())
      : null;
  if (kafka)
    for (const { name } of loaded)
      opened.add(await forwardAnnouncements(kafka, workerPool(name)), (forwarding) => forwarding.close());
  opened.add(collectPools(installation.openPools), (stop) => stop());
  opened.add(collectGroups({ services: definitions, bus, stores, clock, workerPool }), (stop) => stop());
  const { metricsPort, host } = settings;
  if (metricsPort !== null) opened.add(await listenForMetrics(metricsPort, host), (listener) => listener.close());
  const application = opened.add(
    await createApplication({
      services: definitions,
      secret: settings.secret,
      bus,
      logger,
      shutdownDelay: settings.shutdownDelay,
      pools: (service) => installation.pools(service),
      needs: {
        'The log': () => log.facts.head(),
        ...(relay
          ? { 'The database': () => installation.pools('relay').worker.query('select 1') }
          : { 'The database of the keys of persons': () => vault.pool.query('select 1') }),
      },
      routes: relay ? relay.routes : await routesOf(settings, bus),
    }),
    (running) => running.close(),
  );
  return {
    application,
    bus,
    passHours: async () => definitions.find(passesHours)?.passHours(),
    isEmpty: async () => (await facts.head()) === 0n,
    close: () => opened.close(),
  };
}

function passesHours(definition: ServiceDefinition): definition is CommissionService {
  return 'passHours' in definition;
}

/** The gateway documents everything; a service behind it documents itself, and lets the gateway at its groups. */
async function routesOf({ target, upstreams, secret }: Settings, bus: RunningBus): Promise<Routes> {
  if (target === 'all' || upstreams) {
    const { documentationRoutes, upstreamsDocument } = await import('@tributary/gateway');
    return (fastify, document) =>
      documentationRoutes(fastify, upstreams ? () => upstreamsDocument(document(), upstreams) : document);
  }
  return (fastify, document) => {
    fastify.get('/api/openapi.json', document);
    operationsRoutes(fastify, bus, identityKey(secret));
  };
}
