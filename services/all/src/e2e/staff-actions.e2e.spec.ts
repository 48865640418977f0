import type { Activity, Balance, Commission, PayoutRun, Verifications } from '@tributary/api-client';
import { installationStartsWithin, until } from '@tributary/testing';
import { holdInDatabase, inDatabase } from './database.js';
import { describeInBrowser } from './screens/browser.js';
import { PartnerScreens } from './screens/partner-screens.js';
import { StaffScreens } from './screens/staff-screens.js';
import { call, openProgram, openShop, operatorTokenOf, type Shop } from './shop.js';

const day = 24 * 3_600_000;

await describeInBrowser('staff', (newPage) => {
  let shop: Shop;
  let staff: StaffScreens;
  beforeAll(async () => {
    shop = await openShop();
    await openProgram(shop);
    await shop.call('POST', '/api/signups', { program: 'shop', customerId: 'carol', code: 'ann' });
    staff = new StaffScreens(await newPage(), shop.server.url);
    await staff.enter();
  }, installationStartsWithin);
  afterAll(() => shop?.server.dispose());

  const sell = async (externalId: string, amount: number) => {
    const body = { program: 'shop', externalId, customerId: 'carol', amount: { amount, currency: 'GBP' } };
    expect((await shop.call('POST', '/api/conversions', body)).status).toBe(201);
  };
  const read = async <Answer>(path: string) => (await shop.call('GET', `/api/${path}`)).body as Answer;
  const lastVerified = async () => (await read<Verifications>('verification')).last?.at;
  const balance = async () => (await read<Balance[]>('balances'))[0];

  it('reject a commission with a reason, and reopen it', async () => {
    await sell('order-1', 10_000);
    await staff.openCommission('order-1', 'pending');
    await staff.press('Reject');
    const question = staff.dialog('Reject 1 commission?');
    expect(await question.getByRole('button', { name: 'Reject £10.00' }).isDisabled()).toBe(true);
    await staff.fill({ Reason: 'Bought by yourself' }, question);
    await staff.confirm('Reject 1 commission?', 'Reject £10.00');
    await staff.shows('Rejected: Bought by yourself');

    await staff.openCommission('order-1', 'rejected');
    await staff.press('Reopen');
    await staff.confirm('Reopen 1 commission?', 'Reopen 1 commission');
    await staff.press('Approve £10.00');
    await staff.confirm('Approve 1 commission?', 'Approve £10.00');
    await until(async () => (await balance())?.available === 1_000);
  }, 60_000);

  it('see a proposed run replaced by a later one, and go on there', async () => {
    await staff.proposeRun('GBP');
    const { number } = (await shop.call('POST', '/api/payout-runs', { currency: 'GBP' })).body as PayoutRun;
    await staff.shows(/^Replaced by run/);
    expect(await staff.page.getByRole('button', { name: 'Approve £10.00' }).count()).toBe(0);
    await staff.follow(`run ${number}`);
    await staff.reads(`Run ${number}`);
    await staff.press('Cancel run');
    await staff.confirm(`Cancel run ${number}?`, `Cancel run ${number}`);
    await staff.goTo('Payouts');
    await staff
      .row('Payout runs', `Run ${number - 1}`)
      .getByText('Replaced')
      .waitFor();
  }, 60_000);

  it('cancel a payout run, whose money is available again', async () => {
    const number = await staff.proposeRun('GBP');
    await staff.press('Approve £10.00');
    await staff.confirm('Approve payout to 1 partner?', 'Approve £10.00');
    await until(async () => (await balance())?.inTransit === 1_000);
    await staff.press('Cancel run');
    await staff.confirm(`Cancel run ${number}?`, `Cancel run ${number}`);
    await staff.shows('Cancelled. Nothing was paid; the money is available again.');
    await staff.goTo('Payouts');
    await staff.page.getByRole('button', { name: 'Propose a run in GBP' }).waitFor();
    await staff.row('Payout runs', `Run ${number}`).getByText('Cancelled').waitFor();
    expect(await balance()).toMatchObject({ available: 1_000, inTransit: 0, paid: 0 });
  }, 60_000);

  it('send an invitation again, and take it back', async () => {
    await staff.goTo('Partners');
    await staff.follow('Ann', staff.table('Partners'));
    await staff.press('Invite');
    const first = await staff.copy('Copy: Invitation link');
    await staff.press('Send again and show link');
    await until(async () => (await staff.copy('Copy: Invitation link')) !== first);
    const second = await staff.copy('Copy: Invitation link');
    const partner = new PartnerScreens(await newPage(), shop.server.url);
    await partner.page.goto(second);
    await partner.reads('Join Shop');
    await staff.press('Revoke access');
    await staff.confirm('Revoke the access of Ann?', 'Revoke access');
    for (const link of [first, second]) {
      await partner.page.goto(link);
      await partner.reads('This invitation was taken back');
    }
  }, 60_000);

  it('revoke the access of somebody who is signed in', async () => {
    await staff.press('Invite');
    const partner = new PartnerScreens(await newPage(), shop.server.url);
    await partner.accept(await staff.copy('Copy: Invitation link'), {
      'Your name': 'Ann',
      Password: 'a partner password',
    });
    await partner.reads('Ann');
    await staff.dialog('Ann').getByText('Joined', { exact: true }).first().waitFor();
    await staff.press('Revoke access');
    await staff.confirm('Revoke the access of Ann?', 'Revoke access');
    await partner.open('links');
    await partner.reads('Sign in');
  }, 60_000);

  it('create an API key that may do what was chosen, and revoke it', async () => {
    await staff.goTo('API keys');
    await staff.press(/^Create key/);
    const form = staff.dialog('Create an API key');
    await staff.fill({ Name: 'Till' }, form);
    await form.getByLabel('Tell about signups').uncheck();
    await staff.press('Create key', form);
    const authorization = `Bearer ${await staff.copy('Copy: API key')}`;
    await staff.press('Done');
    const use = async (path: string, body: object) =>
      (await call(shop.server.url, 'POST', `/api/${path}`, body, { authorization })).status;
    const sale = {
      program: 'shop',
      externalId: 'order-2',
      customerId: 'dan',
      amount: { amount: 500, currency: 'GBP' },
    };
    expect(await use('conversions', sale)).toBe(201);
    expect(await use('signups', { program: 'shop', customerId: 'dan' })).toBe(403);
    await staff.press('Revoke', staff.row('API keys', 'Till'));
    await staff.confirm('Revoke Till?', 'Revoke key');
    await staff.row('API keys', 'Till').waitFor({ state: 'detached' });
    expect(await use('conversions', sale)).toBe(401);
  }, 60_000);

  it('replay an event that a reader could not take, once that is mended, and skip another', async () => {
    const told = async () => (await read<{ items: Activity[] }>('activity')).items.map(({ text }) => text).join();
    await inDatabase(shop.server, 'alter table analytics.activity add constraint broken check (false) not valid');
    await sell('order-3', 3_000);
    await staff.goTo('Events');
    const letter = staff.row('Events set aside', 'analytics-activity');
    await staff.press('Replay', letter);
    await staff.page
      .getByRole('alert')
      .getByText(/It failed again.*broken/)
      .waitFor();
    await inDatabase(shop.server, 'alter table analytics.activity drop constraint broken');
    await staff.press('Replay', letter);
    await letter.waitFor({ state: 'detached' });
    expect(await told()).toContain('order-3');

    await inDatabase(shop.server, 'alter table analytics.activity add constraint broken check (false) not valid');
    await sell('order-4', 4_000);
    await staff.press('Skip', letter);
    await staff.fill({ Reason: 'A sale of a test' }, staff.dialog(/^Skip EntryPosted/));
    await staff.confirm(/^Skip EntryPosted/, 'Skip event');
    await letter.waitFor({ state: 'detached' });
    await inDatabase(shop.server, 'alter table analytics.activity drop constraint broken');
    expect(await told()).not.toContain('order-4');
  }, 60_000);

  it('let a reader that waits go on, and it takes up what came meanwhile', async () => {
    const { items } = await read<{ items: Commission[] }>('commissions?state=pending');
    await inDatabase(shop.server, 'alter table payout.posting add constraint broken check (false) not valid');
    await shop.call('POST', '/api/commissions/approve', {
      items: items.map(({ id, pending }) => ({ id, amount: pending.amount })),
    });
    const letter = staff.row('Events set aside', 'payout-ledger');
    await letter.getByText('Reader waits').waitFor();
    await inDatabase(shop.server, 'alter table payout.posting drop constraint broken');
    await staff.press('Replay', letter);
    await letter.waitFor({ state: 'detached' });
    await until(async () => (await balance())?.available === 1_700);
  }, 60_000);

  it('prove the figures, and are told where one is not what the events say', async () => {
    await staff.press('Verify commissions');
    await staff.shows('Commissions: no difference');
    await staff.press('Verify balances');
    await staff.shows('Balances: no difference');
    await inDatabase(shop.server, 'update payout.account set paid = paid + 1');
    await staff.press('Verify balances');
    await staff.shows(/^Balances: \d+ differ/);
    await inDatabase(shop.server, 'update payout.account set paid = paid - 1');
    const before = await lastVerified();
    await staff.goTo('Overview');
    await staff.press('Verify now');
    await until(async () => (await lastVerified()) !== before);
    await staff.page.getByRole('status').getByText('no difference').waitFor();
  }, 60_000);

  it('follow a verification that takes long, also after leaving and coming back, until its result is there', async () => {
    const before = await lastVerified();
    const release = await holdInDatabase(shop.server, 'lock table commission.verification in share mode');
    await staff.press('Verify now');
    const progress = staff.page.getByRole('progressbar', { name: /^Comparing\. \d+ events replayed/ });
    await progress.waitFor();
    await staff.goTo('Events');
    await progress.waitFor();
    await staff.page.reload();
    await progress.waitFor();
    await staff.shows('Commissions: no difference'); // of the last one
    await release();
    await progress.waitFor({ state: 'detached' });
    await staff.shows('Commissions: no difference');
    expect(await lastVerified()).not.toBe(before);
  }, 60_000);

  it('are told why a verification came to no result, on the screens and by the command', async () => {
    await inDatabase(shop.server, 'alter table commission.verification add constraint broken check (false) not valid');
    await staff.press('Verify commissions');
    const failure = staff.page.getByRole('alert').getByText(/violates check constraint "broken"/);
    await failure.waitFor();
    expect(await shop.run('verify')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/violates check constraint "broken" \(internal-error\)\n$/),
    });
    await staff.goTo('Overview');
    await failure.waitFor();
    await inDatabase(shop.server, 'alter table commission.verification drop constraint broken');
    await staff.press('Verify now');
    await failure.waitFor({ state: 'detached' });
    expect(await shop.run('verify')).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);

  it('erase a partner who asks for it, once the code is typed', async () => {
    await shop.call('POST', '/api/partners', { code: 'zoe-1', name: 'Zoe', email: 'zoe@attic.example' });
    await staff.goTo('Partners');
    await staff.follow('Zoe', staff.table('Partners'));
    await staff.press('Erase personal data');
    const question = staff.dialog('Erase the personal data of Zoe?');
    const confirm = question.getByRole('button', { name: 'Erase personal data' });
    expect(await confirm.isDisabled()).toBe(true);
    await staff.fill({ 'Code of the partner': 'zoe-1' }, question);
    await staff.confirm('Erase the personal data of Zoe?', 'Erase personal data');
    await staff.dialog('Erased').getByText('gone for good').waitFor();
    expect(await staff.dialog('Erased').innerText()).not.toContain('zoe@attic.example');
    await staff.page.keyboard.press('Escape');
    await staff.row('Partners', 'Erased').waitFor();
  }, 60_000);

  it('switch between the organisations that they belong to', async () => {
    const token = operatorTokenOf(shop.server);
    const other = { organisation: 'Other', email: 'admin@shop.example', password: 'a long password' };
    const made = await call(shop.server.url, 'POST', '/api/organisations', other, { authorization: `Bearer ${token}` });
    expect(made.status).toBe(201);
    await staff.open('partners');
    await staff.choose('Other, admin', 'Shop');
    await staff.page.getByRole('button', { name: 'Other', exact: true }).waitFor();
    await staff.goTo('Partners');
    await staff.shows('No partners yet');
    await staff.choose('Shop, admin', 'Other');
    await staff.page.getByRole('button', { name: 'Shop', exact: true }).waitFor();
    await staff.goTo('Partners');
    await staff.row('Partners', 'Ann').waitFor();
  }, 60_000);

  it('sign out, and leave nothing for whoever comes next', async () => {
    await staff.signOut();
    await staff.page.goBack();
    await staff.reads('Sign in');
    expect(await staff.page.locator('body').innerText()).not.toContain('Ann');
    await staff.signIn('admin@shop.example', 'a long password');
    await staff.reads(/Partners|Overview/);
  }, 60_000);

  it('are asked to sign in where their session has expired, and come back to where they were', async () => {
    await staff.goTo('Payouts');
    await staff.reads('Payouts');
    await inDatabase(shop.server, `update gateway.session set last_seen_at = last_seen_at - ${2 * day}`);
    const asked = staff.page.getByRole('heading', { level: 1, name: 'Sign in' });
    const propose = staff.page.getByRole('button', { name: /^Propose/ }).last(); // then that of the dialog
    await until(
      async () => {
        await propose.click({ timeout: 1_000 }).catch(() => undefined); // a request still under way may ask first
        return asked.isVisible();
      },
      { within: 30_000 },
    );
    await staff.signIn('admin@shop.example', 'a long password');
    await staff.reads('Payouts');
  }, 60_000);

  it('end what they have open on another device', async () => {
    const elsewhere = new StaffScreens(await newPage(), shop.server.url);
    await elsewhere.enter();
    await staff.choose('You and your devices', /^Account of/);
    await staff.press('Sign out', staff.table('Signed-in devices'));
    await staff.says('Signed out there');
    await elsewhere.goTo('Partners');
    await elsewhere.reads('Sign in');
  }, 60_000);
});
