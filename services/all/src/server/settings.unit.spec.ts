import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from './settings.js';

describe('settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-settings-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (environment: NodeJS.ProcessEnv, target: Parameters<typeof readSettings>[0] = 'all') =>
    readSettings(target, { TRIBUTARY_DATA_DIR: folder, ...environment });

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'our shop'],
    ['DATABASE_URL', 'postgres'],
    ['SMTP_URL', 'mail'],
    ['TRIBUTARY_API_RATE', 'fast'],
    ['SHUTDOWN_DELAY', '-1'],
    ['SHUTDOWN_DELAY', '3600'],
  ])('names %s where it is %s', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name} is `));
  });

  it('takes an empty value for none, except where one is needed', () => {
    expect(read({ SMTP_URL: '', DATABASE_URL: '', SHUTDOWN_DELAY: '' })).toMatchObject({
      smtpUrl: null,
      databaseUrl: null,
      shutdownDelay: 0,
    });
    const { host, secret } = read({ HOST: '', TRIBUTARY_SECRET: '' });
    expect(host).toBe('127.0.0.1');
    expect(secret).not.toBe('');
    expect(() => read({ DATABASE_URL: '' }, 'payout')).toThrow(/^DATABASE_URL is not set/);
  });

  it('names the service whose address the gateway lacks', () => {
    const shared = { DATABASE_URL: 'postgres://db/t', TRIBUTARY_SECRET: 's', PUBLIC_URL: 'https://t.example' };
    const first = { REFERRAL_URL: 'http://referral:8080', PARTNER_URL: 'http://partner:8080' };
    expect(() => read({ ...shared, ...first }, 'gateway')).toThrow(/^COMMISSION_URL is not set/);
  });

  it('takes a PostgreSQL alone for the vault', () => {
    expect(read({ VAULT_URL: 'postgres://vault/t' }).vaultUrl).toBe('postgres://vault/t');
    expect(read({ VAULT_URL: '' }).vaultUrl).toBeNull();
    expect(() => read({ VAULT_URL: 'https://vault.example' })).toThrow(/^VAULT_URL does not begin with postgres/);
    expect(() => read({ DATABASE_URL: 'mysql://db/t' })).toThrow(/^DATABASE_URL does not begin with postgres/);
  });

  it('reads the time to wait before closing in seconds', () => {
    expect(read({ SHUTDOWN_DELAY: '5' }).shutdownDelay).toBe(5_000);
  });
});
