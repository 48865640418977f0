/** Every screen and dialog of the demonstration: nothing that axe finds, and none that scrolls sideways. */
import type { Commission, Link, Page as PageOf, Partner, PayoutRun, Program } from '@tributary/api-client';
import type { ServerUnderTest } from '@tributary/testing';
import type { Page } from 'playwright-core';
import { adminSignIn, partnerSignIn } from '../demonstration/cast.js';
import { startDemonstration } from './demonstration-server.js';
import { describeInBrowser } from './screens/browser.js';
import { faultsAtEveryWidth, widen } from './screens/look.js';

interface Screen {
  readonly path: string;
  /** A button to press there first: what opens is looked at as well. */
  readonly press?: string | RegExp;
}

await describeInBrowser('every screen', (newPage) => {
  let server: ServerUnderTest;
  beforeAll(async () => {
    server = await startDemonstration();
  }, 200_000);
  afterAll(() => server?.dispose());

  async function signedIn(person: { email: string; password: string }): Promise<Page> {
    const page = await newPage();
    const answer = await page.request.post(`${server.url}/api/session`, { data: person });
    expect(answer.status()).toBe(201);
    return page;
  }

  async function firstOf<Item>(page: Page, path: string): Promise<Item> {
    const answer = (await (await page.request.get(`${server.url}/api/${path}`)).json()) as Item[] | PageOf<Item>;
    const [item] = Array.isArray(answer) ? answer : answer.items;
    if (!item) throw new Error(`The demonstration has no ${path}`);
    return item;
  }

  async function faultsIn(page: Page, application: string, screens: readonly Screen[]): Promise<string[]> {
    const found: string[] = [];
    for (const { path, press } of screens) {
      await widen(page, 360); // nobody widens a telephone: what is narrow is loaded so
      await page.goto(`${server.url}/${application}/${path}`);
      const name = `${application}/${path}${press ? ` ${String(press)}` : ''}`;
      if (press) await page.getByRole('button', { name: press }).filter({ visible: true }).first().click();
      found.push(...(await faultsAtEveryWidth(page, name)));
    }
    return found;
  }

  it('of the staff', async () => {
    const page = await signedIn(adminSignIn);
    const partner = await firstOf<Partner>(page, 'partners?limit=1');
    const program = await firstOf<Program>(page, 'programs');
    const pending = await firstOf<Commission>(page, 'commissions?state=pending&limit=1');
    const run = await firstOf<PayoutRun>(page, 'payout-runs');
    const alone = `commissions/${pending.id}?state=pending&search=${pending.order}`; // the rows behind it have been looked at
    const screens: Screen[] = [
      { path: '' },
      { path: '?days=90' },
      { path: 'review' },
      { path: 'commissions' },
      { path: 'commissions?state=paid' },
      { path: 'commissions?search=nothing-of-the-kind' },
      { path: `commissions/${pending.id}?state=pending` },
      { path: alone, press: /^Approve/ },
      { path: alone, press: /^Reject/ },
      { path: 'partners' },
      { path: 'partners?create=1' },
      { path: `partners/${partner.id}` },
      { path: 'programs' },
      { path: 'programs?create=1' },
      { path: `programs/${program.id}` },
      { path: `programs/${program.id}/plan` },
      { path: `programs/${program.id}/plan?simple=1` },
      { path: `programs/${program.id}/plan?simple=1`, press: 'See what changes' },
      { path: `programs/${program.id}/plan/1` },
      { path: `programs/${program.id}/plan/1?as=json` },
      { path: `programs/${program.id}/plan/new` },
      { path: `programs/${program.id}/plan/new`, press: 'Check' },
      { path: `programs/${program.id}/plan/new`, press: 'Publish' },
      { path: 'payouts' },
      { path: `payouts/${run.id}` },
      { path: 'exchange-rates' },
      { path: 'exchange-rates', press: /^Record a rate/ },
      { path: 'exchange-rates', press: 'Import CSV' },
      { path: 'events' },
      { path: 'settings' },
      { path: 'settings/api-keys' },
      { path: 'settings/api-keys', press: /^Create key/ },
      { path: 'settings/mail' },
      { path: 'nowhere' },
    ];
    expect(await faultsIn(page, 'admin', screens)).toEqual([]);
  }, 500_000);

  it('of a partner', async () => {
    const page = await signedIn(partnerSignIn);
    const link = await firstOf<Link>(page, 'links');
    const earning = await firstOf<Commission>(page, 'commissions?limit=1');
    const screens: Screen[] = [
      { path: '' },
      { path: 'links' },
      { path: 'links?create=1' },
      { path: `links/${link.code}` },
      { path: 'referrals' },
      { path: 'earnings' },
      { path: 'earnings?state=held' },
      { path: `earnings/${earning.id}` },
      { path: 'earnings/payouts' },
      { path: 'earnings/terms' },
      { path: 'settings' },
      { path: 'nowhere' },
    ];
    expect(await faultsIn(page, 'partner', screens)).toEqual([]);
  }, 300_000);

  it('before somebody is signed in', async () => {
    const page = await newPage();
    const doors = { admin: [{ path: 'sign-in' }], partner: [{ path: 'sign-in' }, { path: 'invitation' }] };
    for (const [application, screens] of Object.entries(doors))
      expect(await faultsIn(page, application, screens)).toEqual([]);
  }, 60_000);
});
