// Builds what has changed (Nx caches the rest) and prints only what a person needs: that it builds, and why it failed.
import { spawnSync } from 'node:child_process';

process.stderr.write('Building what has changed …\n');
const build = spawnSync('npx', ['nx', 'run-many', '-t', 'build', '--outputStyle=static'], { encoding: 'utf8' });
if (build.status !== 0) {
  process.stderr.write(`${build.stdout}\n${build.stderr}\nThe build failed; nothing was started.\n`);
  process.exit(1);
}
