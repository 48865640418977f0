// Reading what is to be checked; every path is relative to the repository's root.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { parseAllDocuments } from 'yaml';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const text = (path) => readFileSync(join(root, path), 'utf8');
export const exists = (path) => existsSync(join(root, path));
export const namesIn = (path) => readdirSync(join(root, path)).sort();
export const json = (path) => JSON.parse(text(path));

/** Every document of a YAML file; a fault of syntax ends the run with its place. */
export function documents(path) {
  return parseAllDocuments(text(path), { merge: true, uniqueKeys: true }).map((document) => {
    const [fault] = document.errors;
    if (fault) throw new Error(`${path}: ${fault.message}`);
    return document.toJS();
  });
}

/** All sources of the program, without its tests, as one text. */
export const sources = ['packages', 'services'].flatMap((folder) =>
  namesIn(folder).flatMap((name) => typescriptIn(`${folder}/${name}/src`)),
);

function typescriptIn(folder) {
  if (!exists(folder)) return [];
  return readdirSync(join(root, folder), { recursive: true })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .map((path) => ({ path: `${folder}/${path}`, content: text(`${folder}/${path}`) }));
}

/** A function that lists what is wrong with a document by a schema. */
export function schemaCheck(schema, definitions = {}) {
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
  const validate = ajv.compile({ ...schema, ...definitions });
  return (document) =>
    validate(document)
      ? []
      : validate.errors.map(
          ({ instancePath, message, params }) =>
            `${instancePath || '/'} ${message} ${Object.values(params ?? {}).join(' ')}`,
        );
}
