import pg from 'pg';
import { roleUrl } from './role-url.js';

const connection = (adminUrl: string) => {
  const client = new pg.Client({ connectionString: roleUrl(adminUrl, 't_payout_request', 'a-_+& b', 'payout') });
  const { host, port, database, user, password, ssl } = client;
  return { host, port, database, user, password, ssl: Boolean(ssl) };
};

const role = { user: 't_payout_request', password: 'a-_+& b' };

describe("a role's connection", () => {
  it.each([
    ['postgres://admin:pw@db.example:6432/shop', { host: 'db.example', port: 6432, database: 'shop', ssl: false }],
    ['postgres://admin@[::1]/shop', { host: '::1', port: 5432, database: 'shop', ssl: false }],
    ['postgres://a:b@db.example/shop?ssl=true', { host: 'db.example', port: 5432, database: 'shop', ssl: true }],
    ['postgres:///shop?host=/run/postgresql', { host: '/run/postgresql', port: 5432, database: 'shop', ssl: false }],
    ['postgres://h/shop?user=admin&password=pw', { host: 'h', port: 5432, database: 'shop', ssl: false }],
  ])('goes where %s goes, as the role and nobody else', (adminUrl, where) => {
    expect(connection(adminUrl)).toEqual({ ...where, ...role });
  });

  it("adds its schema to the administrator's options", () => {
    const { searchParams } = new URL(roleUrl('postgres://h/shop?options=-c%20jit%3Doff', 'r', 'p', 'payout'));
    expect(searchParams.get('options')).toBe('-c jit=off -c search_path=payout');
  });
});
