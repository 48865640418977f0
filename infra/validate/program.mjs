// What the program knows of itself, read from its sources: what a deployment may name.
import { exists, sources, text } from './files.mjs';

const all = sources.map(({ content }) => content).join('\n');
const [, listed = ''] = /serviceNames = \[([^\]]*)\]/.exec(text('packages/contracts/src/streams.ts')) ?? [];

export const services = [...listed.matchAll(/'([a-z]+)'/g)].map(([, name]) => name);
/** What `start --target` takes, except everything at once. */
export const targets = [...services, 'relay'];
export const commands = [...all.matchAll(/\.command\('([a-z]+)/g)].map(([, name]) => name);

const [, namedLogs = ''] = /LogName = ([^;]*);/.exec(text('packages/event-store/src/event-store.ts')) ?? [];
export const logs = [...namedLogs.matchAll(/'(\w+)'/g)].map(([, name]) => name);

/** Each consumer group with its log. */
export const groups = new Map(
  [...all.matchAll(/consumerGroup\(\s*'([a-z-]+)',\s*\{([^}]*)\}/g)].map(([, name, options]) => [
    name,
    /log: 'click'/.test(options) ? 'click' : 'fact',
  ]),
);

/** Every variable of the table in docs/operations/settings.md. */
export const settings = new Set(
  [...text('docs/operations/settings.md').matchAll(/^\| (`[A-Z_`, ]+) \|/gm)].flatMap(([, cell]) =>
    [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
  ),
);

/** Each metric with its kind and labels; the process's own come from the client library, under our prefix. */
export const metrics = new Map(
  [...all.matchAll(/new (Histogram|Counter|Gauge)\(\{\s*name: '(tributary_\w+)'([^}]*)/g)].map(
    ([, kind, name, more]) => {
      const [, labels = ''] = /labelNames: \[([^\]]*)\]/.exec(more) ?? [];
      return [name, { kind, labels: [...labels.matchAll(/'(\w+)'/g)].map(([, label]) => label) }];
    },
  ),
);
export const isOfTheProcess = (name) => /^tributary_(?:nodejs|process)_/.test(name);

const derived = new Set(services.map((name) => `${name.toUpperCase()}_URL`));
const read = new Set([...all.matchAll(/'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)'/g)].map(([, name]) => name));

/** Agreed on and on their way into the program; to be emptied as they arrive. */
const arriving = new Set(
  ['EVENT_STORE_URL', 'KAFKA_BROKERS', 'LOG_LEVEL', 'METRICS_PORT', 'relay'].concat(
    [...settings].filter((name) => name.startsWith('OTEL_')),
  ),
);

export function checkProgram() {
  const server = sources.filter(({ path }) => path.startsWith('services/all/src/server/'));
  const faults = [usualPrefix, beforeGroup, beforeTopic].includes(undefined)
    ? ['infra/validate/program.mjs no longer finds how the program names groups and topics at the broker']
    : [];
  const unread = [...settings]
    .filter((name) => !read.has(name) && !derived.has(name) && !arriving.has(name))
    .map((name) => `docs/operations/settings.md names ${name}, which the program does not read`);
  faults.push(...unread);
  for (const name of targets) {
    if (services.includes(name) || arriving.has(name) || server.some(({ content }) => content.includes(`'${name}'`)))
      continue;
    faults.push(`the program has no target ${name}`);
  }
  for (const { content, path } of server) {
    for (const [, name] of content.matchAll(/(?:environment\[|environment, )'([A-Z_]+)'/g)) {
      if (!settings.has(name)) faults.push(`${path} reads ${name}, which docs/operations/settings.md does not list`);
    }
  }
  return faults;
}

/** How many partitions a log's topic has: more readers than that stand idle. */
export function partitionsOf(log) {
  const file = 'packages/bus/src/kafka/topics.ts';
  const [, partitions] = (exists(file) && new RegExp(`name: '${log}s', partitions: (\\d+)`).exec(text(file))) || [];
  return Number(partitions ?? (log === 'click' ? 24 : 12));
}

const inSettings = text('services/all/src/server/settings.ts');
const inTransport = text('packages/bus/src/kafka/kafka-transport.ts');
const inTopics = text('packages/bus/src/kafka/topics.ts');
const [, usualPrefix] = /environment\['KAFKA_PREFIX'\] \|\| '([\w.-]+)'/.exec(inSettings) ?? [];
const [, beforeGroup] = /`\$\{kafka\.prefix\}([^`$]*)\$\{kafka\.group\.name\}`/.exec(inTransport) ?? [];
const [, beforeTopic, afterTopic] = /`\$\{prefix\}([^`$]*)\$\{log\}([^`$]*)`/.exec(inTopics) ?? [];

/** What the program calls a consumer group and a log's topic at the broker. */
export const atBroker = (prefix = usualPrefix) => ({
  group: (name) => `${prefix}${beforeGroup}${name}`,
  topic: (log) => `${prefix}${beforeTopic}${log}${afterTopic}`,
});

export const knowsPath = (path) => all.includes(`'${path}'`);
