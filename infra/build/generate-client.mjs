// Writes the types of the API client from what the services describe; with --check it only compares.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { typesOf } from '../../packages/api-client/scripts/types-of.mjs';

const target = fileURLToPath(new URL('../../packages/api-client/src/generated/api.ts', import.meta.url));
const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
const isCheck = process.argv.includes('--check');

// Callers may not fit the new answers yet: it writes them all the same, and the next build says where.
if (!isCheck) spawnSync(process.execPath, [compiler, '-b'], { stdio: 'ignore' });
const { describeApi } = await import('../../services/all/dist/server/document.js');
const types = await typesOf(await describeApi());

if (!isCheck) {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, types);
} else if (types !== readFileSync(target, 'utf8')) {
  console.error('The API client is not what the services describe: run npm run generate and commit the result.');
  process.exitCode = 1;
}
