/** The timetable's script: what crontabs, Compose and Kubernetes call. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { operate } from './operate.js';
import { openProgram, openShop, type Shop } from './shop.js';

const script = fileURLToPath(new URL('../../../../infra/container/back-up.sh', import.meta.url));
const secret = 'the secret of a timetable';
const day = 86_400;

describe('the script of backups', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-timetable-'));
  const data = join(folder, 'data');
  const keys = join(folder, 'keys');
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop({ environment: { TRIBUTARY_SECRET: secret }, arguments: ['--empty'] });
    await openProgram(shop);
    chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user, who has to get in
  }, 120_000);
  afterAll(async () => {
    await shop?.server.dispose();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  beforeEach(() => {
    rmSync(keys, { recursive: true, force: true });
    for (const [name, age] of [
      ['eight-days', 8],
      ['six-days', 6],
    ] as const) {
      mkdirSync(join(keys, name), { recursive: true });
      const then = Date.now() / 1_000 - age * day;
      utimesSync(join(keys, name), then, then);
    }
  });

  const run = async (words: readonly string[], used = secret): Promise<number> => {
    const place = { TRIBUTARY_DATA_DIR: shop.server.dataDirectory, TRIBUTARY_SECRET: used };
    const child = spawn('sh', [script, ...words], {
      env: { ...process.env, NODE_OPTIONS: '', ...place },
      stdio: 'ignore',
    });
    return ((await once(child, 'exit')) as [number])[0];
  };

  it('makes a backup that can be restored, and deletes keys of more than seven days', async () => {
    expect(await run([data, keys, '7'])).toBe(0);
    const [made = ''] = readdirSync(data);
    expect(made).toMatch(/^\d{4}-\d\d-\d\dT\d{6}$/);
    expect(readdirSync(keys).sort()).toEqual([made, 'six-days']);
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const place = { TRIBUTARY_DATA_DIR: empty, TRIBUTARY_SECRET: secret };
    const words = [join(data, made), '--keys', join(keys, made)];
    expect(await operate(place, 'restore', ...words)).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);

  it('makes keys alone, and keeps them seven days unless told otherwise', async () => {
    rmSync(data, { recursive: true, force: true });
    expect(await run(['--only-keys', keys])).toBe(0);
    expect(readdirSync(keys)).toHaveLength(2);
    expect(existsSync(data)).toBe(false);
    expect(await run(['--only-keys', keys, '5'])).toBe(0);
    expect(readdirSync(keys)).not.toContain('six-days');
  }, 60_000);

  it('deletes nothing after a backup that failed', async () => {
    expect(await run([data, keys, '7'], 'another secret')).not.toBe(0);
    expect(readdirSync(keys).sort()).toEqual(['eight-days', 'six-days']);
  }, 60_000);
});
