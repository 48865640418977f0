// Whether Prometheus finds every process, by the names that compose gives them and by their pods.
import { isDeepStrictEqual } from 'node:util';
import { compose } from './compose.mjs';
import { imageEnvironment } from './container.mjs';
import { documents, exists } from './files.mjs';
import { workloads } from './kubernetes.mjs';
import { targets } from './program.mjs';

const metricsPort = Number(imageEnvironment.METRICS_PORT);

export function scrapeFaults(folder) {
  const checks = { 'prometheus.yml': namedFaults, 'kubernetes.yml': podFaults };
  return Object.entries(checks).flatMap(([file, faultsOf]) => {
    const [{ scrape_configs: jobs, rule_files: rules }] = documents(`${folder}/${file}`);
    const faults = rules.filter((name) => !exists(`${folder}/${name}`)).map((name) => `${name} does not exist`);
    if (jobs.length !== 1 || jobs[0].job_name !== 'tributary') return [`${file}: the rules expect the job tributary`];
    return [...faults, ...faultsOf(jobs[0])].map((fault) => `${file}: ${fault}`);
  });
}

function namedFaults({ dns_sd_configs: sources }) {
  const names = sources.flatMap((source) => source.names);
  return [
    ...targets.filter((target) => !names.includes(target)).map((target) => `nobody looks at ${target}`),
    ...names.filter((name) => !compose.services[name]).map((name) => `there is no ${name}`),
    ...sources.filter(({ port }) => port !== metricsPort).map(({ port }) => `nobody has metrics at ${port}`),
  ];
}

function podFaults({ kubernetes_sd_configs: [{ role, namespaces }], relabel_configs: steps }) {
  if (role !== 'pod') return ['it has to look for pods'];
  const seen = workloads
    .filter(({ metadata }) => namespaces.names.includes(metadata.namespace))
    .flatMap(discovered)
    .map((labels) => relabelled(labels, steps))
    .filter(Boolean);
  const found = seen.map(({ target }) => target).sort();
  return [
    ...(isDeepStrictEqual(found, [...targets].sort()) ? [] : [`it finds ${found}, not ${targets}`]),
    ...seen.filter(({ port }) => port !== metricsPort).map(({ target, port }) => `${target} has no metrics at ${port}`),
  ];
}

/** What Prometheus knows of a running pod: one target for each port of each container. */
function discovered({ spec: { template } }) {
  const own = Object.entries(template.metadata.labels).map(([name, value]) => [
    `__meta_kubernetes_pod_label_${name.replace(/\W/g, '_')}`,
    value,
  ]);
  return template.spec.containers.flatMap(({ ports = [{}] }) =>
    ports.map(({ name = '', containerPort }) => ({
      ...Object.fromEntries(own),
      __meta_kubernetes_pod_phase: 'Running',
      __meta_kubernetes_pod_container_port_name: name,
      port: containerPort,
    })),
  );
}

function relabelled(labels, steps) {
  let result = labels;
  for (const { source_labels: sources, regex = '.*', action = 'replace', target_label: label } of steps) {
    const value = sources.map((source) => result[source] ?? '').join(';');
    const matched = new RegExp(`^(?:${regex})$`).test(value);
    if (action === (matched ? 'drop' : 'keep')) return null;
    if (action === 'replace' && matched) result = { ...result, [label]: value };
  }
  return result;
}
