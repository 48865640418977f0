import type { DeadLetter } from '@tributary/api-client';
import { installationStartsWithin, until } from '@tributary/testing';
import { inDatabase } from './database.js';
import { openProgram, openShop, type Shop } from './shop.js';

describe('tributary dead-letters', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
    await openProgram(shop);
    await shop.call('POST', '/api/signups', { program: 'shop', customerId: 'c', code: 'ann' });
  }, installationStartsWithin);
  afterAll(() => shop?.server.dispose());

  const breakReader = () =>
    inDatabase(shop.server, 'alter table analytics.activity add constraint broken check (false) not valid');
  const mendReader = () => inDatabase(shop.server, 'alter table analytics.activity drop constraint broken');
  const list = async (): Promise<DeadLetter[]> => {
    const { code, stdout } = await shop.run('dead-letters', 'list', '--json');
    expect(code).toBe(0);
    return JSON.parse(stdout);
  };
  const told = async () => JSON.stringify((await shop.call('GET', '/api/activity')).body);

  /** A sale whose event the list of activities cannot take. */
  async function setAside(externalId: string): Promise<DeadLetter> {
    await breakReader();
    const sale = { program: 'shop', externalId, customerId: 'c', amount: { amount: 1_000, currency: 'GBP' } };
    expect(await shop.call('POST', '/api/conversions', sale)).toMatchObject({ status: 201 });
    await until(async () => (await list()).length === 1, { within: 20_000 });
    const [letter] = await list();
    return letter!;
  }

  it('lists nothing where nothing is set aside', async () => {
    expect(await shop.run('dead-letters', 'list')).toMatchObject({ code: 0, stdout: 'No event is set aside.\n' });
  });

  it('shows why a reader could not take an event, and replays it once that is mended', async () => {
    const letter = await setAside('order-1');
    expect((await shop.run('dead-letters', 'list')).stdout).toContain(`${letter.id}  ${letter.since}  put aside`);
    const { stdout } = await shop.run('dead-letters', 'show', letter.id.slice(0, 8));
    expect(stdout).toContain('reader    analytics-activity of the service analytics');
    expect(stdout).toMatch(/reason {4}.*broken/);

    const failed = await shop.run('dead-letters', 'replay', letter.id);
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(/^It failed again: .*broken/) });
    await mendReader();
    expect(await shop.run('dead-letters', 'replay', letter.id)).toMatchObject({
      code: 0,
      stdout: 'analytics-activity has taken it.\n',
    });
    expect(await list()).toEqual([]);
    expect(await told()).toContain('order-1');
  }, 60_000);

  it('drops an event for good, and keeps the reason as a fact', async () => {
    const letter = await setAside('order-2');
    const without = await shop.run('dead-letters', 'drop', letter.id);
    expect(without).toMatchObject({ code: 1, stderr: expect.stringContaining("'--reason <text>' not specified") });
    expect(await list()).toHaveLength(1);

    expect(await shop.run('dead-letters', 'drop', letter.id, '--reason', 'A sale of a test')).toMatchObject({
      code: 0,
    });
    await mendReader();
    expect(await list()).toEqual([]);
    const { rows } = await inDatabase(shop.server, "select data from log.fact where type = 'EventSkipped'");
    expect(rows).toEqual([
      {
        data: expect.objectContaining({
          event: letter.eventId,
          group: 'analytics-activity',
          reason: 'A sale of a test',
        }),
      },
    ]);
    expect(await shop.run('rebuild', 'analytics-activity')).toMatchObject({ code: 0 });
    expect(await told()).not.toContain('order-2');
  }, 60_000);

  it('says that an id is not in the list', async () => {
    expect(await shop.run('dead-letters', 'show', 'ffff')).toMatchObject({
      code: 1,
      stderr: 'No event that is set aside has the id ffff. The list shows them: tributary dead-letters list\n',
    });
  });
});
