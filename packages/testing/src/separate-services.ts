import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServiceName, serviceNames } from '@tributary/contracts';
import { type Cluster, startCluster } from './cluster.js';
import { type KafkaUnderTest, startKafka } from './kafka/index.js';
import { type ProcessUnderTest, tributaryProcess } from './process-under-test.js';

export interface ServicesUnderTest {
  /** The gateway's. */
  readonly url: string;
  readonly processes: Readonly<Record<ServiceName, ProcessUnderTest>>;
  /** Over Kafka: one more of each service, which nobody asks, and two relays. */
  readonly seconds: Readonly<Partial<Record<ServiceName, ProcessUnderTest>>>;
  readonly relays: readonly ProcessUnderTest[];
  readonly cluster: Cluster;
  /** Over Kafka: of the topics' names. */
  readonly prefix: string;
  /** Stops all of them and removes their data. */
  dispose(): Promise<void>;
}

/** Every service as a process of its own over one PostgreSQL, empty; each follows the log itself. */
export async function startServices(environment: NodeJS.ProcessEnv = {}): Promise<ServicesUnderTest> {
  return startAll(environment, null);
}

/** The same over Kafka, with two processes of each service. */
export async function startServicesOverKafka(environment: NodeJS.ProcessEnv = {}): Promise<ServicesUnderTest> {
  return startAll(environment, await startKafka());
}

/** With the second processes not started yet; the broker is stopped with the rest. */
export async function startServicesOn(kafka: KafkaUnderTest): Promise<ServicesUnderTest> {
  return startAll({}, kafka, { seconds: false });
}

async function startAll(
  environment: NodeJS.ProcessEnv,
  kafka: KafkaUnderTest | null,
  started: { readonly seconds: boolean } = { seconds: true },
): Promise<ServicesUnderTest> {
  const cluster = await startCluster();
  const dataDirectory = mkdtempSync(join(tmpdir(), 'tributary-services-'));
  const prefix = `t${randomBytes(4).toString('hex')}`;
  const shared: NodeJS.ProcessEnv = {
    ...environment,
    DATABASE_URL: cluster.url,
    TRIBUTARY_SECRET: randomBytes(32).toString('base64url'),
    TRIBUTARY_DATA_DIR: dataDirectory,
    ...(kafka && { KAFKA_BROKERS: kafka.brokers.join(), KAFKA_PREFIX: prefix }),
  };
  const one = (target: string) => tributaryProcess([`--target=${target}`], shared);
  const processes = await oneOfEach(one);
  const seconds: ServicesUnderTest['seconds'] = kafka ? await oneOfEach(one) : {};
  const relays = kafka ? await Promise.all([one('relay'), one('relay')]) : [];
  shared['PUBLIC_URL'] = processes.gateway.url;
  for (const [name, { url }] of Object.entries(processes)) shared[`${name.toUpperCase()}_URL`] = url;
  const all: ProcessUnderTest[] = [...relays, ...Object.values(processes), ...Object.values(seconds)];
  const dispose = async (): Promise<void> => {
    await Promise.all(all.map((process) => process.end('SIGTERM')));
    await cluster.stop();
    await kafka?.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  try {
    const first = started.seconds ? all : [...relays, ...Object.values(processes)];
    await Promise.all(first.map((process) => process.start()));
  } catch (error) {
    await dispose();
    throw error;
  }
  return { url: processes.gateway.url, processes, seconds, relays, cluster, prefix, dispose };
}

async function oneOfEach(
  one: (target: ServiceName) => Promise<ProcessUnderTest>,
): Promise<Record<ServiceName, ProcessUnderTest>> {
  const entries = await Promise.all(serviceNames.map(async (name) => [name, await one(name)] as const));
  return Object.fromEntries(entries) as Record<ServiceName, ProcessUnderTest>;
}
