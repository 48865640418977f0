import { existsSync } from 'node:fs';
import { isRequired } from '../required.js';
import { hasJava, startJavaBrokers } from './java-broker.js';

export interface KafkaUnderTest {
  readonly brokers: readonly string[];
  /** `kill -9` of the n-th broker. */
  kill(index: number): Promise<void>;
  start(index: number): Promise<void>;
  stop(): Promise<void>;
}

/** A broker named in the environment, else one in Docker, else one from its artifacts; null where none of it is there. */
export async function findKafka(options: { detached?: boolean } = {}): Promise<KafkaUnderTest | null> {
  const named = process.env['KAFKA_BROKERS'];
  if (named) return { brokers: named.split(','), kill: refuse, start: refuse, stop: () => Promise.resolve() };
  if (mayHaveDocker()) {
    const { hasDocker, startContainerBroker } = await import('./container-broker.js');
    if (await hasDocker()) return startContainerBroker();
  }
  return hasJava() ? startJavaBrokers(1, options) : null;
}

export const missingKafka = 'No Kafka: name a broker in KAFKA_BROKERS, or start Docker, or install Java 17 and Maven.';

/** `describe` where a broker can be had; elsewhere it skips with one line, or fails where TRIBUTARY_REQUIRE asks for it. */
export function describeKafka(name: string, suite: () => void): void {
  if (mayHaveKafka() || isRequired('kafka')) {
    describe(name, suite);
  } else {
    process.stderr.write(`${missingKafka} Skipped: ${name}\n`);
    describe.skip(name, suite);
  }
}

/** `describe` where brokers can be started that a test may kill; elsewhere as `describeKafka` does. */
export function describeOwnKafka(name: string, suite: () => void): void {
  if (hasJava() || isRequired('kafka')) {
    describe(name, suite);
  } else {
    process.stderr.write(`No Kafka that tests may kill: install Java 17 and Maven. Skipped: ${name}\n`);
    describe.skip(name, suite);
  }
}

function mayHaveKafka(): boolean {
  return Boolean(process.env['KAFKA_BROKERS']) || mayHaveDocker() || hasJava();
}

function mayHaveDocker(): boolean {
  return Boolean(process.env['DOCKER_HOST']) || existsSync('/var/run/docker.sock');
}

export async function startKafka(): Promise<KafkaUnderTest> {
  const kafka = await findKafka();
  if (!kafka) throw new Error(missingKafka);
  return kafka;
}

async function refuse(): Promise<void> {
  throw new Error('This broker was not started by the tests');
}
