import { isDeepStrictEqual } from 'node:util';
import { json, schemaCheck, text } from './files.mjs';
import {
  addressFaults,
  commandFaults,
  environmentFaults,
  imageEnvironment,
  isPinned,
  scriptFaults,
  targetOf,
} from './container.mjs';
import { render, sameAsKubectl, strayFiles } from './kustomize.mjs';
import { atBroker, groups, knowsPath, partitionsOf, targets } from './program.mjs';

const folders = ['infra/kubernetes/base', 'infra/kubernetes/migrate', 'infra/kubernetes/backup'];
const resources = folders.flatMap(render);
const ofKind = (...kinds) => resources.filter(({ kind }) => kinds.includes(kind));
const named = (kind, name) => ofKind(kind).find(({ metadata }) => metadata.name === name);
const deployments = ofKind('Deployment');
export const workloads = ofKind('Deployment', 'Job');

export function checkKubernetes() {
  const faults = folders.flatMap((folder) => strayFiles(folder).map((name) => `${folder}/${name} is part of nothing`));
  for (const resource of resources) {
    const where = `${resource.kind} ${resource.metadata.name}`;
    const found = [...schemaFaults(resource), ...(checks[resource.kind]?.(resource) ?? [])];
    faults.push(...found.map((fault) => `${where}: ${fault}`));
  }
  const started = deployments.map(({ spec }) => targetOf(spec.template.spec.containers[0].args));
  for (const target of targets) {
    if (started.filter((one) => one === target).length !== 1) faults.push(`the target ${target} has no one Deployment`);
    for (const kind of ['PodDisruptionBudget', ...(target === 'relay' ? [] : ['Service'])])
      if (!named(kind, target)) faults.push(`${target} has no ${kind}`);
  }
  if (named('Deployment', 'relay').spec.replicas !== 1) faults.push('relay: there must be one');
  return faults.map((fault) => `infra/kubernetes: ${fault}`);
}

export function kubectlNote() {
  const answers = folders.map(sameAsKubectl);
  if (answers.includes(null)) return { skipped: 'kubectl is not installed; our own rendering stands alone' };
  return answers.every(Boolean) ? {} : { fault: 'kubectl renders infra/kubernetes otherwise than kustomize.mjs' };
}

function schemaFaults(resource) {
  const { roots, definitions } = json('infra/validate/schemas/kubernetes.json');
  const schema = roots[`${resource.apiVersion}/${resource.kind}`];
  return schema ? schemaCheck(schema, { definitions })(resource) : ['no schema is known for it'];
}

const checks = {
  Deployment: (deployment) => {
    const { spec } = deployment;
    const [container] = spec.template.spec.containers;
    const faults = [...podFaults(spec.template.spec), ...probeFaults(container)];
    if (!isDeepStrictEqual(labelsOf(spec.selector), pick(spec.template.metadata.labels, labelsOf(spec.selector))))
      faults.push('its selector does not select its pods');
    const isScaled = ofKind('HorizontalPodAutoscaler', 'ScaledObject').some(
      ({ metadata }) => metadata.name === targetOf(container.args),
    );
    if (isScaled === 'replicas' in spec) faults.push('either something scales it or it says how many there are');
    return faults;
  },
  Job: ({ spec }) => podFaults(spec.template.spec),
  CronJob: ({ spec }) => {
    const pod = spec.jobTemplate.spec.template.spec;
    const isTime = spec.schedule.split(' ').length === 5;
    return [...podFaults(pod), ...claimFaults(pod), ...(isTime ? [] : [`${spec.schedule} is no time`])];
  },
  Service: ({ spec }) => [
    ...selectedFaults(spec.selector),
    ...spec.ports
      .filter(({ port }) => port !== Number(imageEnvironment.PORT))
      .map(({ port }) => `nobody expects port ${port}`),
  ],
  PodDisruptionBudget: ({ spec }) => selectedFaults(labelsOf(spec.selector)),
  HorizontalPodAutoscaler: ({ spec }) => (named('Deployment', spec.scaleTargetRef.name) ? [] : ['scales nothing']),
  ScaledObject: scaledFaults,
  NetworkPolicy: ({ spec }) => [
    ...selectedFaults(labelsOf(spec.podSelector)),
    ...(spec.podSelector.matchExpressions ?? []).flatMap(({ values }) =>
      values.filter((name) => !named('Deployment', name)).map((name) => `selects ${name}, which does not exist`),
    ),
  ],
  Ingress: ({ spec }) =>
    spec.rules
      .flatMap(({ http }) => http.paths.map(({ backend }) => backend.service.name))
      .filter((name) => !named('Service', name))
      .map((name) => `leads to ${name}, which does not exist`),
};

const labelsOf = ({ matchLabels = {} }) => matchLabels;
const pick = (labels, wanted) => Object.fromEntries(Object.keys(wanted).map((key) => [key, labels[key]]));

function selectedFaults(labels) {
  const pods = [...deployments, ...ofKind('Job')].map(({ spec }) => spec.template.metadata.labels);
  return pods.some((pod) => isDeepStrictEqual(pick(pod, labels), labels)) ? [] : ['selects no pod'];
}

function podFaults(pod) {
  const [container] = pod.containers;
  const { securityContext: own = {}, args, image, env = [], envFrom = [], resources: amounts } = container;
  const mounts = (container.volumeMounts ?? []).map(({ mountPath }) => mountPath);
  const faults = container.command ? scriptFaults(container.command, args, mounts) : commandFaults(args);
  if (!isPinned(image)) faults.push(`${image} is not pinned by version`);
  if (!pod.securityContext?.runAsNonRoot || !(pod.securityContext.runAsUser > 0)) faults.push('may run as root');
  if (pod.securityContext?.seccompProfile?.type !== 'RuntimeDefault') faults.push('has no seccomp profile');
  if (pod.automountServiceAccountToken !== false) faults.push('carries a token of the cluster');
  if (!own.readOnlyRootFilesystem) faults.push('its file system can be written');
  if (own.allowPrivilegeEscalation !== false || !own.capabilities?.drop?.includes('ALL'))
    faults.push('keeps privileges');
  if (!amounts?.requests?.cpu || !amounts.requests.memory || !amounts.limits?.memory) faults.push('names no resources');
  if (!mounts.some((at) => imageEnvironment.TRIBUTARY_DATA_DIR.startsWith(at)))
    faults.push(`cannot write in ${imageEnvironment.TRIBUTARY_DATA_DIR}`);
  const shared = envFrom.flatMap(({ configMapRef }) => Object.keys(named('ConfigMap', configMapRef.name)?.data ?? {}));
  faults.push(...environmentFaults([...shared, ...env.map(({ name }) => name)]));
  const guide = text('docs/operations/deploy.md');
  for (const { name, value, valueFrom } of env) {
    const { key } = valueFrom?.secretKeyRef ?? {};
    if (key && !guide.includes(key)) faults.push(`docs/operations/deploy.md does not tell of the secret's key ${key}`);
    if (value && /SECRET|PASSWORD|DATABASE_URL/.test(name)) faults.push(`${name} stands in the open`);
  }
  const plain = Object.fromEntries(env.filter(({ value }) => value).map(({ name, value }) => [name, value]));
  const listens = (host, port) => named('Service', host)?.spec.ports.some((one) => one.port === port);
  return [...faults, ...addressFaults(plain, listens)];
}

function claimFaults({ volumes }) {
  return volumes
    .map(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName)
    .filter((name) => name && !named('PersistentVolumeClaim', name))
    .map((name) => `there is no volume ${name}`);
}

function probeFaults({ ports, startupProbe, livenessProbe, readinessProbe }) {
  const faults = Object.entries({ startupProbe, livenessProbe, readinessProbe }).flatMap(([name, probe]) => {
    if (!probe?.httpGet) return [`has no ${name}`];
    const { path, port } = probe.httpGet;
    if (!ports.some((one) => one.name === port)) return [`${name} asks a port ${port} that it does not have`];
    return knowsPath(path) ? [] : [`${name} asks ${path}, which the program does not answer`];
  });
  const numbers = ports.map(({ containerPort }) => containerPort).sort();
  const expected = [imageEnvironment.PORT, imageEnvironment.METRICS_PORT].map(Number).sort();
  return isDeepStrictEqual(numbers, expected) ? faults : [...faults, `its ports are not ${expected}`];
}

function scaledFaults({ spec }) {
  const { name } = spec.scaleTargetRef;
  const deployment = named('Deployment', name);
  if (!deployment) return ['scales nothing'];
  const faults = [];
  const called = atBroker(kafkaPrefixOf(deployment));
  const own = [...groups].filter(([group]) => group.startsWith(`${name}-`));
  const logs = spec.triggers
    .filter(({ type }) => type === 'kafka')
    .map(({ metadata: { consumerGroup, topic } }) => {
      const [group, log] = own.find(([each]) => called.group(each) === consumerGroup) ?? [];
      if (!group) faults.push(`${name} has no group that is called ${consumerGroup} at the broker`);
      else if (topic !== called.topic(log)) faults.push(`${group} reads ${called.topic(log)}, not ${topic}`);
      return log;
    });
  const most = Math.max(...logs.filter(Boolean).map(partitionsOf));
  if (Number.isFinite(most) && spec.maxReplicaCount > most) faults.push(`more than ${most} readers find no partition`);
  return faults;
}

/** Undefined where the program's own holds. */
function kafkaPrefixOf({ spec }) {
  const [{ env = [], envFrom = [] }] = spec.template.spec.containers;
  const shared = envFrom.map(({ configMapRef }) => named('ConfigMap', configMapRef.name)?.data ?? {});
  const own = Object.fromEntries(env.map(({ name, value }) => [name, value]));
  return Object.assign({}, ...shared, own).KAFKA_PREFIX || undefined;
}
