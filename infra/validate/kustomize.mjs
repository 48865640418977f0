// As much of kustomize as infra/kubernetes uses: resources, a namespace, and patches of Deployments. Where kubectl is
// installed, its own rendering must be the same.
import { spawnSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { documents, namesIn, root } from './files.mjs';

const withoutNamespace = ['Namespace'];

export function render(folder) {
  const [{ resources, patches = [], namespace }] = documents(`${folder}/kustomization.yaml`);
  const found = resources.flatMap((file) => documents(`${folder}/${file}`));
  const changes = patches.map(({ path, target }) => ({ target, patch: documents(`${folder}/${path}`)[0] }));
  return found.map((resource) => {
    const patched = changes
      .filter(({ target }) => target.kind === resource.kind)
      .reduce((result, { patch }) => merged(result, { ...patch, metadata: undefined }), resource);
    if (withoutNamespace.includes(patched.kind)) return patched;
    return { ...patched, metadata: { ...patched.metadata, namespace } };
  });
}

/** Files that lie there and are part of nothing. */
export function strayFiles(folder) {
  const [{ resources, patches = [] }] = documents(`${folder}/kustomization.yaml`);
  const known = new Set(['kustomization.yaml', ...resources, ...patches.map(({ path }) => path)]);
  return namesIn(folder).filter((name) => !known.has(name));
}

/** Lists whose items kubectl tells apart by a key are merged item by item; others are replaced. */
const keyed = { containers: 'name', env: 'name', volumes: 'name', volumeMounts: 'mountPath', ports: 'containerPort' };

function merged(base, patch, name) {
  if (patch === undefined) return base;
  if (base === undefined) return patch;
  const key = keyed[name];
  if (Array.isArray(patch)) {
    if (!key) return patch;
    const patched = base.map((item) =>
      merged(
        item,
        patch.find((other) => other[key] === item[key]),
      ),
    );
    return [...patch.filter((item) => !base.some((other) => other[key] === item[key])), ...patched];
  }
  if (typeof patch !== 'object' || patch === null) return patch;
  const names = new Set([...Object.keys(base), ...Object.keys(patch)]);
  return Object.fromEntries([...names].map((each) => [each, merged(base[each], patch[each], each)]));
}

/** Null where there is no kubectl to ask. */
export function sameAsKubectl(folder) {
  const { status, stdout } = spawnSync('kubectl', ['kustomize', `${root}${folder}`], { encoding: 'utf8' });
  if (status !== 0) return null;
  const theirs = parseAllDocuments(stdout).map((document) => document.toJS());
  return isDeepStrictEqual(sorted(theirs), sorted(render(folder)));
}

function sorted(resources) {
  const name = ({ kind, metadata }) => `${kind}/${metadata.name}`;
  return structuredClone(resources)
    .map((resource) => {
      for (const { env } of resource.spec?.template?.spec?.containers ?? []) env?.sort(byName);
      return resource;
    })
    .sort((a, b) => (name(a) < name(b) ? -1 : 1));
}

const byName = (a, b) => (a.name < b.name ? -1 : 1);
