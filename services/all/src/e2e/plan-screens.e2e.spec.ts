import type { Commission, Plan } from '@tributary/api-client';
import { installationStartsWithin, until } from '@tributary/testing';
import { describeInBrowser } from './screens/browser.js';
import { PartnerScreens } from './screens/partner-screens.js';
import { StaffScreens } from './screens/staff-screens.js';
import { openProgram, openShop, type Shop } from './shop.js';

const tiered: Plan = {
  holdDays: 0,
  rules: [
    {
      key: 'base',
      pays: {
        kind: 'tiered',
        period: 'month',
        bands: [
          { from: 0, rate: '0.1' },
          { from: 50_000, rate: '0.125' },
        ],
      },
    },
    { key: 'gold', for: { tier: 'gold' }, pays: { kind: 'percentage', rate: '0.3' } },
    { key: 'thanks', onTop: true, purchase: 'first', pays: { kind: 'flat', amount: 2_000 } },
  ],
};
/** As somebody writes it in a hurry: a rate as a number. */
const faulty = { ...tiered, rules: [...tiered.rules, { key: 'lax', pays: { kind: 'percentage', rate: 0.5 } }] };

const words = {
  before: 'Every partner earns 10% of the net amount of each sale.',
  bands:
    'Every partner earns 10% and 12.5% from £500.00 of the net amount of each sale, by what the partner sold in a month; each part in its own band.',
  gold: 'Every partner of the tier gold earns 30% of the net amount of each sale.',
  thanks: 'Every partner earns £20.00 for each sale that is a customer’s first, on top of the rule that wins.',
};

await describeInBrowser('the plan of a program', (newPage) => {
  let shop: Shop;
  let staff: StaffScreens;
  let program: string;
  beforeAll(async () => {
    shop = await openShop();
    ({
      program: { id: program },
    } = await openProgram(shop));
    await shop.call('POST', '/api/signups', { program: 'shop', customerId: 'carol', code: 'ann' });
    staff = new StaffScreens(await newPage(), shop.server.url);
    await staff.enter();
  }, installationStartsWithin);
  afterAll(() => shop?.server.dispose());

  const text = () => staff.page.getByLabel('The plan as JSON');
  const choose = (plan: object) =>
    staff.page.getByLabel('File with the plan').setInputFiles({
      name: 'plan.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(plan, null, 2)),
    });
  /** What is selected in the text. */
  const selected = () =>
    staff.page.evaluate<string>(
      '(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)',
    );
  const sell = async (externalId: string, amount: number) => {
    const sale = { program: 'shop', externalId, customerId: 'carol', amount: { amount, currency: 'GBP' } };
    expect((await shop.call('POST', '/api/conversions', { ...sale, source: 'till' })).status).toBe(201);
  };

  it('is uploaded with a fault, which is shown where it stands, and nothing is published', async () => {
    await staff.goTo('Programs');
    await staff.follow('Shop', staff.table('Programs'));
    await staff.follow('Versions and changes');
    await staff.follow('New version');
    await choose(faulty);
    await staff.press('Publish');
    await staff.shows('1 error, to put right before it can be published');
    expect(await staff.page.getByRole('dialog').count()).toBe(0);
    await staff.press(/^rules\[3\]\.pays\.rate/);
    expect(await selected()).toBe('"rate": 0.5');
    expect((await shop.api.get('/plans', { program })).length).toBe(1);
  }, 60_000);

  it('is told apart from what is no JSON, with the line where reading ends', async () => {
    const mended = await text().inputValue();
    await text().fill(mended.replace('"holdDays": 0,', '"holdDays": 0'));
    await staff.press('Check');
    await staff.shows('A comma or a closing bracket is missing here.');
    await staff.press('The plan, line 3');
    expect(await selected()).toBe('"');
    await text().fill(mended);
  }, 60_000);

  it('is left as it was by a file that is larger than a plan', async () => {
    const before = await text().inputValue();
    await staff.page.getByLabel('File with the plan').setInputFiles({
      name: 'large.json',
      mimeType: 'application/json',
      buffer: Buffer.alloc(5_000_000, ' '),
    });
    await staff.shows(/^large\.json has 5,000,000 bytes, .* at most 200,000 characters/);
    expect(await text().inputValue()).toBe(before);
  }, 60_000);

  it('is published once it is mended and every change is confirmed', async () => {
    await text().fill((await text().inputValue()).replace('"rate": 0.5', '"rate": "0.5"'));
    await staff.press('Check');
    await staff.shows('2 warnings, which may be meant so', 'rules[0] (base) wins whenever this would fit.');
    await choose(tiered);
    await staff.press('Publish');
    const question = staff.dialog('Publish version 2 of Shop?');
    for (const said of Object.values(words)) await question.getByText(said, { exact: true }).waitFor();
    const changes = question.getByRole('list', { name: 'What changes' }).getByRole('listitem');
    expect(await changes.allInnerTexts()).toEqual([
      expect.stringMatching(/^Changed\s+Now\s+/),
      expect.stringMatching(/^New\s/),
      expect.stringMatching(/^New\s/),
    ]);
    await staff.confirm('Publish version 2 of Shop?', 'Publish version 2');
    await staff.says('Version 2 published');
    await staff.dialog('Version 2').getByText(words.bands, { exact: true }).waitFor();
    await staff.dialog('Version 2').getByText('In force', { exact: true }).waitFor();
  }, 60_000);

  it('lists its versions, each as it was published, as JSON too', async () => {
    await staff.follow('JSON');
    await staff.press('Copy', staff.dialog('Version 2'));
    const copied = await staff.page.evaluate<string>('navigator.clipboard.readText()');
    expect(JSON.parse(copied)).toEqual(tiered);
    const file = staff.page.waitForEvent('download');
    await staff.press('Download', staff.dialog('Version 2'));
    expect((await file).suggestedFilename()).toBe('shop-plan-2.json');
    await staff.close('Version 2');
    await staff.row('Versions', 'Version 2').getByText('In force').waitFor();
    await staff.row('Versions', 'Version 1').getByText('Over').waitFor();
    await staff.row('Versions', 'Version 2').getByText('you', { exact: true }).waitFor();
  }, 60_000);

  it('prices a sale, whose sheet shows the rule and the sum over both bands', async () => {
    await sell('order-1', 60_001);
    await until(async () => (await shop.api.get('/commissions', { search: 'order-1' })).items.length === 2);
    const { items } = await shop.api.get('/commissions', { search: 'order-1' });
    const base = items.find(({ amount }) => amount.amount === 6_250) as Commission;
    await staff.open(`commissions/${base.id}`);
    const sheet = staff.dialog('Why £62.50?');
    await sheet.getByText(words.bands, { exact: true }).waitFor();
    const sum = sheet.getByRole('table', { name: 'The sum' }).getByRole('row');
    expect((await sum.allInnerTexts()).map((line) => line.replace(/\s+/g, ' '))).toEqual([
      'Sale £600.01',
      'Base: net of tax and shipping (the sale names no tax and no shipping) £600.01',
      '10% of £500.00, in the band from £0.00 £50.00',
      '12.5% of £100.01, in the band from £500.00 £12.50125',
      'Commission, rounded half up £62.50',
    ]);
  }, 60_000);

  it('leads from what a refund moved to the commission of the refunded sale', async () => {
    await sell('order-2', 20_000);
    const refund = { program: 'shop', externalId: 'refund-1', refundOf: 'order-1', source: 'till' };
    await shop.call('POST', '/api/refunds', { ...refund, amount: { amount: 30_000, currency: 'GBP' } });
    const moved = async () => (await shop.api.get('/commissions', { search: 'order-2' })).items[0];
    await until(async () => (await moved())?.amount.amount === 2_000);
    await staff.openCommission('order-2', 'pending');
    await staff.follow('Because of refund refund-1 of sale order-1');
    await staff.dialog(/^Why/).getByRole('heading', { name: 'Refund refund-1' }).waitFor();
  }, 60_000);

  it('is changed in a quick form too, which names what it replaces', async () => {
    await staff.open(`programs/${program}/plan?simple=1`);
    const form = staff.dialog('One rule for every sale of Shop');
    await form.getByText('Version 2 says more than this form can show').waitFor();
    await staff.fill({ Commission: '8', Hold: '0' }, form);
    await staff.fill({ 'For sales from': '2099-01-01T00:00' }, form);
    await staff.press('See what changes', form);
    const question = staff.dialog('Publish version 3 of Shop?');
    await question.getByText(words.thanks, { exact: true }).waitFor();
    await staff.confirm('Publish version 3 of Shop?', 'Publish version 3');
    await staff.row('Versions', 'Version 3').getByText('To come').waitFor();
    await staff.row('Versions', 'Version 2').getByText('In force').waitFor();
  }, 60_000);

  it('keeps what was typed when another version is published meanwhile, and compares with that one then', async () => {
    await staff.follow('New version');
    const typed = (await text().inputValue()).replace('"0.125"', '"0.15"');
    await text().fill(typed);
    await staff.press('Publish');
    const question = staff.dialog('Publish version 4 of Shop?');
    await question
      .getByText(/^Version 3, planned for sales from 1 Jan 2099, 00:00 \(UTC\), will never be in force/)
      .waitFor();
    await question.getByText(words.bands, { exact: true }).waitFor();
    await shop.api.post('/plans', { program: 'shop', plan: { holdDays: 7, rules: tiered.rules } });
    await staff.press('Publish version 4', question);
    await question.getByText(/go back and publish again/).waitFor();
    await staff.press('Back', question);
    expect(await text().inputValue()).toBe(typed);
    await staff.press('Publish');
    await staff.dialog('Publish version 5 of Shop?').getByText('A commission is held for 7 days.').waitFor();
  }, 60_000);

  it('is read by a partner in words, without what is for others', async () => {
    const plan: Plan = { rules: [{ key: 'base', pays: { kind: 'percentage', rate: '0.08' } }] };
    await shop.api.post('/plans', { program: 'shop', from: '2099-01-01T12:00:00Z', plan });
    const { items } = await shop.api.get('/partners');
    const { url } = (await shop.call('POST', `/api/partners/${items[0]?.id}/invitations`)).body;
    const partner = new PartnerScreens(await newPage(), shop.server.url);
    await partner.accept(url, { 'Your name': 'Ann', Password: 'a partner password' });
    await partner.goTo('Earnings');
    await partner.follow('Terms');
    const terms = partner.page.getByRole('region', { name: 'Shop' });
    await terms.getByText(words.bands, { exact: true }).waitFor();
    await terms.getByText(words.thanks, { exact: true }).waitFor();
    expect(await terms.getByText(words.gold).count()).toBe(0);
    await terms.getByRole('heading', { name: /^For sales from 1 Jan 2099/ }).waitFor();
    await terms.getByText('Every partner earns 8% of the net amount of each sale.', { exact: true }).waitFor();
  }, 60_000);
});
