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
    ['PUBLIC_URL', 'foo:bar'],
    ['PUBLIC_URL', 'shop.example'],
    ['PUBLIC_URL', 'https://'],
    ['DATABASE_URL', 'postgres://db:99999/t'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
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
    const withoutScheme = { ...shared, REFERRAL_URL: 'referral:8080' };
    expect(() => read(withoutScheme, 'gateway')).toThrow('REFERRAL_URL is referral:8080; it must begin with http://');
  });

  it.each(['kafka', 'kafka:', 'kafka:port', 'kafka:0', 'kafka:65536', 'kafka:9092 other:9092'])(
    'names KAFKA_BROKERS where one is %s, whether they are used or not',
    (broker) => {
      const environment = { KAFKA_BROKERS: `first:9092,${broker}` };
      expect(() => read(environment)).toThrow(/^KAFKA_BROKERS names \S/);
    },
  );

  it.each([
    ['DATABASE_URL', 'mysql://root:pa?s@word@db.example/t', 'mysql://…@db.example/t'],
    ['DATABASE_URL', 'postgres://user:password@:port', 'postgres://…@:port'],
    ['DATABASE_URL', 'postgres://user:password', 'postgres://user:…'],
    ['VAULT_URL', 'vault.example/t?password=password', 'vault.example/t'],
    ['SMTP_URL', 'someone:password@mail.example', '…@mail.example'],
    ['KAFKA_BROKERS', 'user:password@kafka:9092', '…@kafka:9092'],
  ])('names %s without the password in it', (name, value, shown) => {
    const failing = () => read({ [name]: value });
    expect(failing).toThrow(new RegExp(`^${name} (?:is|names) `));
    expect(failing).toThrow(shown);
    expect(failing).not.toThrow(/pa\?s|word/);
  });

  it('takes a PostgreSQL alone for the vault', () => {
    expect(read({ VAULT_URL: 'postgres://vault/t' }).vaultUrl).toBe('postgres://vault/t');
    expect(read({ VAULT_URL: '' }).vaultUrl).toBeNull();
    expect(() => read({ VAULT_URL: 'https://vault.example' })).toThrow(
      /^VAULT_URL is https:\/\/vault.example; it must begin with postgres/,
    );
    expect(() => read({ DATABASE_URL: 'mysql://db/t' })).toThrow(
      /^DATABASE_URL is mysql:\/\/db\/t; it must begin with postgres/,
    );
  });

  it('reads the time to wait before closing in seconds', () => {
    expect(read({ SHUTDOWN_DELAY: '5' }).shutdownDelay).toBe(5_000);
  });
});
