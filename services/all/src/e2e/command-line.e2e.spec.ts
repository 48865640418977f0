import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installationStartsWithin, tributary } from '@tributary/testing';
import { openProgram, openShop, type Shop } from './shop.js';

const command = fileURLToPath(new URL('../../bin/tributary.js', import.meta.url));
const bench = fileURLToPath(new URL('../../dist/bench/main.js', import.meta.url));

describe('the tributary command', () => {
  let shop: Shop;
  const folder = mkdtempSync(join(tmpdir(), 'tributary-command-'));
  beforeAll(async () => {
    shop = await openShop();
    await openProgram(shop);
  }, installationStartsWithin);
  afterAll(async () => {
    await shop?.server.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
  const fileOf = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('says where it looked when no server answers', async () => {
    expect(await tributary({ url: 'http://127.0.0.1:1' }, 'trb_any', 'verify')).toMatchObject({
      code: 1,
      stderr: 'No Tributary server answers at http://127.0.0.1:1. Start one, or name it in TRIBUTARY_URL.\n',
    });
  });

  it('names the variable when the address of the server is none', async () => {
    const { code, stderr } = await tributary({ url: 'localhost:8080' }, 'trb_any', 'verify');
    expect(code).toBe(1);
    expect(stderr).toBe('TRIBUTARY_URL is localhost:8080; it must be an address such as http://localhost:8080.\n');
  });

  it('says which variable the key goes in when there is none', async () => {
    const { code, stderr } = await tributary(shop.server, '', 'verify');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^This needs an API key in TRIBUTARY_API_KEY\..*\n$/);
  });

  it("asks for the operator's token where a key would not do", async () => {
    const words = ['--name', 'Other', '--email', 'a@other.example', '--password', 'a long password'];
    const { code, stderr } = await tributary(shop.server, '', 'organisations', 'create', ...words);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^This needs the operator's token.*\n$/);
  });

  it('says that a key is not known', async () => {
    expect(await tributary(shop.server, 'trb_wrong', 'verify')).toMatchObject({
      code: 1,
      stderr: 'This API key is not known here. (not-signed-in)\n',
    });
  });

  it('names every fault of the input once', async () => {
    const words = ['--organisation', 'Second', '--email', 'nobody', '--password', 'short'];
    const { stderr } = await tributary(shop.server, '', 'setup', ...words);
    expect(stderr.split('\n').slice(1)).toEqual([
      '  email must be an e-mail address',
      '  password must be a text of 10 to 200 characters',
      '',
    ]);
  });

  describe('programs create', () => {
    const create = (percent: string, code = 'retail') =>
      shop.run('programs', 'create', '--code', code, '--name', 'Retail', '--currency', 'GBP', '--percent', percent);
    const versions = async () => (await shop.api.get('/plans', { program: 'retail' })).map(({ version }) => version);

    it('answers a repeat as unchanged, and publishes nothing', async () => {
      expect(await create('10')).toMatchObject({ code: 0 });
      expect(await create('10.0')).toMatchObject({ code: 0, stdout: expect.stringContaining('unchanged') });
      expect(await versions()).toEqual([1]);
    });

    it('refuses other terms, and says how to change a plan', async () => {
      expect(await create('20')).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(
          /^The program retail has other terms .* publish a new version: by plans publish.*\n$/,
        ),
      });
      expect(await versions()).toEqual([1]);
    });

    it('refuses a percentage beyond 100 before it creates anything', async () => {
      expect(await create('101', 'much')).toMatchObject({ code: 1 });
      expect(await shop.call('GET', '/api/programs/much')).toMatchObject({ status: 404 });
    });
  });

  it.each([
    ['is not there', () => join(folder, 'none.csv'), /^There is no file .*none\.csv\.\n$/],
    ['is a folder', () => folder, /^.* is no file but a folder; name a CSV file\.\n$/],
    [
      'lacks columns',
      () => fileOf('lacking.csv', 'kind,external_id\n'),
      /^The first line of .*lacking\.csv does not name occurred_at, amount, currency\. .*\n$/,
    ],
    [
      'separates columns by semicolons',
      () => fileOf('semicolons.csv', 'kind;external_id\nsale;s1\n'),
      /^The first .* does not name kind, .* It names "kind;external_id"; a comma separates columns\.\n$/,
    ],
    ['is empty', () => fileOf('empty.csv', ''), /^.*empty\.csv is empty; its first line names the columns\.\n$/],
  ])('says that a file to import %s', async (_, file, expected) => {
    const { code, stderr } = await shop.run('import', 'sales', file(), '--program', 'shop');
    expect(code).toBe(1);
    expect(stderr.slice(stderr.lastIndexOf('\r') + 1)).toMatch(expected);
  });

  describe('import partners', () => {
    const head = 'partner_code,name,email,country,link_code';
    const importRows = async (name: string, ...rows: string[]) => {
      const file = fileOf(name, [head, ...rows, ''].join('\n'));
      const { code, stdout } = await shop.run('import', 'partners', file, '--program', 'shop', '--json');
      const { added, unchanged, errors } = JSON.parse(stdout);
      return {
        code,
        added,
        unchanged,
        errors: errors.map((error: { line: number; code: string }) => [error.line, error.code]),
      };
    };

    it('judges row by row what cannot be stored, what is no country, and a quote that stays open, behind which the next row goes in', async () => {
      const rows = [
        'good-1,One,one@shop.example,GB,good-1',
        'zero,Ze\0ro,zero@shop.example,GB,zero',
        'three,Three,three@shop.example,GBX,three',
        'four,Four,four@shop.example,XX1,four',
        'good-2,Two,two@shop.example,de,good-2',
        '"open,Open,open@shop.example,GB,open',
        'good-3,Three,three@shop.example,GB,good-3',
      ];
      expect(await importRows('judged.csv', ...rows)).toEqual({
        code: 2,
        added: 3,
        unchanged: 0,
        errors: [
          [3, 'unstorable-text'],
          [4, 'unknown-country'],
          [5, 'unknown-country'],
          [7, 'unreadable-row'],
        ],
      });
    });

    it('gives a link to the first row that asks for it, and counts the others once', async () => {
      const codes = Array.from({ length: 20 }, (_, n) => `rival-${n}`);
      const rows = codes.map((code) => `${code},Rival,${code}@shop.example,GB,wanted`);
      const later = codes.slice(1).map((_, n) => [n + 3, 'already-exists']);
      expect(await importRows('rivals.csv', ...rows)).toEqual({ code: 2, added: 1, unchanged: 0, errors: later });
      expect(await importRows('rivals.csv', ...rows)).toEqual({ code: 2, added: 0, unchanged: 1, errors: later });
    });
  });

  it('exports the rows as JSON where that is asked for', async () => {
    const { code, stdout } = await shop.run('export', 'commissions', '--program', 'shop', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toContainEqual({
      partner_code: 'ann',
      conversions: '0',
      gross_minor: '0',
      refunded_minor: '0',
      commission_minor: '0',
      currency: 'GBP',
    });
  });

  it('tells how to measure before it measures', async () => {
    const child = spawn(process.execPath, [bench, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    child.stdout.on('data', (text) => {
      stdout += String(text);
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(stdout).toContain('--only');
  }, 30_000);

  it('ends quietly when whoever reads it has seen enough', async () => {
    const partners = Array.from({ length: 400 }, (_, n) => `p-${n},Partner ${n},p-${n}@shop.example,GB,p-${n}-link`);
    const file = fileOf('many.csv', ['partner_code,name,email,country,link_code', ...partners].join('\n'));
    expect(await shop.run('import', 'partners', file, '--program', 'shop')).toMatchObject({ code: 0 });
    const child = spawn(process.execPath, [command, 'export', 'commissions', '--program', 'shop'], {
      env: { ...process.env, NODE_OPTIONS: '', TRIBUTARY_URL: shop.server.url, TRIBUTARY_API_KEY: shop.apiKey },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    const stderr: string[] = [];
    child.stderr.on('data', (text) => stderr.push(String(text)));
    await once(child, 'close');
    expect(stderr.join('')).toBe('');
  });
});
