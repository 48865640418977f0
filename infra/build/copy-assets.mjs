// Copies what is not TypeScript (SQL, JSON) from a package's src to its dist, without what is for specs alone, and removes
// there what src has no more.
import { cpSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const compiled = /\.(?:js|d\.ts|map|tsbuildinfo)$/;
for (const path of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
  const file = join('dist', path);
  if (statSync(file).isFile() && !compiled.test(file)) rmSync(file);
}

cpSync('src', 'dist', {
  recursive: true,
  filter: (path) =>
    !/[\\/](golden|histories|reference)$/.test(path) && (statSync(path).isDirectory() || !/\.tsx?$/.test(path)),
});
