/** Two people whom the whole product comes to know, and what would give them away wherever anything is kept. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ReadModel } from '@tributary/api-client';
import { until } from '@tributary/testing';
import { inDatabase } from './database.js';
import { call, openProgram, type Shop } from './shop.js';

export const partner = { name: 'Zelda Quixworth', email: 'zelda.quixworth@markone.example' };
export const customer = { name: 'Yorick Plumfield', email: 'yorick.plumfield@marktwo.example' };
export const password = 'a password of zelda';
const reason = 'Zelda wrote from her private-marked address';
/** In lower case. */
const marks = ['quixworth', 'zelda', 'markone', 'plumfield', 'yorick', 'marktwo', 'private-marked'];
export const marksIn = (text: string): string[] => marks.filter((mark) => text.toLowerCase().includes(mark));

type Known = Pick<Shop, 'api' | 'call'> & { readonly server: { readonly url: string } };

/** The partner `zq`, who joins, sells to the customer `c-7`, is suspended and comes back. */
export async function makeKnown(shop: Known): Promise<void> {
  await openProgram(shop);
  await shop.call('POST', '/api/partners', { code: 'zq', ...partner });
  await shop.call('POST', '/api/links', { program: 'shop', partner: 'zq', code: 'zq' });
  const { body: invited } = await shop.call('POST', '/api/partners/zq/invitations', {});
  const token = new URL(invited.url).searchParams.get('token');
  await until(async () => {
    const accepted = { token, name: partner.name, password };
    return (await call(shop.server.url, 'POST', '/api/invitations/accept', accepted)).status === 201;
  });
  const signup = { program: 'shop', customerId: 'c-7', code: 'zq', ...customer };
  expect(await shop.call('POST', '/api/signups', signup)).toMatchObject({ status: 201 });
  const sale = { externalId: 'order-7', customerId: 'c-7', amount: { amount: 1_000, currency: 'GBP' } };
  expect(await shop.call('POST', '/api/conversions', { program: 'shop', ...sale })).toMatchObject({ status: 201 });
  await shop.call('POST', '/api/partners/zq/suspend', { reason });
  await shop.call('POST', '/api/partners/zq/reinstate', {});
}

export const settled = (shop: Pick<Shop, 'call'>): Promise<void> =>
  until(
    async () =>
      ((await shop.call('GET', '/api/operations/read-models')).body as ReadModel[]).every(
        ({ lag, outgoing }) => lag === 0 && !outgoing,
      ),
    { within: 30_000 },
  );

/** Every row of every table of every schema that is ours, as text. */
export async function wholeDatabase(server: { dataDirectory: string }): Promise<string> {
  const { rows: tables } = await inDatabase(
    server,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  expect(tables.length).toBeGreaterThan(50);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await inDatabase(server, `select t::text as text from ${name} t`);
    texts.push(...rows.map(({ text }) => text));
  }
  return texts.join('\n');
}

/** Pages and write-ahead log of PostgreSQL are its own to reuse; its messages are not left out. */
export const isPostgresOwn = (path: string): boolean => path.startsWith(join('postgres', 'data'));

export function filesUnder(folder: string, leftOut: (path: string) => boolean = () => false): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !leftOut(path) && statSync(join(folder, path)).isFile(),
  );
  expect(files.length).toBeGreaterThan(0);
  return files
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return `${relative(folder, path)}\n${path.endsWith('.gz') ? gunzipSync(bytes) : bytes}`;
    })
    .join('\n');
}
