/** Each service with a database of its own: nothing passes between them but the log, the keys of persons and Kafka. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeKafka, type ServicesUnderTest, startServicesWithDatabasesApart, until } from '@tributary/testing';
import { operate } from './operate.js';
import { call, openProgram, type Shop, shopOn } from './shop.js';

const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(';')[0] ?? '';
const credentials = { email: 'ann@attic.example', password: 'a partner password' };

describeKafka('services with a database each', () => {
  let services: ServicesUnderTest;
  let shop: Shop<ServicesUnderTest>;
  let partner: string;
  const stop = new AbortController();
  beforeAll(async () => {
    services = await startServicesWithDatabasesApart();
    shop = await shopOn(services);
    partner = (await openProgram(shop)).partner.id;
  }, 300_000);
  afterAll(async () => {
    stop.abort();
    await services?.dispose();
  }, 60_000);

  /** Of a partner who has accepted an invitation, the session's cookie. */
  async function joined(): Promise<string> {
    const invited = await shop.call('POST', `/api/partners/${partner}/invitations`, {});
    const token = new URL(invited.body.url).searchParams.get('token');
    const body = { token, name: 'Ann', password: credentials.password };
    let cookie = '';
    await until(
      async () => {
        const accepted = await call(services.url, 'POST', '/api/invitations/accept', body);
        cookie = cookieOf(accepted.headers);
        return accepted.status === 201;
      },
      { within: 30_000 }, // the first event over Kafka: its groups may still be joining
    );
    return cookie;
  }

  async function listening(cookie: string): Promise<() => string> {
    const { body } = await fetch(`${services.url}/api/live`, { headers: { cookie }, signal: stop.signal });
    let heard = '';
    const listen = async () => {
      if (body) for await (const chunk of body) heard += Buffer.from(chunk).toString();
    };
    void listen().catch(() => undefined);
    await until(() => heard.includes('event: ready'));
    return () => heard;
  }

  it('tell the screen of the partner who sold, and agree on the books', async () => {
    const cookie = await joined();
    const heard = await listening(cookie);
    await shop.api.post('/signups', { program: 'shop', customerId: 'carol', code: 'ann' });
    const amount = { amount: 12_345, currency: 'GBP' };
    await shop.api.post('/conversions', { program: 'shop', externalId: 'order-1', customerId: 'carol', amount });
    for (const topic of ['analytics', 'balances', 'commissions'])
      await until(() => heard().includes(`"topic":"${topic}"`), { within: 30_000 });
    const balances = async () => (await call(services.url, 'GET', '/api/balances', undefined, { cookie })).body;
    await until(async () => JSON.stringify(await balances()).includes('1235'));
    expect(await shop.run('verify')).toMatchObject({ code: 0 });
  }, 120_000);

  it('close the screens of a partner who lost access', async () => {
    const { headers } = await call(services.url, 'POST', '/api/session', credentials);
    const { body } = await fetch(`${services.url}/api/live`, {
      headers: { cookie: cookieOf(headers) },
      signal: stop.signal,
    });
    const ended = (async () => {
      if (body) for await (const _ of body);
    })();
    expect((await shop.call('DELETE', `/api/partners/${partner}/access`)).status).toBeLessThan(300);
    await ended;
  }, 60_000);

  it.each<[string, object, RegExp]>([
    ['the keys of persons', { VAULT_URL: '' }, /^VAULT_URL is not set, and DATABASE_URL holds no keys of the people/],
    ['the keys of persons elsewhere', {}, /^VAULT_URL names a database without the keys of the people in this log/],
    ['the log', { EVENT_STORE_URL: '' }, /but the log ends at 0\. EVENT_STORE_URL is missing or names another log/],
  ])(
    'do not start without %s',
    async (_, change, expected) => {
      for (const target of ['partner', 'relay']) {
        const database = Object.assign(new URL(services.cluster.url), { pathname: `/${target}` }).href;
        const elsewhere = { VAULT_URL: database, ...change };
        const own = {
          ...services.environment,
          DATABASE_URL: database,
          PUBLIC_URL: services.url,
          PORT: '0',
          ...elsewhere,
        };
        const { code, stderr } = await operate(own, 'start', `--target=${target}`);
        expect({ code, stderr: stderr.replace(/^\{.*\n/gm, '') }).toEqual({
          code: 1,
          stderr: expect.stringMatching(expected),
        });
      }
    },
    60_000,
  );

  it('leave backups to the tools of PostgreSQL', async () => {
    const none = join(services.dataDirectory, 'no-backup');
    const { code, stderr } = await operate(services.environment, 'backup', none);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^This database holds no whole installation: .* use the tools of PostgreSQL\.\n$/),
    });
    expect(existsSync(none)).toBe(false);
  }, 30_000);
});
