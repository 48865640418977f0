import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ServiceName, serviceNames } from '@tributary/contracts';
import { type EventStoreChoice, eventStoreChoice } from '@tributary/event-store';
import type { Upstreams } from '@tributary/gateway';
import { type LogLevel, logLevels } from '@tributary/service-kit';
import type { TracingSettings } from '@tributary/telemetry';
import { mail, postgres, urlFrom, web, withoutSecrets } from './urls.js';

/** What a process runs: everything, one service, or the relay from the log to Kafka. */
export type Target = 'all' | 'relay' | ServiceName;

export interface KafkaAddress {
  readonly brokers: readonly string[];
  /** Leads the names of topics and consumer groups, so that installations can share brokers. */
  readonly prefix: string;
}

export interface Settings {
  readonly target: Target;
  readonly port: number;
  readonly host: string;
  /** Where links and invitations lead. */
  readonly publicUrl: string;
  readonly dataDirectory: string;
  /** Of an existing PostgreSQL; null for the embedded one. */
  readonly databaseUrl: string | null;
  readonly eventStore: EventStoreChoice;
  /** The PostgreSQL with the keys of persons; null where it is the installation's database. */
  readonly vaultUrl: string | null;
  readonly secret: string;
  readonly smtpUrl: string | null;
  /** Requests a second that an API key may send, where it differs from the default. */
  readonly apiRate: number | null;
  /** Milliseconds between saying "not ready" and closing. */
  readonly shutdownDelay: number;
  readonly logLevel: LogLevel;
  /** Where `GET /metrics` listens; null for nowhere. */
  readonly metricsPort: number | null;
  /** Null where traces go nowhere. */
  readonly tracing: TracingSettings | null;
  /** How separate services learn of each other's facts; null: each follows the log in the database. */
  readonly kafka: KafkaAddress | null;
  /** For a relay: publish again what comes after this position; null goes on where the last one was. */
  readonly refillFrom: bigint | null;
  /** For a gateway alone: where the other services listen. */
  readonly upstreams: Upstreams | null;
}

/** Reads the environment; an error names the variable. To prepare databases, no bus is needed. */
export function readSettings(
  target: Target = 'all',
  environment: NodeJS.ProcessEnv = process.env,
  { needsBus = true } = {},
): Settings {
  if (target !== 'all')
    requireFrom(environment, `--target=${target}`, ['DATABASE_URL', 'TRIBUTARY_SECRET', 'PUBLIC_URL']);
  const port = portFrom(environment, 'PORT') ?? 8080;
  const kafka = kafkaAddress(environment, target === 'relay' ? relayNeeds : null);
  const host = environment['HOST'] || '127.0.0.1';
  const dataDirectory = resolve(environment['TRIBUTARY_DATA_DIR'] || '.data');
  mkdirSync(dataDirectory, { recursive: true, mode: 0o755 });
  return {
    target,
    port,
    host,
    dataDirectory,
    publicUrl: urlFrom(environment, 'PUBLIC_URL', web) ?? `http://localhost:${port}`,
    databaseUrl: urlFrom(environment, 'DATABASE_URL', postgres),
    eventStore: eventStoreChoice(environment, { needsBus }),
    vaultUrl: urlFrom(environment, 'VAULT_URL', postgres),
    secret: environment['TRIBUTARY_SECRET'] || secretBeside(dataDirectory),
    smtpUrl: urlFrom(environment, 'SMTP_URL', mail),
    apiRate: numberFrom(environment, 'TRIBUTARY_API_RATE', 'requests a second', 9_999_999),
    shutdownDelay: (numberFrom(environment, 'SHUTDOWN_DELAY', 'seconds', 600) ?? 0) * 1_000,
    logLevel: logLevelFrom(environment),
    metricsPort: portFrom(environment, 'METRICS_PORT'),
    tracing: tracingFrom(target, environment),
    kafka: target === 'all' ? null : kafka,
    refillFrom: null,
    upstreams: target === 'gateway' ? upstreamsFrom(environment) : null,
  };
}

/** What the processes of one installation must have in common. */
const shared = {
  DATABASE_URL: 'the PostgreSQL of the installation',
  TRIBUTARY_SECRET: 'the same secret for every service',
  PUBLIC_URL: "the gateway's address, where links lead",
};

export function requireFrom(
  environment: NodeJS.ProcessEnv,
  asker: string,
  names: readonly (keyof typeof shared)[],
): void {
  for (const name of names) {
    if (!environment[name]) throw new Error(`${name} is not set; ${asker} needs ${shared[name]} there.`);
  }
}

const highestPort = 65_535;
const relayNeeds = '--target=relay publishes the log there';

/** With a need, it must be set. */
export function kafkaAddress(environment: NodeJS.ProcessEnv, need: string | null): KafkaAddress | null {
  const brokers = (environment['KAFKA_BROKERS'] ?? '')
    .split(',')
    .map((broker) => broker.trim())
    .filter(Boolean);
  const prefix = environment['KAFKA_PREFIX'] || 'tributary';
  if (need && brokers.length === 0) throw new Error(`KAFKA_BROKERS is not set; ${need}.`);
  const wrong = brokers.find((broker) => !isBroker(broker));
  if (wrong)
    throw new Error(
      `KAFKA_BROKERS names ${withoutSecrets(wrong)}; brokers are given as host:port, with commas between.`,
    );
  if (!/^[\w.-]{1,100}$/.test(prefix)) throw new Error('KAFKA_PREFIX may hold letters, digits, dots, dashes alone.');
  return brokers.length === 0 ? null : { brokers, prefix };
}

function isBroker(text: string): boolean {
  const port = Number(/^[^\s:/@]+:(\d{1,5})$/.exec(text)?.[1]);
  return port > 0 && port <= highestPort;
}

function upstreamsFrom(environment: NodeJS.ProcessEnv): Upstreams {
  const others = serviceNames.filter((name) => name !== 'gateway');
  return Object.fromEntries(
    others.map((service) => {
      const name = `${service.toUpperCase()}_URL`;
      const url = urlFrom(environment, name, web);
      if (!url)
        throw new Error(`${name} is not set; the gateway passes requests on to the service "${service}" there.`);
      return [service, url];
    }),
  ) as unknown as Upstreams;
}

function portFrom(environment: NodeJS.ProcessEnv, name: string): number | null {
  const text = environment[name];
  if (!text) return null;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > highestPort)
    throw new Error(`${name} is ${text}; it must be a port number.`);
  return port;
}

function logLevelFrom(environment: NodeJS.ProcessEnv): LogLevel {
  const text = environment['LOG_LEVEL'] || 'warn';
  const level = logLevels.find((candidate) => candidate === text);
  if (!level) throw new Error(`LOG_LEVEL is ${text}; it must be one of ${logLevels.join(', ')}.`);
  return level;
}

/** The exporter reads the rest of OpenTelemetry's variables by itself. */
function tracingFrom(target: Target, environment: NodeJS.ProcessEnv): TracingSettings | null {
  if (!urlFrom(environment, 'OTEL_EXPORTER_OTLP_ENDPOINT', web)) return null;
  const text = environment['OTEL_TRACES_SAMPLER_ARG'] || '1';
  const share = Number(text);
  if (!(share >= 0 && share <= 1))
    throw new Error(`OTEL_TRACES_SAMPLER_ARG is ${text}; it must be the share of traces to keep, from 0 to 1.`);
  return { serviceName: environment['OTEL_SERVICE_NAME'] || processName(target), share };
}

/** What a process calls itself in logs and traces. */
export function processName(target: Target): string {
  return target === 'all' ? 'tributary' : `tributary-${target}`;
}

function numberFrom(environment: NodeJS.ProcessEnv, name: string, unit: string, most: number): number | null {
  const text = environment[name];
  if (!text) return null;
  if (!/^\d{1,9}$/.test(text) || Number(text) > most)
    throw new Error(`${name} is ${text}; it must be a number of ${unit}, at most ${most}.`);
  return Number(text);
}

/** Made once beside the data; whoever has it can open what is sealed there. */
function secretBeside(dataDirectory: string): string {
  const file = join(dataDirectory, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}
