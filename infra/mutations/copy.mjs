// A copy of the repository in which source and built code can be changed without touching the original.
import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { transform } from '@swc/core';

const folders = ['packages', 'services', 'infra'];
const files = ['package.json', 'jest.config.js', 'biome.json'];

/** Dependencies are linked; the repository's own packages lead into the copy. */
export function copyRepository(copy) {
  for (const name of folders)
    cpSync(name, join(copy, name), { recursive: true, filter: (path) => !path.endsWith('node_modules') });
  for (const name of files) cpSync(name, join(copy, name));
  mkdirSync(join(copy, 'apps'));
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync('node_modules'))
    if (name !== '@tributary') symlinkSync(resolve('node_modules', name), join(copy, 'node_modules', name));
  mkdirSync(join(copy, 'node_modules/@tributary'));
  for (const kind of ['packages', 'services'])
    for (const name of readdirSync(kind))
      if (lstatSync(join(kind, name)).isDirectory())
        symlinkSync(join(copy, kind, name), join(copy, 'node_modules/@tributary', name));
}

const changesOf = ({ also = [], ...first }) => [first, ...also];

/** Takes a guard off; the answer puts it on again. */
export async function mutate(copy, guard) {
  const originals = changesOf(guard).map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')]);
  for (const { file, search, replace } of changesOf(guard)) {
    const text = readFileSync(join(copy, file), 'utf8');
    if (text.split(search).length !== 2) throw new Error(`${file} holds this not exactly once: ${search}`);
    await put(
      copy,
      file,
      text.replace(search, () => replace),
    );
  }
  return async () => {
    for (const [file, text] of originals) await put(copy, file, text);
  };
}

/** In the source, which specs of the same package run, and in what is built, which everything else runs. */
async function put(copy, file, text) {
  writeFileSync(join(copy, file), text);
  const [kind, name, ...rest] = relative('.', file).split('/');
  const built = join(copy, kind, name, 'dist', ...rest.slice(1));
  if (!file.endsWith('.ts')) return writeFileSync(built, text);
  const { code } = await transform(text, {
    filename: file,
    swcrc: false,
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
  });
  writeFileSync(built.replace(/\.ts$/, '.js'), code);
}
