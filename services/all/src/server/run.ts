/** Puts the log, the bus, one HTTP server and the services of a target into one process. */
import { forwardAnnouncements, kafkaAnnouncements, kafkaBus } from '@tributary/bus';
import type { CommissionService } from '@tributary/commission';
import type { Clock, ServiceName } from '@tributary/contracts';
import { documentationRoutes, upstreamsDocument } from '@tributary/gateway';
import {
  type Application,
  type ApplicationParts,
  collectGroups,
  collectPools,
  createApplication,
  type EmbeddedPostgres,
  identityKey,
  type JsonLogger,
  observedStore,
  operationsRoutes,
  personalData,
  prepareInstallation,
  type RunningBus,
  runningBus,
  type ServiceContext,
  type ServiceDefinition,
} from '@tributary/service-kit';
import { listenForMetrics, startTracing } from '@tributary/telemetry';
import { installationSettings } from './installation.js';
import { openLog } from './log.js';
import { startOwnPostgres } from './own-postgres.js';
import { kafkaOf, startRelays } from './relay.js';
import { services, servicesOf } from './services.js';
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

export async function runServer(settings: Settings, clock: Clock, logger: JsonLogger): Promise<RunningServer> {
  const postgres = settings.databaseUrl ? null : await startOwnPostgres(settings);
  try {
    return await runOn(postgres, settings, clock, logger);
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

async function runOn(
  postgres: EmbeddedPostgres | null,
  settings: Settings,
  clock: Clock,
  logger: JsonLogger,
): Promise<RunningServer> {
  const tracer = settings.tracing && (await startTracing(settings.tracing));
  const installation = await prepareInstallation(
    installationSettings(settings, settings.databaseUrl ?? postgres?.url ?? ''),
  );
  const log = await openLog(settings, installation, clock);
  const vault = await openVault(settings, installation);
  const facts = observedStore(log.facts, 'fact');
  const clicks = observedStore(log.clicks, 'click');
  const stores = { fact: facts, click: clicks };
  const relay = settings.target === 'relay' ? await startRelays(settings, installation, stores, clock) : null;
  const kafka = settings.kafka ? kafkaOf(settings) : null;
  const bus = runningBus(stores, kafka ? await kafkaBus(kafka) : undefined);
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
  const names = servicesOf(settings.target);
  const parts = kafka ? { ...settings, announcements: kafkaAnnouncements(kafka) } : settings;
  const definitions = names.map((name) => services[name].create(contextOf(name), parts));
  const forwarding = kafka ? await Promise.all(names.map((name) => forwardAnnouncements(kafka, workerPool(name)))) : [];
  const stopCollecting = [
    collectPools(installation.openPools),
    collectGroups({ services: definitions, bus, stores, clock, workerPool }),
  ];
  const { metricsPort, host } = settings;
  const listener = metricsPort === null ? null : await listenForMetrics(metricsPort, host);
  const application = await createApplication({
    services: definitions,
    secret: settings.secret,
    bus,
    logger,
    shutdownDelay: settings.shutdownDelay,
    pools: (service) => installation.pools(service),
    routes: relay ? relay.routes : routesOf(settings, bus),
  });
  return {
    application,
    bus,
    passHours: async () => definitions.find(passesHours)?.passHours(),
    isEmpty: async () => (await facts.head()) === 0n,
    close: async () => {
      await application.close();
      await Promise.all(forwarding.map((each) => each.close()));
      await relay?.close();
      for (const stop of stopCollecting) stop();
      await listener?.close();
      await tracer?.close();
      await log.close();
      await vault.close();
      await installation.close();
      await postgres?.stop();
    },
  };
}

function passesHours(definition: ServiceDefinition): definition is CommissionService {
  return 'passHours' in definition;
}

/** The gateway documents everything; a service behind it documents itself, and lets the gateway at its groups. */
function routesOf({ target, upstreams, secret }: Settings, bus: RunningBus): NonNullable<ApplicationParts['routes']> {
  if (target === 'all') return documentationRoutes;
  return (fastify, document) => {
    if (upstreams) return documentationRoutes(fastify, () => upstreamsDocument(document(), upstreams));
    fastify.get('/api/openapi.json', document);
    operationsRoutes(fastify, bus, identityKey(secret));
  };
}

/** Roles, schemas and tables of every service, before any of them starts. */
export async function prepareDatabase(settings: Settings): Promise<void> {
  await (await prepareInstallation(installationSettings(settings, settings.databaseUrl ?? ''))).close();
}
