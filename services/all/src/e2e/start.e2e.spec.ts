import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ServerUnderTest, startCluster, startServer, until } from '@tributary/testing';
import { call, operatorTokenOf } from './shop.js';

const command = fileURLToPath(new URL('../../bin/tributary.js', import.meta.url));

const nobodysDatabase = 'postgres://nobody:hidden@127.0.0.1:1/x';

interface Started {
  readonly process: ChildProcess;
  output(): string;
  ended(): Promise<number | null>;
}

function start(environment: NodeJS.ProcessEnv, ...words: string[]): Started {
  const child = spawn(process.execPath, [command, 'start', ...words], {
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      printed += String(text);
    });
  return {
    process: child,
    output: () => printed,
    ended: async () => child.exitCode ?? ((await once(child, 'exit')) as [number | null])[0],
  };
}

describe('tributary start', () => {
  let server: ServerUnderTest;
  const folder = mkdtempSync(join(tmpdir(), 'tributary-start-'));
  chmodSync(folder, 0o755);
  beforeAll(async () => {
    server = await startServer();
  }, 120_000);
  afterAll(async () => {
    await server?.dispose();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('leads to the first page where nothing is recorded, and names no sign-in that does not work', async () => {
    await until(() => server.output().includes("operator's token"));
    expect(server.output()).toContain('/admin/setup');
    expect(server.output()).not.toContain('demonstration');
  });

  it('says which port is taken, and ends', async () => {
    const port = new URL(server.url).port;
    const second = start({ PORT: port, TRIBUTARY_DATA_DIR: join(folder, 'second') });
    expect(await second.ended()).toBe(1);
    expect(second.output()).toBe(`Port ${port} is taken. End what listens there, or name another port in PORT.\n`);
  });

  it('leaves the data folder to the server that has it, and says where that is', async () => {
    const second = start({ PORT: '0', TRIBUTARY_DATA_DIR: server.dataDirectory }, '--empty');
    expect(await second.ended()).toBe(1);
    expect(second.output()).toContain(`Tributary is already running at ${server.url} with the data in`);
    expect((await call(server.url, 'GET', '/health/ready')).status).toBe(200);
    expect(await call(server.url, 'GET', '/api/setup')).toMatchObject({ status: 200, body: { needed: true } });
  });

  it('takes the data folder of a server that was killed', async () => {
    await server.kill();
    await server.start();
    expect((await call(server.url, 'GET', '/health/ready')).status).toBe(200);
  }, 120_000);

  it("keeps the operator's token out of output that others collect, in a file beside", async () => {
    const cluster = await startCluster();
    const place = { DATABASE_URL: cluster.url, TRIBUTARY_SECRET: 'a secret of many machines' };
    const apart = await startServer({ environment: place });
    try {
      await until(() => apart.output().includes("operator's token"));
      const token = operatorTokenOf(apart);
      expect(apart.output()).not.toContain(token);
      expect(statSync(join(apart.dataDirectory, 'operator-token')).mode & 0o777).toBe(0o600);
      const body = { organisation: 'Other', email: 'other@shop.example', password: 'another password' };
      const ask = (key: string) =>
        call(apart.url, 'POST', '/api/organisations', body, { authorization: `Bearer ${key}` });
      expect((await ask(`${token}x`)).status).toBe(401);
      expect((await ask(token)).status).toBe(201);
    } finally {
      await apart.dispose();
      await cluster.stop();
    }
  }, 120_000);

  it.each(['DATABASE_URL', 'EVENT_STORE_URL', 'VAULT_URL'])(
    'ends where the database in %s does not answer, and names it without its password',
    async (name) => {
      const refused = start({ PORT: '0', TRIBUTARY_DATA_DIR: join(folder, name), [name]: nobodysDatabase });
      expect(await refused.ended()).toBe(1);
      expect(refused.output()).toMatch(
        new RegExp(`^The database in ${name} \\(127\\.0\\.0\\.1:1/x\\) cannot be reached: .*ECONNREFUSED.*\n$`),
      );
      expect(refused.output()).not.toContain('hidden');
    },
    60_000,
  );

  it('ends where no broker in KAFKA_BROKERS answers, and names it', async () => {
    const cluster = await startCluster();
    const place = { DATABASE_URL: cluster.url, TRIBUTARY_SECRET: 'a secret of one folder', TRIBUTARY_DATA_DIR: folder };
    const network = { PORT: '0', PUBLIC_URL: 'http://localhost:8080', KAFKA_BROKERS: '127.0.0.1:1' };
    const refused = start({ ...place, ...network }, '--target=partner');
    try {
      expect(await refused.ended()).toBe(1);
      const last = refused.output().trimEnd().split('\n').at(-1);
      expect(last).toMatch(/^Kafka at KAFKA_BROKERS \(127\.0\.0\.1:1\): .*ECONNREFUSED/);
    } finally {
      await cluster.stop();
    }
  }, 90_000);

  it('begins anew where the demonstration was interrupted', async () => {
    const place = { PORT: '0', TRIBUTARY_DATA_DIR: join(folder, 'interrupted') };
    const first = start(place);
    await until(() => first.output().includes('Preparing the demonstration'), { within: 60_000 });
    first.process.kill('SIGINT');
    expect(await first.ended()).toBe(0);

    const second = start(place, '--empty');
    await until(() => second.output().includes('Tributary is ready'), { within: 60_000 });
    second.process.kill('SIGINT');
    await second.ended();
    expect(second.output()).toContain('/admin/setup');
  }, 150_000);

  it('answers that it is starting, on the port that it has taken', async () => {
    const port = new URL(server.url).port;
    await server.stop();
    const starting = start({ PORT: port, TRIBUTARY_DATA_DIR: join(folder, 'starting') });
    await until(() => starting.output().includes('Preparing the demonstration'), { within: 60_000 });
    const answer = await call(server.url, 'GET', '/admin');
    starting.process.kill('SIGINT');
    await starting.ended();
    expect(answer).toMatchObject({ status: 503, body: 'Tributary is starting.\n' });
  }, 120_000);
});
