import type { Balance, Commission, PayoutRun } from '@tributary/api-client';
import { installationStartsWithin, until } from '@tributary/testing';
import { call, openShop, type Shop } from './shop.js';

const pounds = (amount: number) => ({ amount, currency: 'GBP' });
const files = ['commissions/export/own', 'referrals/export', 'payouts/export'];

describe("a partner's files", () => {
  let shop: Shop;
  let cookies: Record<'ann' | 'bob', string>;
  beforeAll(async () => {
    shop = await openShop();
    const program = await api<{ id: string }>('POST', '/programs', {
      code: 'shop',
      name: 'Shop',
      currency: 'GBP',
      landingUrl: 'https://www.shop.example/',
    });
    const rules = [{ key: 'base', name: '10%', pays: { kind: 'percentage', rate: '0.1' } }];
    await api('POST', '/plans', { program: program.id, plan: { rules } });
    await api('POST', `/programs/${program.id}/activate`, {});
    cookies = { ann: await join('ann'), bob: await join('bob') };
    await buy('ann', 'order-1', 10_005);
    await buy('ann', '=order-2', 2_000);
    await buy('bob', 'order-3', 3_000);
    await payFirst();
  }, installationStartsWithin);
  afterAll(() => shop?.server.dispose());

  async function api<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await shop.call(method, `/api${path}`, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as Answer;
  }

  /** A partner with a link and a person who is signed in, as the cookie says. */
  async function join(code: string): Promise<string> {
    const { id } = await api<{ id: string }>('POST', '/partners', {
      code,
      name: `Name of ${code}`,
      email: `${code}@partner.example`,
    });
    await api('POST', '/links', { program: 'shop', partner: id, code });
    const { url } = await api<{ url: string }>('POST', `/partners/${id}/invitations`, {});
    const token = new URL(url).searchParams.get('token');
    const body = { token, name: code, password: 'a partner password' };
    let cookie = '';
    await until(async () => {
      const accepted = await call(shop.server.url, 'POST', '/api/invitations/accept', body);
      cookie = accepted.headers.getSetCookie().map((one) => one.split(';')[0])[0] ?? '';
      return accepted.status === 201;
    });
    return cookie;
  }

  async function buy(code: string, externalId: string, amount: number): Promise<void> {
    const customerId = `customer-of-${code}`;
    await api('POST', '/signups', { program: 'shop', customerId, code });
    await api('POST', '/conversions', { program: 'shop', externalId, customerId, amount: pounds(amount) });
  }

  const pending = async () =>
    (await api<{ items: Commission[] }>('GET', '/commissions?state=pending')).items.map(({ id, order, amount }) => ({
      id,
      order,
      amount: amount.amount,
    }));

  async function payFirst(): Promise<void> {
    await until(async () => (await pending()).length === 3);
    const first = (await pending()).filter(({ order }) => order === 'order-1');
    await api('POST', '/commissions/approve', { items: first.map(({ id, amount }) => ({ id, amount })) });
    const total = async (field: 'available' | 'inTransit' | 'paid') =>
      (await api<Balance[]>('GET', '/balances')).reduce((sum, balance) => sum + balance[field], 0);
    await until(async () => (await total('available')) === 1_001);
    const run = await api<PayoutRun>('POST', '/payout-runs', { currency: 'GBP' });
    await api('POST', `/payout-runs/${run.id}/approve`, { amount: 1_001, count: 1 });
    await until(async () => (await total('inTransit')) === 1_001);
    await api('POST', `/payout-runs/${run.id}/pay`, {});
    await until(async () => (await total('paid')) === 1_001);
  }

  const read = (path: string, cookie: string) =>
    call(shop.server.url, 'GET', `/api/${path}`, undefined, cookie === '' ? {} : { cookie });
  const rowsOf = async (path: string, who: keyof typeof cookies): Promise<string[]> =>
    String((await read(path, cookies[who])).body)
      .trim()
      .split('\n')
      .slice(1);

  it('hold their own commissions with the amount as they would write it', async () => {
    await until(async () => (await rowsOf('commissions/export/own', 'ann')).some((row) => row.includes(',paid,')));
    const { headers, body } = await read('commissions/export/own', cookies.ann);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="commissions.csv"');
    const rows = String(body).trim().split('\n');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toBe(
      'order,program,sold_at,state,hold_until,sale,refunded,sale_currency,rate,commission,held,pending,approved,settled,paid,currency',
    );
    expect(rows.slice(1).sort()).toEqual([
      expect.stringMatching(
        /^'=order-2,Shop,[^,]+Z,pending,[^,]*,20\.00,0\.00,GBP,0\.1,2\.00,0\.00,2\.00,0\.00,0\.00,0\.00,GBP$/,
      ),
      expect.stringMatching(
        /^order-1,Shop,[^,]+Z,paid,[^,]*,100\.05,0\.00,GBP,0\.1,10\.01,0\.00,0\.00,0\.00,0\.00,10\.01,GBP$/,
      ),
    ]);
  });

  it('follow the filters of the list', async () => {
    expect(await rowsOf('commissions/export/own?state=pending', 'ann')).toEqual([expect.stringContaining('order-2')]);
    expect(await rowsOf('commissions/export/own?search=order-3', 'ann')).toEqual([]);
  });

  it('hold their own referrals, masked', async () => {
    expect(await rowsOf('referrals/export', 'bob')).toEqual([expect.stringMatching(/^cu•••ob,/)]);
  });

  it('hold their own payouts', async () => {
    expect(await rowsOf('payouts/export', 'ann')).toEqual([
      expect.stringMatching(/^[^,]+Z,Run 1 ann,paid,[^,]+Z,10\.01,GBP$/),
    ]);
    expect(await rowsOf('payouts/export', 'bob')).toEqual([]);
  });

  it('are nobody else’s to read', async () => {
    for (const file of files) {
      expect({ file, status: (await shop.call('GET', `/api/${file}`)).status }).toEqual({ file, status: 403 });
      expect({ file, status: (await read(file, '')).status }).toEqual({ file, status: 401 });
    }
  });

  it('lists commissions from the oldest sale on as well', async () => {
    const orders = async (sort: string) =>
      ((await read(`commissions?sort=${sort}`, cookies.ann)).body.items as Commission[]).map(({ order }) => order);
    expect(await orders('soldAt')).toEqual([...(await orders('-soldAt'))].reverse());
    expect((await read('commissions?sort=amount', cookies.ann)).status).toBe(422);
  });
});
