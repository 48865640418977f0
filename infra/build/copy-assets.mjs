// Copies what is not TypeScript (SQL, JSON) from the src of each package to its dist, without what is for specs alone, and
// removes there what src has no more.
import { cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const compiled = /\.(?:js|d\.ts|map|tsbuildinfo)$/;
const forSpecs = /[\\/](golden|histories|reference)$/;

for (const folder of ['packages', 'services'])
  for (const name of readdirSync(folder)) if (existsSync(join(folder, name, 'dist'))) copyAssets(join(folder, name));

function copyAssets(place) {
  const [src, dist] = [join(place, 'src'), join(place, 'dist')];
  for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const file = join(dist, path);
    if (!compiled.test(file) && statSync(file).isFile()) rmSync(file);
  }
  cpSync(src, dist, {
    recursive: true,
    filter: (path) => !forSpecs.test(path) && (statSync(path).isDirectory() || !/\.tsx?$/.test(path)),
  });
}
