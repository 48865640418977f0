/** Every service as a process of its own, by the command that needs no Docker. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeKafka, freePort, until } from '@tributary/testing';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
/** Without its build, which writes every dist folder anew while other specs load from them. */
const script = 'infra/build/distributed.mjs';
const services = ['gateway', 'referral', 'partner', 'commission', 'payout', 'analytics', 'relay'];

describeKafka('npm run start:distributed', () => {
  it('says where each service listens, answers, and ends them all when it is interrupted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tributary-start-distributed-'));
    await chmod(folder, 0o755); // as root, PostgreSQL runs as another user, who has to get in
    const port = await freePort();
    const started = spawn(process.execPath, [script, '--empty'], {
      cwd: root,
      env: { ...process.env, PORT: String(port), TRIBUTARY_DATA_DIR: folder, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (text: Buffer) => {
        printed += text.toString();
      });
    const ended = once(started, 'exit');
    try {
      await until(() => printed.includes('Ctrl-C stops all of them') || started.exitCode !== null, {
        within: 240_000,
      });
      for (const name of services)
        expect(printed).toMatch(new RegExp(`${name} +http://127\\.0\\.0\\.1:\\d+ +process \\d+`));
      expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    } finally {
      started.kill('SIGINT');
      await ended;
    }
    for (const [, pid] of printed.matchAll(/process (\d+)/g)) expect(() => process.kill(Number(pid), 0)).toThrow();
    await rm(folder, { recursive: true, maxRetries: 5 });
  }, 300_000);
});
