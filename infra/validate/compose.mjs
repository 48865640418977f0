import { documents, exists, json, schemaCheck, text } from './files.mjs';
import {
  addressFaults,
  commandFaults,
  environmentFaults,
  imageEnvironment,
  isOurs,
  isPinned,
  scriptFaults,
  targetOf,
} from './container.mjs';
import { targets } from './program.mjs';

/** Their images hold one program and no other that could ask it; nothing waits for them. */
const cannotBeAsked = ['otel-collector', 'tempo'];
const file = 'docker-compose.yml';

export const [compose] = documents(file);
export const portsOf = ({ ports = [], expose = [] }) =>
  [...ports.map((port) => port.split(':').at(-1)), ...expose].map(Number);

export function checkCompose() {
  const faults = schemaCheck(json('infra/validate/schemas/compose.json'))(compose);
  const { services } = compose;
  for (const [name, service] of Object.entries(services)) {
    const found = [...anyServiceFaults(name, service), ...(isOurs(service.image) ? ourFaults(service) : [])];
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  }
  const started = Object.values(services).map(({ command = [] }) => targetOf(command));
  for (const target of targets) {
    if (started.filter((one) => one === target).length !== 1) faults.push(`the target ${target} is not started once`);
  }
  return [...faults, ...variableFaults()].map((fault) => `${file}: ${fault}`);
}

function anyServiceFaults(name, { image, healthcheck, depends_on: needs = {}, volumes = [], command = [] }) {
  const faults = isPinned(image) ? [] : [`${image} is not pinned by version`];
  const endsByItself = isOurs(image) && command[0] !== 'start';
  if (!healthcheck?.test && !cannotBeAsked.includes(name) && !endsByItself) faults.push('has no health check');
  for (const [needed, { condition } = {}] of Object.entries(Array.isArray(needs) ? {} : needs)) {
    const other = compose.services[needed];
    if (!other) faults.push(`needs ${needed}, which does not exist`);
    else if (condition === 'service_healthy' && !other.healthcheck?.test) faults.push(`waits for ${needed} in vain`);
  }
  for (const volume of volumes) {
    const [source] = volume.split(':');
    if (source.startsWith('.') && !exists(source)) faults.push(`${source} does not exist`);
    if (!source.startsWith('.') && !(source in compose.volumes)) faults.push(`there is no volume ${source}`);
  }
  return faults;
}

function ourFaults(service) {
  const { command, entrypoint, volumes = [] } = service;
  const mounts = volumes.map((volume) => volume.split(':')[1]);
  const faults = entrypoint ? scriptFaults(entrypoint, command, mounts) : commandFaults(command);
  faults.push(...environmentFaults(Object.keys(service.environment)));
  if (!service.read_only) faults.push('its file system can be written');
  if (!/^[1-9]\d*(?::[1-9]\d*)?$/.test(service.user ?? '')) faults.push('does not say that it is not root');
  if (!service.cap_drop?.includes('ALL')) faults.push('keeps capabilities');
  if (!service.security_opt?.includes('no-new-privileges:true')) faults.push('may gain privileges');
  if (!service.tmpfs?.some((mount) => imageEnvironment.TRIBUTARY_DATA_DIR.startsWith(mount.split(':')[0])))
    faults.push(`cannot write in ${imageEnvironment.TRIBUTARY_DATA_DIR}`);
  const probe = service.healthcheck?.test?.at(-1);
  if (probe && !exists(probe)) faults.push(`its health check ${probe} does not exist`);
  for (const port of [imageEnvironment.PORT, imageEnvironment.METRICS_PORT]) {
    if (!portsOf({ expose: service.expose }).includes(Number(port))) faults.push(`does not expose ${port}`);
  }
  const listens = (host, port) => compose.services[host] && portsOf(compose.services[host]).includes(port);
  faults.push(...addressFaults(service.environment, listens));
  const brokers = service.environment.KAFKA_BROKERS;
  if (`PLAINTEXT://${brokers}` !== compose.services.kafka.environment.KAFKA_ADVERTISED_LISTENERS)
    faults.push(`KAFKA_BROKERS is ${brokers}, which is not what Kafka advertises`);
  return faults;
}

/** What .env is to hold is in .env.example, and nothing else. */
function variableFaults() {
  const used = new Set([...text(file).matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name));
  const offered = new Set([...text('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name));
  return [
    ...[...used].filter((name) => !offered.has(name)).map((name) => `.env.example lacks ${name}`),
    ...[...offered].filter((name) => !used.has(name)).map((name) => `.env.example has ${name}, which nothing reads`),
  ];
}
