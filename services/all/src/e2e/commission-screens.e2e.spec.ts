import { installationStartsWithin } from '@tributary/testing';
import { describeInBrowser } from './screens/browser.js';
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

  it('offer no approval of a bonus whose month is not settled, and say why', async () => {
    await staff.openCommission('goal', 'pending');
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
    await staff.open('commissions');
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
});
