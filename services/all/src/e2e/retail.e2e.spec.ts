import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';
import { installationStartsWithin, type ServerUnderTest, startServer } from '@tributary/testing';
import { expectedBooks, installRetail, readBooks, type Run } from './retail-books.js';

const own = fileURLToPath(new URL('../../test-data/trade', import.meta.url));
const retail = process.env['TRIBUTARY_RETAIL_DATA'];
const folders = [['a small file of our own', own], ...(retail ? [['a month of real trade', resolve(retail)]] : [])];

describe.each(folders)('the books of %s', (_, folder = own) => {
  const servers: ServerUnderTest[] = [];
  afterAll(() => Promise.all(servers.map((server) => server.dispose())));

  async function install(): Promise<Run> {
    const server = await startServer();
    servers.push(server);
    return installRetail(server);
  }
  const importFiles = async (run: Run, ...kinds: string[]) => {
    for (const kind of kinds) {
      expect(await run('import', kind, join(folder, `${kind}.csv`), '--program', 'retail')).toMatchObject({ code: 0 });
    }
  };

  it(
    'are what they must be, whatever comes first and however often',
    async () => {
      const one = await install();
      await importFiles(one, 'partners', 'referrals', 'sales');
      const first = await readBooks(one);
      expect(first).toMatchObject({ exported: expectedBooks(folder), verified: 0 });

      await importFiles(one, 'partners', 'referrals', 'sales');
      expect(await readBooks(one)).toEqual(first);

      expect(await one('rebuild')).toMatchObject({ code: 0 });
      expect(await readBooks(one)).toEqual(first);

      const other = await install();
      await importFiles(other, 'partners', 'sales', 'referrals');
      expect(await readBooks(other)).toEqual(first);
    },
    installationStartsWithin * 2,
  );
});
