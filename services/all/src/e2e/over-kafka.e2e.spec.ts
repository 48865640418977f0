/** Two processes of each service over Kafka: the same books as in one process, whichever of them ends. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  describeKafka,
  type ServerUnderTest,
  type ServicesUnderTest,
  startOneProcess,
  startServicesOverKafka,
  until,
} from '@tributary/testing';
import { expectedBooks, installRetail, readBooks, type Run } from './retail-books.js';

const own = fileURLToPath(new URL('../../test-data/trade', import.meta.url));
const retail = process.env['TRIBUTARY_RETAIL_DATA'];
const folder = retail ? resolve(retail) : own;

describeKafka('two of each service over Kafka', () => {
  let services: ServicesUnderTest;
  let single: ServerUnderTest;
  beforeAll(async () => {
    services = await startServicesOverKafka();
    single = await startOneProcess();
  }, 300_000);
  afterAll(async () => {
    await services?.dispose();
    await single?.dispose();
  }, 60_000);

  const importFiles = async (run: Run, ...kinds: string[]) => {
    for (const kind of kinds)
      expect(await run('import', kind, join(folder, `${kind}.csv`), '--program', 'retail')).toMatchObject({ code: 0 });
  };
  const relayState = async (url: string): Promise<Record<string, { leading: boolean; lag?: string }>> =>
    (await (await fetch(`${url}/health/relay`)).json()) as never;

  it('come to the same books as one process, while some of them are killed and one comes back', async () => {
    const alone = await installRetail(single);
    await importFiles(alone, 'partners', 'referrals', 'sales');
    const expected = await readBooks(alone);
    expect(expected).toMatchObject({ exported: expectedBooks(folder), verified: 0 });

    const run = await installRetail(services);
    const leaders = await Promise.all(services.relays.map(async ({ url }) => (await relayState(url))['fact']?.leading));
    const leader = services.relays[leaders.indexOf(true)]!;
    await importFiles(run, 'partners', 'referrals');
    await Promise.all([leader.end('SIGKILL'), services.seconds.commission!.end('SIGKILL')]);
    await importFiles(run, 'sales');
    await services.seconds.payout!.end('SIGTERM');
    await services.seconds.commission!.start();
    expect(await readBooks(run)).toEqual(expected);
    expect(await run('rebuild')).toMatchObject({ code: 0 });
    expect(await readBooks(run)).toEqual(expected);
  }, 300_000);

  it('say how far the relay is behind', async () => {
    await until(async () => {
      const states = await Promise.all(
        services.relays.map(({ url }) => relayState(url).catch(() => ({}) as Record<string, never>)),
      );
      return states.some(({ fact }) => fact?.leading && fact.lag === '0');
    });
  });
});
