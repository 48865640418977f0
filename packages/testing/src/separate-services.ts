import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServiceName, serviceNames } from '@tributary/contracts';
import pg from 'pg';
import { type Cluster, startCluster } from './cluster.js';
import { type KafkaUnderTest, startKafka } from './kafka/index.js';
import { isDistributed } from './modes.js';
import { type ProcessUnderTest, tributaryProcess } from './process-under-test.js';

export interface ServicesUnderTest {
  /** The gateway's. */
  readonly url: string;
  readonly dataDirectory: string;
  readonly processes: Readonly<Record<ServiceName, ProcessUnderTest>>;
  /** Over Kafka: one more of each service, which nobody asks, and two relays. */
  readonly seconds: Readonly<Partial<Record<ServiceName, ProcessUnderTest>>>;
  readonly relays: readonly ProcessUnderTest[];
  readonly cluster: Cluster;
  /** Over Kafka: of the topics' names. */
  readonly prefix: string;
  /** What a command needs that works on the log and on Kafka themselves: the relay's. */
  readonly environment: NodeJS.ProcessEnv;
  /** Every process of it. */
  readonly everyProcess: readonly ProcessUnderTest[];
  /** Stops all of them and removes their data. */
  dispose(): Promise<void>;
}

type Target = ServiceName | 'relay';

interface Plan {
  readonly environment: NodeJS.ProcessEnv;
  readonly kafka: KafkaUnderTest | null;
  /** A database for each service and the relay, one for the log and one for the keys of persons. */
  readonly databasesApart?: boolean;
  /** The second processes are not started yet. */
  readonly secondsLater?: boolean;
}

/** On a loaded machine many processes start at once. */
const readyWithin = 240_000;
const targets: readonly Target[] = [...serviceNames, 'relay'];

/** Every service as a process of its own over one PostgreSQL, empty; over Kafka where the run is distributed. */
export async function startServices(environment: NodeJS.ProcessEnv = {}): Promise<ServicesUnderTest> {
  return startAll({ environment, kafka: isDistributed ? await startKafka() : null });
}

/** The same over Kafka, with two processes of each service. */
export async function startServicesOverKafka(environment: NodeJS.ProcessEnv = {}): Promise<ServicesUnderTest> {
  return startAll({ environment, kafka: await startKafka() });
}

/** The same again, each service with a database of its own. */
export async function startServicesWithDatabasesApart(): Promise<ServicesUnderTest> {
  return startAll({ environment: {}, kafka: await startKafka(), databasesApart: true });
}

/** With the second processes not started yet; the broker is stopped with the rest. */
export async function startServicesOn(
  kafka: KafkaUnderTest,
  options: Partial<Pick<Plan, 'environment' | 'databasesApart'>> = {},
): Promise<ServicesUnderTest> {
  return startAll({ environment: {}, ...options, kafka, secondsLater: true });
}

async function startAll({
  environment,
  kafka,
  databasesApart = false,
  secondsLater = false,
}: Plan): Promise<ServicesUnderTest> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'tributary-services-'));
  chmodSync(dataDirectory, 0o755); // as root, PostgreSQL runs as another user, who has to get in
  const cluster = await startCluster(join(dataDirectory, 'postgres'));
  const secret = environment['TRIBUTARY_SECRET'] ?? randomBytes(32).toString('base64url');
  writeFileSync(join(dataDirectory, 'secret'), secret, { mode: 0o600 });
  const databases = databasesApart ? await makeDatabases(cluster.url) : null;
  const environments: NodeJS.ProcessEnv[] = [];
  const prefix = `t${randomBytes(4).toString('hex')}`;
  const environmentOf = (target: Target): NodeJS.ProcessEnv => ({
    ...environment,
    DATABASE_URL: databases?.of(target) ?? cluster.url,
    ...(databases && { EVENT_STORE_URL: databases.of('log'), VAULT_URL: databases.of('vault') }),
    TRIBUTARY_SECRET: secret,
    TRIBUTARY_DATA_DIR: dataDirectory,
    KAFKA_BROKERS: kafka?.brokers.join() ?? '',
    KAFKA_PREFIX: prefix,
  });
  const one = (target: Target): Promise<ProcessUnderTest> => {
    const own = environmentOf(target);
    environments.push(own);
    return tributaryProcess([`--target=${target}`], own, readyWithin);
  };
  const processes = await oneOfEach(one);
  const seconds: ServicesUnderTest['seconds'] = kafka ? await oneOfEach(one) : {};
  const relays = kafka ? await Promise.all([one('relay'), one('relay')]) : [];
  const addresses = Object.entries(processes).map(([name, { url }]) => [`${name.toUpperCase()}_URL`, url]);
  const shared = { ...Object.fromEntries(addresses), PUBLIC_URL: processes.gateway.url };
  for (const each of environments) Object.assign(each, shared);
  const everyProcess = [...relays, ...Object.values(processes), ...Object.values(seconds)];
  const dispose = async (): Promise<void> => {
    await Promise.all(everyProcess.map((process) => process.end('SIGTERM')));
    await cluster.stop();
    await kafka?.stop();
    rmSync(dataDirectory, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const first = secondsLater ? [...relays, ...Object.values(processes)] : everyProcess;
    await Promise.all(first.map((process) => process.start()));
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    url: processes.gateway.url,
    dataDirectory,
    processes,
    seconds,
    relays,
    cluster,
    prefix,
    environment: environmentOf('relay'),
    everyProcess,
    dispose,
  };
}

async function oneOfEach(
  one: (target: ServiceName) => Promise<ProcessUnderTest>,
): Promise<Record<ServiceName, ProcessUnderTest>> {
  const entries = await Promise.all(serviceNames.map(async (name) => [name, await one(name)] as const));
  return Object.fromEntries(entries) as Record<ServiceName, ProcessUnderTest>;
}

interface Databases {
  of(owner: Target | 'log' | 'vault'): string;
}

async function makeDatabases(clusterUrl: string): Promise<Databases> {
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  for (const name of [...targets, 'log', 'vault']) await client.query(`create database ${name}`);
  await client.end();
  return { of: (owner) => Object.assign(new URL(clusterUrl), { pathname: `/${owner}` }).href };
}
