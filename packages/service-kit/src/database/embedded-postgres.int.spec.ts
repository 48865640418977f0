import { until } from '@tributary/testing';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

const built = fileURLToPath(new URL('../../dist/database/embedded-postgres.js', import.meta.url));

describe('the embedded PostgreSQL', () => {
  let home: string;
  let postgres: EmbeddedPostgres | null;
  let stranger: ChildProcess | null;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'tributary-embedded-'));
    chmodSync(home, 0o755);
    postgres = stranger = null;
  });
  afterEach(async () => {
    await postgres?.stop();
    stranger?.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  const start = async (): Promise<EmbeddedPostgres> => (postgres = await startEmbeddedPostgres(home));
  const idFile = () => join(home, 'data', 'postmaster.pid');
  const serverId = () => Number(readFileSync(idFile(), 'utf8').split('\n')[0]);

  it('is adopted while it serves, and keeps its data', async () => {
    const { url } = await start();
    await ask(url, 'create table kept as select 42 as n');
    const id = serverId();
    expect((await start()).url).toBe(url);
    expect(serverId()).toBe(id);
    await postgres?.stop();
    expect(await ask((await start()).url, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('starts again after it was killed', async () => {
    await ask((await start()).url, 'create table kept as select 42 as n');
    process.kill(serverId(), 'SIGKILL');
    expect(await ask((await start()).url, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('starts again where a child of the killed server does not notice', async () => {
    const { url } = await start();
    const [{ pid }] = (await ask(url, `select pid from pg_stat_activity where backend_type = 'checkpointer'`)) as [
      { pid: number },
    ];
    process.kill(pid, 'SIGSTOP');
    process.kill(serverId(), 'SIGKILL');
    expect(await ask((await start()).url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('starts again where its process id has become that of something else', async () => {
    await start();
    const left = readFileSync(idFile(), 'utf8');
    await postgres?.stop();
    const { uid, gid } = statSync(join(home, 'data'));
    stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { uid, gid, stdio: 'ignore' });
    writeFileSync(idFile(), left.replace(/^\d+/, String(stranger.pid)));
    expect(await ask((await start()).url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  });

  it('starts where the first start was killed before its data was whole', async () => {
    const begin = `import(${JSON.stringify(built)}).then((kit) => kit.startEmbeddedPostgres(${JSON.stringify(home)}))`;
    const first = spawn(process.execPath, ['-e', begin], { detached: true, stdio: 'ignore' });
    const exited = once(first, 'exit');
    await until(() => readdirSync(home).some((name) => existsSync(join(home, name, 'PG_VERSION'))));
    process.kill(-Number(first.pid), 'SIGKILL'); // with initdb, as when the machine goes down
    await exited;
    expect(existsSync(join(home, 'data', 'postmaster.pid'))).toBe(false); // it was in the middle, not behind it
    expect(await ask((await start()).url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(readdirSync(home).sort()).toEqual(['data', 'password', 'postgres.log']);
  });

  it('stores text as UTF-8 in the order of its bytes, and is stopped twice without complaint', async () => {
    const { url, stop } = await start();
    expect(await ask(url, `select current_setting('server_encoding') as encoding, 'Z' < 'a' as "byBytes"`)).toEqual([
      { encoding: 'UTF8', byBytes: true },
    ]);
    await stop();
    await stop();
  });
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
