/** One service per process: the same routes, the same books, the same operations as in one process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ServiceName, serviceAt, serviceNames } from '@tributary/contracts';
import {
  freePort,
  installationStartsWithin,
  type ServicesUnderTest,
  startServices,
  tributary,
  tributaryProcess,
} from '@tributary/testing';
import { installRetail, readBooks, expectedBooks } from './retail-books.js';

const trade = fileURLToPath(new URL('../../test-data/trade', import.meta.url));
const behindTheGateway = serviceNames.filter((name) => name !== 'gateway');

describe('services in processes of their own', () => {
  let services: ServicesUnderTest;
  beforeAll(async () => {
    services = await startServices();
  }, installationStartsWithin);
  afterAll(() => services.dispose());

  const pathsOf = async (url: string): Promise<string[]> => {
    const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as { paths: object };
    return Object.keys(document.paths);
  };

  it('are reached through the gateway, each by its own paths', async () => {
    const everywhere = await pathsOf(services.url);
    for (const name of behindTheGateway as ServiceName[]) {
      const paths = await pathsOf(services.processes[name].url);
      expect(paths.length).toBeGreaterThan(0);
      expect(new Set(paths.map(serviceAt))).toEqual(new Set([name]));
      expect(everywhere).toEqual(expect.arrayContaining(paths));
    }
  });

  it('come to the same books, and let staff rebuild and verify them', async () => {
    const run = await installRetail(services);
    for (const kind of ['partners', 'referrals', 'sales'])
      expect(await run('import', kind, join(trade, `${kind}.csv`), '--program', 'retail')).toMatchObject({ code: 0 });
    const first = await readBooks(run);
    expect(first).toMatchObject({ exported: expectedBooks(trade), verified: 0 });
    expect(await run('rebuild')).toMatchObject({ code: 0 });
    expect(await readBooks(run)).toEqual(first);
  }, 120_000);

  it('believe nobody who comes past the gateway', async () => {
    const { commission } = services.processes;
    for (const path of ['/api/commissions', '/internal/operations/read-models']) {
      const answer = await fetch(`${commission.url}${path}`, { headers: { 'tributary-identity': 'forged' } });
      expect([401, 403]).toContain(answer.status);
    }
    const outside = await fetch(`${services.url}/internal/operations/read-models`);
    expect(outside.status).toBe(404);
  });

  it('say which of them is away', async () => {
    const { processes, url } = services;
    await processes.analytics.end('SIGKILL');
    const answer = await fetch(`${url}/api/activity`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      code: 'service-away',
      detail: 'The service "analytics" does not answer.',
    });
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    await processes.analytics.start();
    expect((await fetch(`${url}/api/activity`)).status).toBe(401);
  }, 60_000);

  it('end where Kafka does not answer, and hold nothing that others need', async () => {
    const away = `127.0.0.1:${await freePort()}`;
    const environment = {
      DATABASE_URL: services.cluster.url,
      TRIBUTARY_SECRET: readFileSync(join(services.dataDirectory, 'secret'), 'utf8'),
      PUBLIC_URL: services.url,
      KAFKA_BROKERS: away,
    };
    for (const target of ['relay', 'partner']) {
      const process = await tributaryProcess([`--target=${target}`], environment, 60_000);
      await expect(process.start()).rejects.toThrow(/The server ended with 1:.*ECONNREFUSED/s);
    }
  }, 120_000);

  it('name the variable that is missing', async () => {
    const answer = await tributary(services, null, 'start', '--target=partner');
    expect(answer).toMatchObject({ code: 1 });
    expect(answer.stderr).toContain('DATABASE_URL is not set');
  });
});
