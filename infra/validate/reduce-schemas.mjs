// Makes schemas/kubernetes.json and schemas/compose.json from their upstreams, without what validation does not need:
//   node infra/validate/reduce-schemas.mjs <kubernetes api/openapi-spec/swagger.json> \
//     <keda config/crd/bases folder> <compose-go schema/compose-spec.json>
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const [swaggerFile, kedaFolder, composeFile] = process.argv.slice(2);
const kinds = {
  'apps/v1': ['Deployment'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  v1: ['ConfigMap', 'Namespace', 'PersistentVolumeClaim', 'Secret', 'Service', 'ServiceAccount'],
};
const notForValidation = /^(?:description|x-kubernetes-.*|default|example|title|\$comment|deprecated)$/;

const { definitions } = JSON.parse(readFileSync(swaggerFile, 'utf8'));
const reduced = {};
const roots = {};

for (const [apiVersion, names] of Object.entries(kinds)) {
  for (const kind of names) {
    const name = Object.keys(definitions).find((key) => {
      const [is] = definitions[key]['x-kubernetes-group-version-kind'] ?? [];
      return is?.kind === kind && [is.group, is.version].filter(Boolean).join('/') === apiVersion;
    });
    take(name);
    roots[`${apiVersion}/${kind}`] = { $ref: `#/definitions/${name}` };
  }
}
for (const plural of ['scaledobjects', 'triggerauthentications']) {
  const { spec } = parse(readFileSync(join(kedaFolder, `keda.sh_${plural}.yaml`), 'utf8'));
  for (const { name, schema } of spec.versions) {
    const root = strict(schema.openAPIV3Schema);
    root.properties.metadata = { $ref: '#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' };
    reduced[`keda.${plural}`] = root;
    roots[`${spec.group}/${name}/${spec.names.kind}`] = { $ref: `#/definitions/keda.${plural}` };
  }
}
write('kubernetes.json', { roots, definitions: reduced });
write('compose.json', stripped(JSON.parse(readFileSync(composeFile, 'utf8'))));

function take(name) {
  if (reduced[name]) return;
  reduced[name] = {};
  reduced[name] = name.endsWith('.Quantity') ? { type: ['string', 'number'] } : strict(definitions[name]);
  for (const [, other] of JSON.stringify(reduced[name]).matchAll(/"#\/definitions\/([^"]+)"/g)) take(other);
}

/** What the server would drop in silence is an error: a field that no schema knows. */
function strict(schema) {
  return walk(stripped(schema), (part) => {
    if (part.format === 'int-or-string') return { type: ['string', 'integer'] };
    const { format, ...rest } = part;
    return rest.properties && !('additionalProperties' in rest) ? { ...rest, additionalProperties: false } : rest;
  });
}

function stripped(schema) {
  return walk(schema, (part, isMapOfNames) =>
    isMapOfNames ? part : Object.fromEntries(Object.entries(part).filter(([key]) => !notForValidation.test(key))),
  );
}

function walk(value, change, isMapOfNames = false) {
  if (Array.isArray(value)) return value.map((item) => walk(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      walk(child, change, !isMapOfNames && /^(?:properties|definitions|\$defs|patternProperties)$/.test(key)),
    ]),
  );
  return change(inside, isMapOfNames);
}

function write(name, schema) {
  writeFileSync(new URL(`schemas/${name}`, import.meta.url), `${JSON.stringify(schema)}\n`);
}
