// npm start: build, then run the server in this terminal.
import { spawn } from 'node:child_process';
import './quiet-build.mjs';

const server = spawn(process.execPath, ['services/all/bin/tributary.js', 'start', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
