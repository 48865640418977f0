/** What a process counts and measures; `docs/operations/observability.md` says what each means. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const registry = new Registry();
const registers = [registry];
const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export const metrics = {
  httpRequests: new Histogram({
    name: 'tributary_http_request_duration_seconds',
    help: 'From the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status', 'service'],
    buckets: seconds,
    registers,
  }),
  appends: new Histogram({
    name: 'tributary_append_duration_seconds',
    help: 'From handing events to the log until they are durable there',
    labelNames: ['log'],
    buckets: seconds,
    registers,
  }),
  appendedEvents: new Counter({
    name: 'tributary_append_events_total',
    help: 'Events that the log took',
    labelNames: ['log'],
    registers,
  }),
  clicks: new Counter({
    name: 'tributary_clicks_total',
    help: 'Visits to a link: recorded, bot, unknown or failed',
    labelNames: ['outcome'],
    registers,
  }),
  mails: new Counter({
    name: 'tributary_mail_total',
    help: 'Attempts to send a mail: sent or failed',
    labelNames: ['outcome'],
    registers,
  }),
  groupEvents: new Counter({
    name: 'tributary_group_events_total',
    help: 'Events of a consumer group: handled, retried, parked or set_aside',
    labelNames: ['group', 'outcome'],
    registers,
  }),
  groupLagEvents: new Gauge({
    name: 'tributary_group_lag_events',
    help: "How many positions the log's end is ahead of the group",
    labelNames: ['group'],
    registers,
  }),
  groupLagSeconds: new Gauge({
    name: 'tributary_group_lag_seconds',
    help: 'Age of the oldest event that the group has not reached; 0 at the end of the log',
    labelNames: ['group'],
    registers,
  }),
  deadLetters: new Gauge({
    name: 'tributary_dead_letters',
    help: 'Events that wait for a person: parked or set aside',
    labelNames: ['group'],
    registers,
  }),
  poolConnections: new Gauge({
    name: 'tributary_pg_pool_connections',
    help: 'Connections to PostgreSQL, idle or busy, and requests waiting for one',
    labelNames: ['pool', 'state'],
    registers,
  }),
};

function makeRelayMetrics() {
  return {
    leader: new Gauge({
      name: 'tributary_relay_leader',
      help: '1 where this process publishes to Kafka, 0 where another one does',
      labelNames: ['log'],
      registers,
    }),
    lagEvents: new Gauge({
      name: 'tributary_relay_lag_events',
      help: "How many positions the log's end is ahead of what is published",
      labelNames: ['log'],
      registers,
    }),
    lagSeconds: new Gauge({
      name: 'tributary_relay_lag_seconds',
      help: 'Age of the oldest event that is not published; 0 at the end of the log',
      labelNames: ['log'],
      registers,
    }),
    published: new Counter({
      name: 'tributary_relay_published_total',
      help: 'Events published to Kafka',
      labelNames: ['log'],
      registers,
    }),
  };
}

let relay: ReturnType<typeof makeRelayMetrics> | null = null;

/** Of the relay to Kafka; there from the first use on, so that an installation without Kafka does not show them. */
export function relayMetrics(): ReturnType<typeof makeRelayMetrics> {
  relay ??= makeRelayMetrics();
  return relay;
}

type Look = () => Promise<void> | void;
const looks = new Set<Look>();

/** Gauges that are read when somebody asks. The function returned takes the look away again. */
export function onScrape(look: Look): () => void {
  looks.add(look);
  return () => looks.delete(look);
}

/** Of the process itself: memory, processor, event loop, garbage collection. */
export function measureProcess(): void {
  collectDefaultMetrics({ register: registry, prefix: 'tributary_' });
}

const lookWithin = 2_000;

let looking: Promise<string> | null = null;

/** Who asks while somebody else does gets the same answer. */
export function exposition(): Promise<string> {
  looking ??= lookNow().finally(() => {
    looking = null;
  });
  return looking;
}

/** A look that fails, or waits for a database that is away, leaves the other figures readable. */
async function lookNow(): Promise<string> {
  await Promise.all([...looks].map((look) => Promise.race([attempt(look), patience()])));
  return registry.metrics();
}

const attempt = async (look: Look): Promise<void> => {
  try {
    await look();
  } catch {
    // its gauges are absent until it succeeds again
  }
};

const patience = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, lookWithin).unref();
  });
