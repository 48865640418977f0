/** A broker from the artifacts that `infra/kafka/pom.xml` names, run with the machine's Java. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, portOpens } from '../ports.js';
import { type UnsteadyLine, unsteadyLine } from '../unsteady-line.js';
import type { KafkaUnderTest } from './kafka.js';

const project = fileURLToPath(new URL('../../../../infra/kafka/pom.xml', import.meta.url));
const libraries = fileURLToPath(new URL('../../../../node_modules/.cache/tributary/kafka/libs', import.meta.url));
const startsWithin = 60_000;
const endsWithin = 20_000;
/** It lives for a spec: what is compiled well pays only later. */
const quickly = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

export function hasJava(): boolean {
  return ['java', 'mvn'].every((command) => spawnSync(command, ['-version'], { stdio: 'ignore' }).status === 0);
}

interface Options {
  /** From the terminal's signals: whoever started them ends them. */
  readonly detached?: boolean;
}

export async function startJavaBrokers(count: number, options: Options = {}): Promise<KafkaUnderTest> {
  return startBrokers(count, options, []);
}

/** One that is reached through a line which tests can disturb. */
export async function startBrokerBehindLine(): Promise<KafkaUnderTest & { readonly line: UnsteadyLine }> {
  const port = await freePort();
  const line = await unsteadyLine(port);
  const kafka = await startBrokers(1, {}, [{ port, advertised: line.port }]);
  return {
    ...kafka,
    line,
    stop: async () => {
      await kafka.stop();
      await line.close();
    },
  };
}

interface Place {
  readonly port: number;
  /** Where clients are told to go. */
  readonly advertised: number;
}

async function somewhere(): Promise<Place> {
  const port = await freePort();
  return { port, advertised: port };
}

async function startBrokers(count: number, options: Options, places: readonly Place[]): Promise<KafkaUnderTest> {
  fetchLibraries();
  const folder = mkdtempSync(join(tmpdir(), 'tributary-kafka-'));
  const nodes = await Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      id: index + 1,
      ...(places[index] ?? (await somewhere())),
      controllerPort: await freePort(),
      directoryId: base64Id(),
      folder: join(folder, String(index + 1)),
    })),
  );
  const cluster = base64Id();
  const voters = nodes.map(({ id, controllerPort, directoryId }) => `${id}@127.0.0.1:${controllerPort}:${directoryId}`);
  const brokers = nodes.map((node) => {
    mkdirSync(node.folder, { recursive: true });
    const settings = join(node.folder, 'server.properties');
    writeFileSync(settings, properties(node, nodes));
    const standalone = count === 1 ? ['--standalone'] : ['--initial-controllers', voters.join(',')];
    const formatted = java(['kafka.tools.StorageTool', 'format', '-t', cluster, '-c', settings, ...standalone]);
    if (formatted.status !== 0) throw new Error(`The broker's folder could not be prepared: ${formatted.stderr}`);
    return broker(settings, node.port, options.detached ?? false);
  });
  await Promise.all(brokers.map(({ start }) => start()));
  return {
    brokers: nodes.map(({ advertised }) => `127.0.0.1:${advertised}`),
    kill: (index) => brokers[index]?.end('SIGKILL') ?? Promise.resolve(),
    start: (index) => brokers[index]?.start() ?? Promise.resolve(),
    stop: async () => {
      await Promise.all(brokers.map(({ end }) => end('SIGTERM')));
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Runs one of Kafka's own command-line tools. */
export function kafkaTool(main: string, ...words: string[]): string {
  const { status, stdout, stderr } = java([main, ...words]);
  if (status !== 0) throw new Error(`${main} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

function java(words: readonly string[]) {
  return spawnSync('java', [...quickly, '-cp', join(libraries, '*'), ...words], { encoding: 'utf8' });
}

function fetchLibraries(): void {
  if (existsSync(libraries)) return;
  const coming = `${libraries}.${process.pid}`;
  const { status, stdout, stderr } = spawnSync(
    'mvn',
    ['-q', '-B', '-f', project, 'dependency:copy-dependencies', `-DoutputDirectory=${coming}`],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Maven could not fetch Kafka: ${stdout}${stderr}`);
  try {
    renameSync(coming, libraries);
  } catch (error) {
    rmSync(coming, { recursive: true });
    if (!existsSync(libraries)) throw error; // otherwise another process was faster
  }
}

interface Broker {
  start(): Promise<void>;
  end(signal: NodeJS.Signals): Promise<void>;
}

function broker(settings: string, port: number, detached: boolean): Broker {
  let child: ChildProcess | null = null;
  let printed = '';
  return {
    start: async () => {
      const memory = ['-Xms128m', '-Xmx384m'];
      const started = spawn('java', [...quickly, ...memory, '-cp', join(libraries, '*'), 'kafka.Kafka', settings], {
        stdio: ['ignore', 'pipe', 'pipe'],
        detached,
      });
      child = started;
      const keep = (text: unknown) => {
        printed = `${printed}${String(text)}`.slice(-20_000);
      };
      started.stdout.on('data', keep);
      started.stderr.on('data', keep);
      if (!(await portOpens(port, startsWithin, () => started.exitCode !== null)))
        throw new Error(`The broker does not listen:\n${printed}`);
    },
    end: async (signal) => {
      const running = child;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const exited = once(running, 'exit');
      running.kill(signal);
      // one that outlives its controllers waits for them in vain
      const late = setTimeout(() => running.kill('SIGKILL'), endsWithin);
      await exited.finally(() => clearTimeout(late));
    },
  };
}

interface Node {
  readonly id: number;
  readonly port: number;
  readonly advertised: number;
  readonly controllerPort: number;
  readonly folder: string;
}

function properties({ id, port, advertised, controllerPort, folder }: Node, nodes: readonly Node[]): string {
  const replicas = Math.min(3, nodes.length);
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': id,
    'controller.quorum.bootstrap.servers': nodes.map((node) => `127.0.0.1:${node.controllerPort}`).join(','),
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${advertised},CONTROLLER://127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': join(folder, 'data'),
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.num.partitions': 4,
    'transaction.state.log.min.isr': Math.max(1, replicas - 1),
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': Math.max(1, replicas - 1),
    'min.insync.replicas': Math.max(1, replicas - 1),
    'group.initial.rebalance.delay.ms': 0,
    'auto.create.topics.enable': false,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** One that begins with a dash would be taken for an option. */
function base64Id(): string {
  const id = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
  return id.startsWith('-') ? base64Id() : id;
}
