import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installationStartsWithin, until } from '@tributary/testing';
import { parse } from 'csv-parse/sync';
import { openProgram, openShop, type Shop } from './shop.js';

/** Each is a process of its own. */
const manyCommands = 180_000;

describe('files and settings of the trade', () => {
  let shop: Shop;
  const folder = mkdtempSync(join(tmpdir(), 'tributary-trade-'));
  beforeAll(async () => {
    shop = await openShop();
    await openProgram(shop);
    const signup = { program: 'shop', customerId: 'c-1', code: 'ann', occurredAt: '2026-01-01T00:00:00Z' };
    expect(await shop.call('POST', '/api/signups', signup)).toMatchObject({ status: 201 });
  }, installationStartsWithin);
  afterAll(async () => {
    await shop?.server.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
  const fileOf = (name: string, ...lines: string[]): string => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return join(folder, name);
  };
  const json = async (...words: string[]) => {
    const { code, stdout, stderr } = await shop.run(...words, '--json');
    return { ...(stdout ? JSON.parse(stdout) : { stderr }), exit: code };
  };

  it(
    'joins the rows of an order however far apart they stand, and tells how each was paid',
    async () => {
      const alone = Array.from({ length: 600 }, (_, n) => `sale,s-${n},,2026-02-01T10:00:00Z,1.00,GBP,,,,,`);
      const file = fileOf(
        'orders.csv',
        'kind,external_id,customer_id,occurred_at,amount,currency,tax,product,quantity,invoice_id,meta.channel',
        'sale,o-1,c-1,2026-02-01T10:00:00Z,12.00,GBP,2.00,tea,2,i-1,web',
        ...alone,
        'sale,o-1,c-1,2026-02-01T10:00:00Z,6.00,GBP,1.00,cups,1,i-1,web',
      );
      const sales = () => json('import', 'sales', file, '--program', 'shop');
      expect(await sales()).toMatchObject({ exit: 0, added: 602, unchanged: 0, errors: [] });
      expect(await sales()).toMatchObject({ exit: 0, added: 0, unchanged: 602 });
      await until(async () => (await shop.api.get('/commissions', {})).items.length > 0, { within: 60_000 });
      const { stdout } = await shop.run('export', 'commissions', '--program', 'shop', '--lines');
      expect(parse(stdout, { columns: true })).toMatchObject([
        {
          external_id: 'o-1',
          gross_minor: '1800',
          commission_minor: '150',
          rule_kind: 'percentage',
          plan_version: '1',
          base_minor: '1500',
          steps: expect.stringMatching(/^Base: net of tax and shipping .*: £15\.00; 10% of £15\.00: £1\.50$/),
        },
      ]);
    },
    manyCommands,
  );

  it(
    'imports exchange rates, and says line by line what is none',
    async () => {
      const rows = [
        '2026-02-01,EUR,GBP,0.87',
        '2026-02-30,EUR,GBP,0.87',
        '2026-02-02,EUR,GBP,0',
        '2026-02-02,JPY,GBP,0.0052',
      ];
      const file = fileOf('rates.csv', 'day,base,quote,rate', ...rows);
      const errors = [
        { line: 3, code: 'malformed-date' },
        { line: 4, code: 'malformed-rate' },
      ];
      expect(await json('rates', 'import', file)).toMatchObject({ exit: 2, added: 2, unchanged: 0, errors });
      expect(await json('rates', 'import', file)).toMatchObject({ exit: 2, added: 0, unchanged: 2, errors });
      expect(await json('rates', 'set', '2026-02-01', 'EUR', 'GBP', '0.9')).toMatchObject({ exit: 0, added: 1 });
      expect((await shop.api.get('/exchange-rates', { base: 'EUR' })).items).toMatchObject([{ rate: '0.9' }]);
    },
    manyCommands,
  );

  it(
    'sets tiers and parents',
    async () => {
      await shop.api.post('/partners', { code: 'bob', name: 'Bob', email: 'bob@attic.example' });
      expect(await json('partners', 'set-tier', 'bob', '--tier', 'gold')).toMatchObject({ exit: 0, tier: 'gold' });
      expect(await json('partners', 'set-tier', 'bob', '--tier', 'silver', '--from', 'bronze')).toMatchObject({
        exit: 1,
      });
      expect(await json('partners', 'set-tier', 'bob', '--none', '--from', 'gold')).toMatchObject({
        exit: 0,
        tier: null,
      });
      expect(await shop.run('partners', 'set-tier', 'bob')).toMatchObject({
        code: 1,
        stderr: 'Give either --tier or --none.\n',
      });
      expect(await json('partners', 'set-parent', 'bob', '--parent', 'ann')).toMatchObject({ parent: { code: 'ann' } });
      expect(await shop.run('partners', 'set-parent', 'ann', '--parent', 'bob')).toMatchObject({
        code: 1,
        stderr: 'A partner cannot be above itself: ann → bob → ann. (wrong-state)\n',
      });
      expect(await json('partners', 'set-parent', 'bob', '--none')).toMatchObject({ exit: 0, parent: null });
      expect(await shop.run('partners', 'set-parent', 'bob')).toMatchObject({ code: 1 });
    },
    manyCommands,
  );

  it(
    'verifies all of it',
    async () => {
      expect((await shop.run('verify')).code).toBe(0);
    },
    manyCommands,
  );
});
