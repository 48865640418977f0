import { join } from 'node:path';
import { systemClock } from '@tributary/contracts';
import { type EventStore, postgresEventStore } from '@tributary/event-store';
import { prepareInstallation, startEmbeddedPostgres } from '@tributary/service-kit';
import { startServer } from '@tributary/testing';
import { readFileSync } from 'node:fs';
import { type Api, connect } from '../api.js';
import { fraction } from '../commands/programs.js';

/** A server of its own with a program, partners and customers, and a look into its log. */
export interface Laboratory {
  readonly url: string;
  readonly apiKey: string;
  readonly api: Api;
  readonly facts: EventStore;
  close(): Promise<void>;
}

export const program = 'bench';
export const customers = 200;
const partners = 20;
/** Far above what one machine sends: the figures are of the server, not of its limits. */
const apiRate = 500_000;

export async function openLaboratory(): Promise<Laboratory> {
  const server = await startServer({ environment: { TRIBUTARY_API_RATE: String(apiRate) } });
  const { apiKey } = await connect({ url: server.url }).post('/setup', {
    organisation: 'Bench',
    email: 'bench@bench.example',
    password: 'only for measuring',
  });
  const api = connect({ url: server.url, key: apiKey });
  await furnish(api);
  const postgres = await startEmbeddedPostgres(join(server.dataDirectory, 'postgres')); // adopts the server's
  const secret = readFileSync(join(server.dataDirectory, 'secret'), 'utf8').trim();
  const installation = await prepareInstallation({
    adminUrl: postgres.url,
    prefix: 'tributary',
    secret,
    shared: [],
    services: {},
  });
  return {
    url: server.url,
    apiKey,
    api,
    facts: postgresEventStore(installation.logPool, 'fact', systemClock),
    close: async () => {
      await installation.close();
      await server.dispose();
    },
  };
}

async function furnish(api: Api): Promise<void> {
  const made = await api.post('/programs', {
    code: program,
    name: 'Bench',
    currency: 'GBP',
    landingUrl: 'https://www.shop.example/',
  });
  await api.post('/plans', {
    program: made.id,
    plan: { rules: [{ key: 'base', name: '10%', pays: { kind: 'percentage', rate: fraction('10') } }] },
  });
  await api.post(`/programs/${made.id}/activate`);
  const rows = Array.from({ length: partners }, (_, n) => ({
    line: n + 2,
    partner_code: `p${n}`,
    name: `Partner ${n}`,
    email: `p${n}@bench.example`,
    country: 'GB',
  }));
  await api.post('/imports/partners', { program, rows });
  await api.post('/imports/links', {
    program,
    rows: rows.map(({ line, partner_code }) => ({ line, partner_code, link_code: `bench-${partner_code}` })),
  });
  await api.post('/imports/referrals', {
    program,
    rows: Array.from({ length: customers }, (_, n) => ({
      line: n + 2,
      customer_id: `c${n}`,
      link_code: `bench-p${n % partners}`,
      clicked_at: '2026-01-01T00:00:00Z',
      signed_up_at: '2026-01-02T00:00:00Z',
      country: 'GB',
    })),
  });
}
