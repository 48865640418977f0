import { parser } from '@prometheus-io/lezer-promql';
import { alertFaults } from './alerts.mjs';
import { documents, exists, json, namesIn, text } from './files.mjs';
import { compose, portsOf } from './compose.mjs';
import { isOfTheProcess, metrics } from './program.mjs';
import { scrapeFaults } from './scraping.mjs';

const folder = 'infra/observability';
const [{ groups }] = documents(`${folder}/prometheus/rules.yml`);
const rules = groups.flatMap((group) => group.rules);
const recorded = new Set(rules.map(({ record }) => record).filter(Boolean));
/** Those that scraping adds, and the bound of a histogram's bucket. */
const labelsOfAll = ['job', 'instance', 'target', 'le', 'service'];

export function checkObservability() {
  return [
    ...rules.flatMap((rule) => ruleFaults(rule).map((fault) => `rules.yml: ${rule.record ?? rule.alert}: ${fault}`)),
    ...alertFaults(rules).map((fault) => `rules.yml: ${fault}`),
    ...scrapeFaults(`${folder}/prometheus`),
    ...dashboardFaults().map((fault) => `dashboards: ${fault}`),
    ...traceFaults(),
  ].map((fault) => `${folder}: ${fault}`);
}

/** What is wrong with an expression: its syntax, or a metric or label that nobody exposes. */
export function expressionFaults(expression) {
  const faults = [];
  const known = new Set(labelsOfAll);
  const used = [];
  const part = (node) => expression.slice(node.from, node.to);
  parser.parse(expression).iterate({
    enter: (node) => {
      if (node.type.isError) faults.push(`is no PromQL at "${expression.slice(node.from, node.from + 20)}"`);
      if (node.name === 'LabelName') used.push(part(node));
      if (node.name !== 'VectorSelector') return;
      const [name = ''] = /^[\w:]*/.exec(part(node)) ?? [];
      if (name === 'up') return;
      const metric = metrics.get(name) ?? histogramOf(name);
      if (metrics.size > 0 && !metric && !recorded.has(name) && !isOfTheProcess(name))
        faults.push(`nobody exposes ${name}`);
      for (const label of metric?.labels ?? []) known.add(label);
    },
  });
  if (metrics.size === 0) return faults;
  return [...faults, ...used.filter((label) => !known.has(label)).map((label) => `nothing has the label ${label}`)];
}

function histogramOf(name) {
  const metric = metrics.get(name.replace(/_(?:bucket|count|sum)$/, ''));
  return metric?.kind === 'Histogram' ? metric : undefined;
}

function ruleFaults({ alert, expr, annotations, labels }) {
  const faults = expressionFaults(expr);
  if (!alert) return faults;
  if (!['page', 'ticket'].includes(labels?.severity)) faults.push('has no severity');
  const [guide = '', anchor] = (annotations?.guide ?? '').split('#');
  if (!exists(guide)) faults.push(`its guide ${guide} does not exist`);
  else if (!anchorsOf(text(guide)).includes(anchor)) faults.push(`${guide} has no section ${anchor}`);
  return faults;
}

const anchorsOf = (markdown) =>
  [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );

function dashboardFaults() {
  const [{ datasources }] = documents(`${folder}/grafana/provisioning/datasources/datasources.yml`);
  const sources = new Set(datasources.map(({ uid }) => uid));
  const faults = datasources
    .filter(({ url }) => !leadsSomewhere(url))
    .map(({ name, url }) => `${name} is not at ${url}`);
  const ids = new Set();
  for (const file of namesIn(`${folder}/grafana/dashboards`)) {
    const { uid, panels } = json(`${folder}/grafana/dashboards/${file}`);
    if (ids.has(uid)) faults.push(`${file}: ${uid} is another's`);
    ids.add(uid);
    for (const { title, targets: queries, datasource } of panels) {
      if (!sources.has(datasource.uid)) faults.push(`${file}: ${title}: there is no data source ${datasource.uid}`);
      for (const { expr } of queries)
        faults.push(...expressionFaults(expr).map((fault) => `${file}: ${title}: ${fault}`));
    }
  }
  return faults;
}

function leadsSomewhere(url) {
  const { hostname, port } = new URL(url);
  const service = compose.services[hostname];
  return service !== undefined && portsOf(service).includes(Number(port));
}

function traceFaults() {
  const [collector] = documents(`${folder}/collector.yml`);
  const [tempo] = documents(`${folder}/tempo.yml`);
  const faults = Object.values(collector.service.pipelines).flatMap((pipeline) =>
    ['receivers', 'processors', 'exporters'].flatMap((kind) =>
      pipeline[kind]
        .filter((name) => !(name in collector[kind]))
        .map((name) => `collector.yml: there is no ${name} in ${kind}`),
    ),
  );
  for (const { endpoint } of Object.values(collector.exporters))
    if (!leadsSomewhere(`http://${endpoint}`)) faults.push(`collector.yml: nothing is at ${endpoint}`);
  const receives = tempo.distributor.receivers.otlp.protocols.grpc.endpoint.split(':')[1];
  if (!portsOf(compose.services.tempo).includes(Number(receives))) faults.push(`tempo.yml: ${receives} is not exposed`);
  for (const { endpoint } of Object.values(collector.receivers.otlp.protocols))
    if (!portsOf(compose.services['otel-collector']).includes(Number(endpoint.split(':')[1])))
      faults.push(`collector.yml: ${endpoint} is not exposed`);
  return faults;
}
