import { busMigrations } from '@tributary/bus';
import { systemClock } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import { type Application, createApplication, jsonLogger, runningBus } from '@tributary/service-kit';
import { type TestInstallation, testInstallation, testSecret, until } from '@tributary/testing';
import pg from 'pg';
import { gatewayMigrations, gatewayService } from './index.js';

const wanted = { organisation: 'Shop', name: 'Ada', email: 'admin@shop.example', password: 'a long password' };
const config = { publicUrl: 'http://localhost:8080', secret: testSecret, smtpUrl: null };

describe('a setup that is interrupted', () => {
  let installation: TestInstallation;
  const running = new Set<Application>();
  beforeEach(async () => {
    installation = await testInstallation({ services: { gateway: [busMigrations('gateway'), gatewayMigrations] } });
  });
  afterEach(async () => {
    for (const application of running) await application.close();
    running.clear();
    await installation.stop();
  });

  /** The gateway on this installation, as its first start and as a later one. */
  async function start(facts: EventStore = installation.facts): Promise<Application> {
    const { database, clicks, personal } = installation;
    const bus = runningBus({ fact: facts, click: clicks });
    const context = { pools: database.pools('gateway'), facts, clicks, clock: systemClock, personal, config, bus };
    const application = await createApplication({
      services: [gatewayService(context)],
      secret: testSecret,
      bus,
      pools: (name) => database.pools(name),
      logger: jsonLogger('error'),
      routes: () => undefined,
    });
    running.add(application);
    return application;
  }

  async function stop(application: Application): Promise<void> {
    running.delete(application);
    await application.close();
  }

  async function ask({ fastify }: Application, method: 'GET' | 'POST', url: string, body?: object) {
    const answer = await fastify.inject({
      method,
      url,
      headers: { host: 'localhost:8080', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { payload: JSON.stringify(body) }),
    });
    return { status: answer.statusCode, json: answer.json() };
  }

  const recorded = () => installation.facts.readAll(0n, { types: ['OrganisationCreated'] }, 10);
  const asAdmin = async (sql: string) => {
    const admin = new pg.Client({ connectionString: installation.adminUrl });
    await admin.connect();
    await admin.query(sql).finally(() => admin.end());
  };

  it('leaves an organisation that its admin can enter, and whose fact the next start records once', async () => {
    const gone: EventStore = Object.assign(Object.create(installation.facts), {
      append: () => Promise.reject(new Error('The log is away')),
    });
    const first = await start(gone);
    const interrupted = ask(first, 'POST', '/api/setup', wanted); // its caller waits for a log that does not come back
    await until(async () => !(await ask(first, 'GET', '/api/setup')).json.needed);
    expect(await recorded()).toEqual([]);
    await stop(first);
    await interrupted.catch(() => undefined);

    const second = await start();
    await until(async () => (await recorded()).length === 1);
    const { email, password } = wanted;
    const session = await ask(second, 'POST', '/api/session', { email, password });
    expect(session.json.membership).toMatchObject({ role: 'admin', organisation: { name: 'Shop' } });
    expect((await recorded())[0]?.organisation).toBe(session.json.membership.organisation.id);
    expect((await ask(second, 'POST', '/api/setup', wanted)).json.code).toBe('setup-done');
    const { worker } = installation.database.pools('gateway');
    await until(async () => (await worker.query('select from outbox')).rowCount === 0);
    expect(await recorded()).toHaveLength(1);
  });

  it('leaves nothing where it cannot be committed, and can be tried again', async () => {
    const application = await start();
    await asAdmin(`
      create function gateway.fail() returns trigger language plpgsql as $$ begin raise 'no space left'; end $$;
      create constraint trigger fail after insert on gateway.organisation deferrable initially deferred
        for each row execute function gateway.fail()`);
    expect((await ask(application, 'POST', '/api/setup', wanted)).status).toBe(500);
    expect(await recorded()).toEqual([]);
    expect((await ask(application, 'GET', '/api/setup')).json).toEqual({ needed: true });

    await asAdmin('drop trigger fail on gateway.organisation');
    expect((await ask(application, 'POST', '/api/setup', wanted)).status).toBe(201);
    expect(await recorded()).toHaveLength(1);
  });
});
