// npm start: build what has changed (Nx caches the rest), then run the server in this terminal.
import { spawn, spawnSync } from 'node:child_process';

const build = spawnSync('npx', ['nx', 'run-many', '-t', 'build', '--outputStyle=static'], { encoding: 'utf8' });
if (build.status !== 0) {
  process.stderr.write(`${build.stdout}\n${build.stderr}\nThe build failed; nothing was started.\n`);
  process.exit(1);
}

const server = spawn(process.execPath, ['services/all/bin/tributary.js', 'start', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
