import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installationStartsWithin } from '@tributary/testing';
import { openProgram, openShop, type Shop } from './shop.js';

const examples = fileURLToPath(new URL('../../../../docs/plans/', import.meta.url));

describe('plans from the command line', () => {
  let shop: Shop;
  const folder = mkdtempSync(join(tmpdir(), 'tributary-plans-'));
  const fileOf = (name: string, plan: unknown): string => {
    writeFileSync(join(folder, name), typeof plan === 'string' ? plan : JSON.stringify(plan));
    return join(folder, name);
  };
  const plans = (act: string, file: string, ...more: string[]) =>
    shop.run('plans', act, '--program', 'shop', '--file', file, ...more);
  const versions = async () => (await shop.api.get('/plans', { program: 'shop' })).map(({ version }) => version);

  beforeAll(async () => {
    shop = await openShop();
    await openProgram(shop);
  }, installationStartsWithin);
  afterAll(async () => {
    await shop?.server.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are shown in words, and as data', async () => {
    const { stdout, code } = await shop.run('plans', 'show', '--program', 'shop');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Version 1, without a beginning, published 20\S+Z\n {2}Every partner earns 10% of the net/);
    const { stdout: json } = await shop.run('plans', 'show', '--program', 'shop', '--version', '1', '--json');
    expect(JSON.parse(json)).toMatchObject([{ version: 1, plan: { rules: [{ key: 'base' }] } }]);
    expect(await shop.run('plans', 'show', '--program', 'shop', '--version', '9')).toMatchObject({
      code: 1,
      stderr: 'The program shop has no version 9.\n',
    });
  });

  it('are validated with the place of each fault, and nothing changes', async () => {
    const bands = [
      { from: 1, rate: '0.1' },
      { from: 1, rate: '7' },
    ];
    const broken = fileOf('broken.json', { rules: [{ key: 'a', pays: { kind: 'tiered', bands } }] });
    expect(await plans('validate', broken)).toMatchObject({
      code: 2,
      stdout: expect.stringMatching(
        /^Errors:\n {2}rules\[0\]\.pays\.bands\[1\]\.rate: This cannot be read\..* \(malformed\)\n/,
      ),
    });
    const { stdout, code } = await plans('validate', broken, '--json');
    expect({ code, errors: JSON.parse(stdout).errors }).toMatchObject({
      code: 2,
      errors: [{ path: 'rules[0].pays.bands[1].rate', code: 'malformed' }],
    });
    expect(await versions()).toEqual([1]);
  });

  it('are compared with what counts now', async () => {
    const { stdout, code } = await plans('validate', join(examples, 'one-share.json'));
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'Against version 1:',
        '  renamed:',
        '    - Every partner earns 10% of the net amount of each sale.',
        '    + The same, under the key every-sale instead of base.',
        '  changed:',
        '    - Nothing is held.',
        '    + A commission is held for 30 days.',
        'This plan can be published.',
        '',
      ].join('\n'),
    );
  });

  const forAnn = () =>
    fileOf('ann.json', {
      rules: [
        { key: 'ann', name: 'For Ann', for: { partner: 'ann' }, pays: { kind: 'hybrid', amount: 500, rate: '0.2' } },
        { key: 'base', pays: { kind: 'percentage', rate: '0.1' } },
      ],
    });

  it('are not published before somebody says so', async () => {
    expect(await plans('publish', forAnn())).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('+ Ann (ann) earns £5.00 and 20% of the net amount of each sale.'),
      stderr: 'This would publish this plan for shop, from now on. Add --yes to do it.\n',
    });
    expect(await versions()).toEqual([1]);
  });

  it('are published as the next version, and explain what they pay', async () => {
    const { stdout, code } = await plans('publish', forAnn(), '--yes', '--json');
    const [ann] = (await shop.api.get('/partners', {})).items;
    expect({ code, published: JSON.parse(stdout) }).toMatchObject({
      code: 0,
      published: { version: 2, warnings: [], plan: { rules: [{ for: { partner: ann?.id } }, { key: 'base' }] } },
    });
    expect(await versions()).toEqual([2, 1]);

    await shop.api.post('/signups', { program: 'shop', customerId: 'c-1', code: 'ann' });
    const amount = { amount: 10_000, currency: 'GBP' };
    await shop.api.post('/conversions', { program: 'shop', externalId: 'order-1', customerId: 'c-1', amount });
    const { stdout: json } = await shop.run('explain', 'order-1', '--json');
    const [commission] = JSON.parse(json);
    expect(commission).toMatchObject({ amount: { amount: 2_500 }, rule: { planVersion: 2, level: 'partner' } });
    const explained = await shop.run('explain', commission.id);
    expect(explained.stdout).toMatch(/^Ann, Shop, sale order-1: 25\.00 GBP, pending/);
    expect(explained.stdout).toContain('Ann (ann) earns');
    expect(explained.stdout).toMatch(/Not .*: A rule for this partner or its tier comes first/);
    const gift = { partner: 'ann', program: 'shop', amount: { amount: 500, currency: 'GBP' }, reason: 'A talk' };
    const entered = await shop.api.post('/manual-entries', gift);
    const byHand = await shop.run('explain', entered.commission);
    expect(byHand.stdout).toMatch(/^Ann, Shop, entry by hand \S+: 5\.00 GBP, approved/);
    expect(byHand.stdout).toContain('Entered by hand; 5.00 GBP');
  }, 60_000);

  it('of a file with errors are not published', async () => {
    const file = fileOf('nobody.json', {
      rules: [{ key: 'a', for: { partner: 'nobody' }, pays: { kind: 'percentage', rate: '0.1' } }],
    });
    const before = await versions();
    expect(await plans('publish', file, '--yes')).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('rules[0].for.partner: There is no partner nobody. (unknown-partner)'),
    });
    expect(await versions()).toEqual(before);
  });

  it.each<[string, () => string, RegExp]>([
    ['is not there', () => join(folder, 'none.json'), /^There is no file .*none\.json\.\n$/],
    ['is a folder', () => folder, /^.* is no file; name a JSON file with a plan\.\n$/],
    ['is no JSON', () => fileOf('text.json', 'rules: []'), /^.*text\.json is no JSON: line 1: .*\n$/],
    [
      'names something twice',
      () => fileOf('twice.json', '{ "rules": [],\n  "rules": [] }'),
      /^.*twice\.json is no JSON: line 2: "rules" stands here twice\.\n$/,
    ],
    ['is a list', () => fileOf('list.json', []), /^.*list\.json holds no plan: .*\n$/],
    [
      'is 5 MB',
      () => fileOf('large.json', `{"name": "${'x'.repeat(5_000_000)}"}`),
      /^.*large\.json has 5,000,012 bytes; /,
    ],
  ])('say of a file that it %s', async (_, file, expected) => {
    const { code, stderr } = await plans('validate', file());
    expect(code).toBe(1);
    expect(stderr).toMatch(expected);
  });

  it('say that a commission is not there', async () => {
    expect(await shop.run('explain', 'no-such-order')).toMatchObject({
      code: 1,
      stderr: 'There is no commission with this id, and none for a sale no-such-order.\n',
    });
  });

  it('are shown again as they were written', async () => {
    const file = join(examples, 'subscriptions.json');
    expect(await plans('publish', file, '--yes')).toMatchObject({ code: 0 });
    const [latest] = await shop.api.get('/plans', { program: 'shop' });
    expect(latest?.plan).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('begin with a day of the program’s zone, and name what never will be in force', async () => {
    const program = { code: 'berlin', name: 'Berlin', currency: 'EUR', zone: 'Europe/Berlin' };
    await shop.api.post('/programs', program);
    const file = join(examples, 'one-share.json');
    const begin = (act: string, ...more: string[]) =>
      shop.run('plans', act, '--program', 'berlin', '--file', file, ...more);
    await begin('publish', '--yes');
    const newYear = 'from 2098-12-31T23:00:00.000Z (1 Jan 2099, 00:00, Europe/Berlin)';
    expect((await begin('publish', '--from', '2099-01-01')).stderr).toContain(`for berlin, ${newYear}.`);
    expect((await begin('publish', '--from', '2099-01-01', '--yes')).stdout).toContain(
      `Version 2 of berlin is published, ${newYear}.`,
    );
    const never = `Version 2, planned ${newYear}, will never be in force`;
    expect((await begin('validate')).stdout).toContain(never);
    expect(await begin('publish')).toMatchObject({
      stdout: expect.stringContaining(never),
      stderr: expect.stringContaining('from now on. Never in force then: version 2.'),
    });
    expect((await begin('validate', '--from', '2100-01-01')).stdout).not.toContain('never');
    expect((await begin('validate', '--from', '2099-01-01 10:00')).stderr).toContain('from: Give a day');
  }, 60_000);
});
