import { installationStartsWithin, until } from '@tributary/testing';
import { describeInBrowser } from './screens/browser.js';
import { faultsAtEveryWidth } from './screens/look.js';
import { StaffScreens } from './screens/staff-screens.js';
import { openProgram, openShop, type Shop } from './shop.js';

await describeInBrowser('the commissions that staff see', (newPage) => {
  let shop: Shop;
  let staff: StaffScreens;
  beforeAll(async () => {
    shop = await openShop();
    await openProgram(shop);
    const bonus = { key: 'goal', period: 'month', goal: 5_000, amount: 2_500 } as const;
    const rules = [{ key: 'base', name: '10%', pays: { kind: 'percentage', rate: '0.1' } }] as const;
    await shop.api.post('/plans', { program: 'shop', plan: { rules, bonuses: [bonus] } });
    await shop.api.post('/signups', { program: 'shop', customerId: 'carol', code: 'ann' });
    const amount = { amount: 10_000, currency: 'GBP' };
    await shop.api.post('/conversions', { program: 'shop', externalId: 'order-1', customerId: 'carol', amount });
    staff = new StaffScreens(await newPage(), shop.server.url);
    await staff.enter();
  }, installationStartsWithin);
  afterAll(() => shop?.server.dispose());

  const inWords = /^May be approved when \S+ \d{4} is settled\.$/;
  const select = (order: string) => staff.row('Commissions', order).getByRole('checkbox').check();
  const inBar = (name: RegExp) =>
    staff.page.getByRole('region', { name: 'Selected commissions' }).getByRole('button', { name });

  it('count as to be approved what may be approved now, and list a bonus that waits apart', async () => {
    const waiting = staff.page.getByRole('listitem').filter({ hasText: 'Commissions wait for approval' });
    await waiting.getByText('£10.00').waitFor();
    const toCommissions = staff.page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /^Commissions/ });
    expect(await toCommissions.innerText()).toMatch(/\b1$/);
    await staff.follow(/^Review/, waiting);
    await staff.row('Commissions', 'order-1').waitFor();
    expect(await staff.row('Commissions', 'goal').count()).toBe(0);
    await staff.follow(/^Not settled/);
    await staff.row('Commissions', 'goal').getByText('not settled yet').waitFor();
    expect(await faultsAtEveryWidth(staff.page, 'bonuses that wait for a settlement')).toEqual([]);
  }, 60_000);

  it('offer no approval of a bonus whose month is not settled, and say why', async () => {
    await staff.openCommission('goal', 'unsettled');
    const sheet = staff.dialog('Why £25.00?');
    await sheet.getByText(inWords).waitFor();
    await sheet.getByRole('button', { name: 'Reject' }).waitFor();
    expect(await sheet.getByRole('button', { name: /^Approve/ }).count()).toBe(0);

    await staff.page.keyboard.press('a');
    const nothing = staff.dialog('Nothing to approve');
    await nothing.getByText(/^1 commission of your selection left out\. May be approved when/).waitFor();
    expect(await nothing.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
    await staff.close('Nothing to approve');
  }, 60_000);

  it('leave such a bonus out of a selection that is approved, by name of what it waits for', async () => {
    await staff.open('commissions?state=all');
    await staff.row('Commissions', 'goal').getByText('not settled yet').waitFor();
    await select('goal');
    await inBar(/^Reject/).waitFor();
    expect(await inBar(/^Approve/).count()).toBe(0);

    await select('order-1');
    await inBar(/^Approve/).click();
    const question = staff.dialog('Approve 1 commission?');
    await question.getByText(/^1 commission of your selection left out\. May be approved when/).waitFor();
    await staff.confirm('Approve 1 commission?', 'Approve £10.00');
    await staff.says('1 commission approved');
  }, 60_000);

  const missing = () => shop.api.get('/exchange-rates/missing');
  const dayOf = async (currency: string) => (await missing()).find(({ base }) => base === currency)?.day;
  const refused = () => staff.table('Refused rows').getByRole('row');
  const choose = (name: string, text: string) =>
    staff.page.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

  it('are priced by the rates of a file, whose other rows are listed with line and reason', async () => {
    await staff.goTo('Exchange rates');
    await staff.shows('Nothing waits for a rate', 'No rate yet');
    for (const [order, currency] of Object.entries({ 'order-2': 'EUR', 'order-3': 'EUR', 'order-4': 'JPY' })) {
      const sale = { program: 'shop', externalId: order, customerId: 'carol', amount: { amount: 10_000, currency } };
      await shop.api.post('/conversions', sale);
    }
    const row = staff.row('Waiting for a rate', 'EUR to GBP');
    await row.getByRole('cell', { name: '2', exact: true }).first().waitFor();
    expect(await faultsAtEveryWidth(staff.page, 'exchange rates')).toEqual([]);

    await staff.press('Import CSV');
    await choose('no-head.csv', `${await dayOf('EUR')};EUR;GBP;0.8\n`);
    await staff.shows(/^no-head\.csv cannot be imported\. Its first line does not name day, base, quote, rate\./);
    const day = await dayOf('EUR');
    await choose('rates.csv', `day,base,quote,rate\n${day},EUR,GBP,0.8\n${day},EUR,GBP,none\n${day},EUR\n`);
    await staff.shows('1 of 3 rates imported');
    expect(await refused().allInnerTexts()).toEqual([
      expect.stringContaining('Reason'),
      expect.stringMatching(/^3\s+rate is "none"; give a decimal above 0/),
      expect.stringMatching(/^4\s+This row has 2 columns; the head has 4\.$/),
    ]);
    expect(await faultsAtEveryWidth(staff.page, 'rates of which some are refused')).toEqual([]);
    await staff.press('Done');
    await staff.row('Recorded rates', 'EUR to GBP').getByText('0.8').waitFor();
    await row.waitFor({ state: 'detached' });
    expect(await missing()).toMatchObject([{ base: 'JPY' }]);
  }, 60_000);

  it('are priced by a rate that is entered by hand, without the mouse', async () => {
    await staff.open('commissions?state=awaiting-rate');
    await staff.row('Commissions', 'order-4').getByText('JPY to GBP').waitFor();
    await staff.follow('See which');
    const record = staff.page.getByRole('button', { name: /^Record JPY to GBP of/ });
    await record.focus();
    await staff.page.keyboard.press('Enter');
    const form = staff.dialog('Record an exchange rate');
    await form.getByText(/^1 commission and 1 sale wait for it\.$/).waitFor();
    await staff.page.keyboard.type('0,0052');
    await staff.page.keyboard.press('Enter');
    await form.getByText(/^Rate is "0,0052"; give a decimal above 0/).waitFor();
    await staff.fill({ Rate: '0.0052' }, form);
    await staff.page.keyboard.press('Enter');
    await staff.says(/^One JPY is 0\.0052 GBP on/);
    await staff.shows('Nothing waits for a rate');
    await until(async () => (await missing()).length === 0);
  }, 60_000);

  it('come to review with what is approved of a customer who turns out to be a fraud', async () => {
    await staff.open('commissions?state=all');
    await select('order-2');
    await inBar(/^Reject/).click();
    const question = staff.dialog('Reject 1 commission?');
    await staff.fill({ Reason: 'Stolen card' }, question);
    await question.getByLabel('It was fraud').check();
    expect(await faultsAtEveryWidth(staff.page, 'rejection as fraud')).toEqual([]);
    await question.getByRole('button', { name: /^Reject £/ }).click();
    await staff.says('1 commission rejected');
    await staff.goTo('Overview');
    await staff.shows('Approved of customers who are a fraud');
    await staff.goTo('Review');
    const row = staff.row('To review', 'order-1');
    await row.getByText('Approved, the customer is a fraud').waitFor();
    expect(await faultsAtEveryWidth(staff.page, 'review of a fraud')).toEqual([]);
    await staff.follow('Decide', row);
    await staff.press('Reject', staff.dialog('Why £10.00?'));
    await staff.fill({ Reason: 'Stolen card' }, staff.dialog('Reject 1 commission?'));
    await staff.confirm('Reject 1 commission?', 'Reject £10.00');
    await staff.goTo('Review');
    await staff.shows('Nothing to review');
  }, 60_000);

  async function payOut(): Promise<void> {
    const balance = async () => (await shop.api.get('/balances')).find(({ currency }) => currency === 'GBP');
    await until(async () => (await balance())?.available === 2_000);
    const run = await shop.api.post('/payout-runs', { currency: 'GBP' });
    await shop.api.post(`/payout-runs/${run.id}/approve`, { amount: 2_000, count: 1 });
    await until(async () => (await balance())?.inTransit === 2_000);
    await shop.api.post(`/payout-runs/${run.id}/pay`);
    await until(async () => (await balance())?.paid === 2_000);
  }

  it('are rejected when they are paid already, as a debt that is told before', async () => {
    await shop.api.post('/signups', { program: 'shop', customerId: 'dave', code: 'ann' });
    const amount = { amount: 20_000, currency: 'GBP' };
    await shop.api.post('/conversions', { program: 'shop', externalId: 'order-5', customerId: 'dave', amount });
    await staff.openCommission('order-5', 'pending');
    await staff.press('Approve £20.00');
    await staff.confirm('Approve 1 commission?', 'Approve £20.00');
    await payOut();

    await staff.open('commissions?state=paid');
    await staff.row('Commissions', 'order-5').waitFor();
    expect(await staff.row('Commissions', 'order-5').getByRole('checkbox').isEnabled()).toBe(false);
    await staff.openCommission('order-5', 'paid');
    await staff.press('Reject', staff.dialog('Why £20.00?'));
    const question = staff.dialog('Reject 1 commission?');
    await question.getByText('£20.00 is already paid').waitFor();
    await question.getByText(/Rejected, it becomes a debt of the partner/).waitFor();
    expect(await question.getByText('None of this is paid').count()).toBe(0);
    await staff.fill({ Reason: 'Stolen card' }, question);
    await question.getByLabel('It was fraud').check();
    expect(await faultsAtEveryWidth(staff.page, 'rejection of what is paid')).toEqual([]);
    await staff.confirm('Reject 1 commission?', 'Reject £20.00');
    await staff.says('1 commission rejected');
    const owed = async () => (await shop.api.get('/balances')).find(({ currency }) => currency === 'GBP')?.debt;
    await until(async () => (await owed()) === 2_000);
  }, 60_000);

  it('offer no rejection of what was entered by hand, which its opposite undoes', async () => {
    const entry = { partner: 'ann', program: 'shop', amount: { amount: 500, currency: 'GBP' }, reason: 'A talk' };
    await shop.api.post('/manual-entries', entry);
    await staff.open('commissions?state=all');
    const row = staff.row('Commissions', 'By hand');
    await row.getByRole('button', { name: /why this amount/ }).click();
    const sheet = staff.dialog('Why £5.00?');
    await sheet.getByText('Entered by hand').waitFor();
    await sheet.getByText(/^Entered by .+: A talk$/).waitFor();
    expect(await sheet.getByRole('button', { name: /^Reject/ }).count()).toBe(0);
    expect(await row.getByRole('checkbox').isEnabled()).toBe(false);
  }, 60_000);

  it('say settled, not paid out, of what its opposite took up', async () => {
    const { items } = await shop.api.get('/commissions', { search: 'ann', limit: 200 });
    const [entered] = items.filter(({ kind }) => kind === 'manual');
    await shop.api.post(`/manual-entries/${entered?.order}/undo`, { reason: 'Twice' });
    await staff.open('commissions?state=settled');
    const taken = staff.page.getByRole('row').filter({ hasText: 'taken off the balance' });
    await taken.waitFor();
    await taken.getByRole('button', { name: /why this amount/ }).click();
    const sheet = staff.dialog('Why −£5.00?');
    await sheet.getByText('Taken off the balance', { exact: true }).waitFor();
    await staff.follow('It undoes another entry', sheet);
    await staff.dialog('Why £5.00?').getByText('By the opposite entry').waitFor();
    expect(await faultsAtEveryWidth(staff.page, 'entries by hand that are settled')).toEqual([]);
  }, 60_000);

  it('say of one with parts in several states what each is, and add up what may be approved', async () => {
    await shop.api.post('/signups', { program: 'shop', customerId: 'frank', code: 'ann' });
    const amount = { amount: 100_000, currency: 'GBP' };
    const sale = { program: 'shop', externalId: 'order-6', customerId: 'frank', amount };
    const { id } = await shop.api.post('/conversions', sale);
    const amend = (to: number) =>
      shop.api.post(`/conversions/${id}/amendments`, { amount: { amount: to, currency: 'GBP' } });
    await staff.openCommission('order-6', 'pending');
    await staff.press('Approve £100.00');
    await staff.confirm('Approve 1 commission?', 'Approve £100.00');
    await amend(80_000);
    await amend(90_000);
    await staff.open('commissions?search=order-6');
    await staff
      .row('Commissions', 'order-6')
      .getByText('£10.00 to be approved, £60.00 approved, £20.00 settled')
      .waitFor();
    await staff.shows('1 commission, £10.00 pending of £90.00');
    await select('order-6');
    const bar = staff.page.getByRole('region', { name: 'Selected commissions' });
    await bar.getByText('£10.00 to approve of £90.00').waitFor();
    expect(await faultsAtEveryWidth(staff.page, 'a commission with parts in several states')).toEqual([]);
    await staff.open('commissions?state=approved&search=order-6');
    await staff.row('Commissions', 'order-6').waitFor();
    await staff.shows('1 commission, £60.00 approved of £90.00');
  }, 60_000);

  it('say of each, where all were decided meanwhile, that it was refused and why', async () => {
    await shop.api.post('/signups', { program: 'shop', customerId: 'erin', code: 'ann' });
    const amount = { amount: 10_000, currency: 'GBP' };
    for (const externalId of ['late-1', 'late-2'])
      await shop.api.post('/conversions', { program: 'shop', externalId, customerId: 'erin', amount });
    const reject = async (order: string) => {
      const { items } = await shop.api.get('/commissions', { search: order });
      const of = items.map(({ id, pending }) => ({ id, amount: pending.amount }));
      await shop.api.post('/commissions/reject', { items: of, reason: 'Own purchase' });
    };
    const refusedAre = async (title: string, orders: readonly string[]) => {
      const answer = staff.dialog(title);
      await answer.getByText('Nothing was changed').waitFor();
      const reasons = await answer.getByRole('alert').getByRole('listitem').allInnerTexts();
      const reason = 'This is not possible in its present state (wrong-state)';
      expect(reasons.sort()).toEqual(orders.map((order) => `${order}: ${reason}`));
      expect(await faultsAtEveryWidth(staff.page, title)).toEqual([]);
      await staff.close(title);
    };

    await staff.open('commissions?state=pending');
    await select('late-1');
    await select('late-2');
    await inBar(/^Approve/).click();
    await staff.dialog('Approve 2 commissions?').waitFor();
    await reject('late-1');
    await reject('late-2');
    await staff.confirm('Approve 2 commissions?', 'Approve £20.00');
    await refusedAre('2 commissions not approved', ['late-1', 'late-2']);
    await staff.row('Commissions', 'late-1').waitFor({ state: 'detached' });

    await shop.api.post('/conversions', { program: 'shop', externalId: 'late-3', customerId: 'erin', amount });
    await staff.openCommission('late-3', 'pending');
    await staff.press('Approve £10.00');
    await staff.dialog('Approve 1 commission?').waitFor();
    await reject('late-3');
    await staff.confirm('Approve 1 commission?', 'Approve £10.00');
    await refusedAre('1 commission not approved', ['late-3']);
  }, 60_000);
});
