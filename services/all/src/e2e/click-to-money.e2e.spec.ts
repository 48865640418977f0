import type { OrganisationId } from '@tributary/contracts';
import { installationStartsWithin, type ServerUnderTest, startServer } from '@tributary/testing';
import { rowsSeenAs } from './other-organisation.js';
import { describeInBrowser } from './screens/browser.js';
import { faultsAtEveryWidth, settle } from './screens/look.js';
import { PartnerScreens } from './screens/partner-screens.js';
import { StaffScreens, staffMember } from './screens/staff-screens.js';
import { call, operatorTokenOf } from './shop.js';

const password = 'a partner password';
const pounds = (amount: number) => ({ amount, currency: 'GBP' });

await describeInBrowser('a click becomes money', (newPage) => {
  let server: ServerUnderTest;
  let staff: StaffScreens;
  let partner: PartnerScreens;
  let apiKey: string;
  let invitation: string;
  let link: string;
  beforeAll(async () => {
    server = await startServer();
    staff = new StaffScreens(await newPage(), server.url);
    partner = new PartnerScreens(await newPage(), server.url);
  }, installationStartsWithin);
  afterAll(() => server?.dispose());

  /** What the shop's own systems tell. */
  const tell = async (what: 'signups' | 'conversions' | 'refunds', body: object) => {
    const answer = await call(
      server.url,
      'POST',
      `/api/${what}`,
      { program: 'shop', customerId: 'carol', ...body },
      { authorization: `Bearer ${apiKey}` },
    );
    expect({ what, status: answer.status }).toEqual({ what, status: 201 });
  };

  it('begins on the first-run page of an empty installation, where somebody becomes its administrator', async () => {
    await staff.open();
    await staff.reads('Sign in');
    await staff.follow('Set it up');
    await staff.reads('Set up Tributary');
    expect(await faultsAtEveryWidth(staff.page, 'first run')).toEqual([]);
    await staff.fill({ Organisation: 'Shop', 'Your name': 'Ada', ...staffMember });
    await staff.press('Set up');
    await staff.reads('Shop is ready');
    expect(await faultsAtEveryWidth(staff.page, 'first key')).toEqual([]);
    apiKey = await staff.copy('Copy: API key');
    await staff.follow('Go to the overview');
    await staff.reads('Overview');
    await staff.signOut();
    await staff.enter();
  }, 60_000);

  it('lets the administrator make a program, add a partner and find the invitation in the outbox', async () => {
    await staff.createProgram('Shop');
    await staff.activateProgram('Shop');
    await staff.addPartner({ name: "Ann's Attic", email: 'ann@attic.example', invite: true });
    await staff.dialog("Ann's Attic").getByText('Invited', { exact: true }).waitFor();
    invitation = await staff.invitationLink('ann@attic.example');
    expect(new URL(invitation).pathname).toBe('/partner/invitation');
  }, 60_000);

  it('lets the partner accept and make a link', async () => {
    await partner.accept(invitation, { 'Your name': 'Ann', Password: password });
    await partner.reads("Ann's Attic");
    link = await partner.createLink('ann');
    expect(new URL(link).pathname).toBe('/r/ann');
  }, 60_000);

  it('shows a click, a signup and a sale on the dashboard without a reload', async () => {
    await partner.goTo('Home');
    await partner.reads("Ann's Attic");
    await partner.markDocument();
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0';
    const click = await call(link, 'GET', '', undefined, { 'user-agent': userAgent });
    expect(click.status).toBe(302);
    const clickToken = new URL(click.headers.get('location') ?? '').searchParams.get('tributary_click');
    await tell('signups', { clickToken });
    await tell('conversions', { externalId: 'order-1', amount: pounds(12_345) });
    await partner.shows('Sale order-1');
    await partner.balance('Pending').getByText('£12.35').waitFor();
    for (const figure of ['Clicks', 'Signups', 'Sales']) await partner.counts(figure, 1);
    expect(await partner.isSameDocument()).toBe(true);
  }, 60_000);

  it('lets the administrator approve by keyboard, then propose, read, approve and pay a run', async () => {
    await staff.approveByKeyboard('order-1', '£12.35');
    await partner.balance('Available').getByText('£12.35').waitFor();
    expect(await staff.proposeRun('GBP')).toBe('1');
    await staff.row('Payouts of this run', "Ann's Attic").getByText('£12.35').waitFor();
    await staff.press('Approve £12.35');
    await staff.confirm('Approve payout to 1 partner?', 'Approve £12.35');
    await partner.balance('Paid').getByText('and £12.35 on its way').waitFor();
    await staff.press('Mark £12.35 as paid');
    await staff.confirm('Mark £12.35 as paid?', 'Mark £12.35 as paid');
    await staff.row('Payouts of this run', "Ann's Attic").getByText('Paid', { exact: true }).waitFor();
  }, 60_000);

  it('shows the partner that it is paid, still without a reload', async () => {
    await partner.balance('Paid').getByText('last £12.35 on').waitFor();
    await partner.balance('Paid').getByRole('link', { name: '£12.35' }).click();
    await partner.row('Payouts', '£12.35').getByText('Paid', { exact: true }).waitFor();
    await partner.goTo('Home');
    await partner.reads("Ann's Attic");
    expect(await partner.isSameDocument()).toBe(true);
  }, 60_000);

  it('makes a debt of a partial refund after the payout, which the next commission repays', async () => {
    await tell('refunds', { externalId: 'refund-1', refundOf: 'order-1', amount: pounds(4_345) });
    await partner
      .balance('Owed')
      .getByText(/[−-]£4\.35/)
      .waitFor();
    await partner.balance('Owed').getByText('your next commissions repay it').waitFor();
    await staff.goTo('Payouts');
    await staff
      .row('Balances', "Ann's Attic")
      .getByText(/[−-]£4\.35/)
      .waitFor();

    await tell('conversions', { externalId: 'order-2', amount: pounds(10_000) });
    await partner.balance('Pending').getByText('£10.00').waitFor();
    await staff.openCommission('order-2', 'pending');
    await staff.press('Approve £10.00');
    await staff.confirm('Approve 1 commission?', 'Approve £10.00');
    await partner.balance('Available').getByText('£5.65').waitFor();
    await partner.balance('Available').getByText('for the next payout').waitFor();
    expect(await partner.isSameDocument()).toBe(true);
  }, 60_000);

  it('adds up when all of it is derived again', async () => {
    await staff.goTo('Events');
    await staff.press('Verify commissions');
    await staff.shows('Commissions: no difference');
    await staff.press('Verify balances');
    await staff.shows('Balances: no difference');
  }, 60_000);

  it('shows none of it to another organisation, even with the checks of the application bypassed', async () => {
    const token = operatorTokenOf(server);
    const other = { 'E-mail': 'other@other.example', Password: 'another password' };
    const made = await call(
      server.url,
      'POST',
      '/api/organisations',
      { organisation: 'Other', email: other['E-mail'], password: other.Password },
      { authorization: `Bearer ${token}` },
    );
    expect(made.status).toBe(201);
    const seen = new StaffScreens(await newPage(), server.url);
    await seen.enter(other);
    for (const [path, empty] of emptyScreens) {
      await seen.open(path);
      await seen.shows(...empty);
      await settle(seen.page);
      expect({ path, words: await seen.page.locator('main').innerText() }).toEqual({
        path,
        words: expect.not.stringMatching(/ann|attic|carol|order-|refund-|£/i),
      });
    }
    for (const path of [
      'programs',
      'partners',
      'links',
      'commissions',
      'balances',
      'payout-runs',
      'activity',
      'mail',
    ]) {
      const { body } = await call(server.url, 'GET', `/api/${path}`, undefined, {
        authorization: `Bearer ${made.body.apiKey}`,
      });
      expect({ path, found: body.items ?? body }).toEqual({ path, found: [] });
    }
    expect(await rowsSeenAs(made.body.organisation.id as OrganisationId, server.dataDirectory)).toEqual([]);
  }, 60_000);
});

/** What somebody reads on the screens of an organisation without anything. */
const emptyScreens: readonly (readonly [string, readonly string[]])[] = [
  ['', []],
  ['review', ['Nothing to review']],
  ['programs', ['No program yet']],
  ['partners', ['No partners yet']],
  ['commissions?state=all', ['No commissions here']],
  ['payouts', ['Nothing is available', 'No run yet', 'No balances']],
  ['events', ['No event is set aside']],
  ['settings/mail', ['No letters yet']],
];
