import { AxeBuilder } from '@axe-core/playwright';
import type { Balance, Commission, PayoutRun } from '@tributary/api-client';
import type { OrganisationId } from '@tributary/contracts';
import { isRequired, openBrowser, until } from '@tributary/testing';
import type { Browser, Page } from 'playwright-core';
import { rowsSeenAs } from './other-organisation.js';
import { call, openShop, type Shop } from './shop.js';

const adminScreens = [
  '',
  'commissions',
  'partners',
  'programs',
  'payouts',
  'review',
  'events',
  'settings/api-keys',
  'settings/mail',
  'settings',
];
const partnerScreens = ['', 'links', 'earnings', 'earnings/payouts', 'referrals', 'settings'];
const password = 'a partner password';
const pounds = (amount: number) => ({ amount, currency: 'GBP' });

/** The browser, or null where this run may do without. */
async function browserIfThere(): Promise<Browser | null> {
  return openBrowser().catch((error: unknown) => {
    if (isRequired('browser')) throw error;
    process.stderr.write(`No browser could be started, so its suite is skipped: ${String(error).split('\n')[0]}\n`);
    return null;
  });
}

describe('a click becomes money', () => {
  let browser: Browser | null;
  let shop: Shop;
  let admin: Page;
  let partner: Page;
  beforeAll(async () => {
    browser = await browserIfThere();
    if (!browser) return;
    shop = await openShop();
    const context = { viewport: { width: 1280, height: 900 }, locale: 'en-GB' };
    admin = await (await browser.newContext(context)).newPage();
    partner = await (await browser.newContext(context)).newPage();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await shop?.server.dispose();
  });

  const api = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await shop.call(method, `/api${path}`, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as Answer;
  };
  const commissions = async (state: string) =>
    (await api<{ items: Commission[] }>('GET', `/commissions?state=${state}`)).items;
  const balance = async () => (await api<Balance[]>('GET', '/balances'))[0];
  const sell = (externalId: string, amount: number) =>
    api('POST', '/conversions', { program: 'shop', externalId, customerId: 'carol', amount: pounds(amount) });

  it('lets an admin sign in, make a program and invite a partner, whose invitation waits in the outbox', async () => {
    if (!browser) return;
    await admin.goto(`${shop.server.url}/admin/`);
    await admin.getByLabel('E-mail').fill('admin@shop.example');
    await admin.getByLabel('Password', { exact: true }).fill('a long password');
    await admin.getByRole('button', { name: 'Sign in' }).click();
    await admin.getByRole('heading', { name: 'Overview' }).waitFor();
    const program = await api<{ id: string }>('POST', '/programs', {
      code: 'shop',
      name: 'Shop',
      currency: 'GBP',
      landingUrl: 'https://www.shop.example/',
    });
    const rules = [{ id: 'base', name: '10%', priority: 1, partner: null, kind: 'percentage', rate: '0.1' }];
    await api('POST', '/plans', { program: program.id, from: null, holdDays: 0, rules });
    await api('POST', `/programs/${program.id}/activate`, {});
    const { id } = await api<{ id: string }>('POST', '/partners', {
      code: 'ann',
      name: "Ann's Attic",
      email: 'ann@attic.example',
    });
    await api('POST', `/partners/${id}/invitations`, {});
    await admin.goto(`${shop.server.url}/admin/settings/mail`);
    await admin.getByText('ann@attic.example').first().waitFor();
  }, 60_000);

  it('lets the partner accept and make a link', async () => {
    if (!browser) return;
    const { items } = await api<{ items: { link: string }[] }>('GET', '/mail');
    const token = new URL(items[0]?.link ?? '').searchParams.get('token');
    await partner.goto(`${shop.server.url}/partner/invitation?token=${token}`);
    await partner.getByLabel('Your name').fill('Ann');
    await partner.getByLabel('Password', { exact: true }).fill(password);
    await partner.getByRole('button', { name: /^Join/ }).click();
    await partner.getByRole('heading', { name: "Ann's Attic" }).waitFor();
    const made = await partner.request.post(`${shop.server.url}/api/links`, { data: { program: 'shop', code: 'ann' } });
    expect(made.status()).toBe(201);
    await partner.goto(`${shop.server.url}/partner/links`);
    await partner.getByText('ann', { exact: true }).first().waitFor();
  }, 60_000);

  it('shows a click, a signup and a sale on the dashboard without a reload', async () => {
    if (!browser) return;
    await partner.goto(`${shop.server.url}/partner/`);
    await partner.getByRole('heading', { name: "Ann's Attic" }).waitFor();
    await partner.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0';
    const click = await call(shop.server.url, 'GET', '/r/ann', undefined, { 'user-agent': userAgent });
    expect(click.status).toBe(302);
    const clickToken = new URL(click.headers.get('location') ?? '').searchParams.get('tributary_click');
    await api('POST', '/signups', { program: 'shop', customerId: 'carol', clickToken });
    await sell('order-1', 12_345);
    await partner.getByText('Sale order-1').first().waitFor();
    await partner.getByText('£12.35').first().waitFor();
    expect(await partner.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
  }, 60_000);

  it('lets the admin approve by keyboard and pay', async () => {
    if (!browser) return;
    await admin.goto(`${shop.server.url}/admin/commissions?state=pending`);
    await admin.getByText('order-1').first().waitFor();
    await admin.keyboard.press('j');
    await admin.keyboard.press('x');
    await admin.keyboard.press('a');
    await admin
      .getByRole('dialog')
      .getByRole('button', { name: /£12\.35/ })
      .click();
    await until(async () => (await balance())?.available === 1_235);
    const run = await api<PayoutRun>('POST', '/payout-runs', { currency: 'GBP' });
    expect(run).toMatchObject({ count: 1, total: pounds(1_235) });
    await api('POST', `/payout-runs/${run.id}/approve`, { amount: 1_235, count: 1 });
    await until(async () => (await balance())?.inTransit === 1_235);
    await api('POST', `/payout-runs/${run.id}/pay`, {});
    await until(async () => (await balance())?.paid === 1_235);
    await partner.goto(`${shop.server.url}/partner/earnings/payouts`);
    await partner.getByText('£12.35').first().waitFor();
  }, 60_000);

  it('makes a debt of a refund after the payout, which the next commission repays', async () => {
    if (!browser) return;
    await api('POST', '/refunds', {
      program: 'shop',
      externalId: 'refund-1',
      refundOf: 'order-1',
      customerId: 'carol',
      amount: pounds(4_345),
    });
    await until(async () => (await balance())?.debt === 435);
    await sell('order-2', 10_000);
    await until(async () => (await commissions('pending')).length === 1);
    const [next] = await commissions('pending');
    await api('POST', '/commissions/approve', { items: [{ id: next?.id, amount: 1_000 }] });
    await until(async () => (await balance())?.debt === 0);
    expect(await balance()).toMatchObject({ debt: 0, available: 565 });
    expect((await shop.run('verify')).code).toBe(0);
  }, 60_000);

  it('shows none of it to another organisation, even with the checks of the application bypassed', async () => {
    if (!browser) return;
    const token = /operator's token\s+(\S+)/.exec(shop.server.output())?.[1];
    const made = await call(
      shop.server.url,
      'POST',
      '/api/organisations',
      { organisation: 'Other', email: 'other@other.example', password: 'another password' },
      { authorization: `Bearer ${token}` },
    );
    expect(made.status).toBe(201);
    const asOther = { authorization: `Bearer ${made.body.apiKey}` };
    for (const path of [
      'partners',
      'programs',
      'links',
      'commissions',
      'balances',
      'payout-runs',
      'activity',
      'referrals',
      'mail',
    ]) {
      const { body } = await call(shop.server.url, 'GET', `/api/${path}`, undefined, asOther);
      expect({ path, found: body.items ?? body }).toEqual({ path, found: [] });
    }
    expect(await rowsSeenAs(made.body.organisation.id as OrganisationId, shop.server.dataDirectory)).toEqual([]);
  }, 60_000);

  it.each(['light', 'dark'] as const)(
    'gives axe nothing to find on any screen, %s',
    async (colorScheme) => {
      if (!browser) return;
      const found: string[] = [];
      for (const [page, base, screens] of [
        [admin, 'admin', adminScreens],
        [partner, 'partner', partnerScreens],
      ] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const screen of screens) {
          await page.goto(`${shop.server.url}/${base}/${screen}`);
          await page.getByRole('heading', { level: 1 }).first().waitFor();
          await page.waitForLoadState('load');
          const { violations } = await new AxeBuilder({ page }).analyze();
          found.push(...violations.map(({ id, nodes }) => `/${base}/${screen} ${id}: ${nodes[0]?.html}`));
        }
      }
      expect(found).toEqual([]);
    },
    120_000,
  );
});
