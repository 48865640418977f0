import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Result, round } from './results.js';

const kilobyte = 1_024;

/** KB of JavaScript, gzipped, that the first page of an application loads: its entry and what that preloads. */
export function bundle(app: 'admin' | 'partner'): Result {
  const folder = fileURLToPath(new URL(`../../../../apps/${app}/dist/`, import.meta.url));
  const page = readFileSync(`${folder}index.html`, 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/[a-z]+\/([^"]+\.js)"/g)].flatMap(([, file]) => file ?? []);
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(folder + file)).length, 0);
  return { name: `bundle.${app}`, value: round(bytes / kilobyte, 1), unit: 'KB gzip' };
}
