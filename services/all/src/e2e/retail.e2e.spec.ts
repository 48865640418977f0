import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isAbsolute, join, resolve } from 'node:path';
import { type ServerUnderTest, startServer, tributary } from '@tributary/testing';

const own = fileURLToPath(new URL('../../test-data/trade', import.meta.url));
const retail = process.env['TRIBUTARY_RETAIL_DATA'];
const folders = [
  ['a small file of our own', own],
  ...(retail ? [['a month of real trade', isAbsolute(retail) ? retail : resolve(retail)]] : []),
];

/** The rows of `expected.csv`, without its sum. */
function expected(folder: string): string {
  const lines = readFileSync(join(folder, 'expected.csv'), 'utf8').trim().split(/\r?\n/);
  return lines.filter((line) => !line.startsWith('TOTAL')).join('\n');
}

const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe.each(folders)('the books of %s', (_, folder = own) => {
  const servers: ServerUnderTest[] = [];
  afterAll(() => Promise.all(servers.map((server) => server.dispose())));

  async function install(): Promise<{ run: (...words: string[]) => ReturnType<typeof tributary> }> {
    const server = await startServer();
    servers.push(server);
    const first = await tributary(
      server,
      null,
      'setup',
      '--organisation',
      'Retail',
      '--email',
      'a@retail.example',
      '--password',
      'a long password',
      '--json',
    );
    expect(first).toMatchObject({ code: 0 });
    const { apiKey } = json(first.stdout);
    const run = (...words: string[]) => tributary(server, String(apiKey), ...words);
    expect(
      await run(
        'programs',
        'create',
        '--code',
        'retail',
        '--name',
        'Retail',
        '--currency',
        'GBP',
        '--percent',
        '10',
        '--hold-days',
        '0',
        '--activate',
      ),
    ).toMatchObject({ code: 0 });
    return { run };
  }
  const importFiles = async (run: Awaited<ReturnType<typeof install>>['run'], ...kinds: string[]) => {
    for (const kind of kinds) {
      expect(await run('import', kind, join(folder, `${kind}.csv`), '--program', 'retail')).toMatchObject({ code: 0 });
    }
  };
  const books = async (run: Awaited<ReturnType<typeof install>>['run']) => {
    const exported = await run('export', 'commissions', '--program', 'retail', '--format', 'csv');
    const verified = await run('verify', '--json');
    return {
      exported: exported.stdout.trim().replaceAll('\r', ''),
      verified: verified.code,
      digest: json(verified.stdout)['digest'],
    };
  };

  it('are what they must be, whatever comes first and however often', async () => {
    const one = await install();
    await importFiles(one.run, 'partners', 'referrals', 'sales');
    const first = await books(one.run);
    expect(first).toMatchObject({ exported: expected(folder), verified: 0 });

    await importFiles(one.run, 'partners', 'referrals', 'sales');
    expect(await books(one.run)).toEqual(first);

    expect(await one.run('rebuild')).toMatchObject({ code: 0 });
    expect(await books(one.run)).toEqual(first);

    const other = await install();
    await importFiles(other.run, 'partners', 'sales', 'referrals');
    expect(await books(other.run)).toEqual(first);
  }, 180_000);
});
