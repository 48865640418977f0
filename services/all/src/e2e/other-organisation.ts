import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrganisationId, ServiceName } from '@tributary/contracts';
import pg from 'pg';
import { inOrganisation, prepareInstallation, startEmbeddedPostgres } from '@tributary/service-kit';

const services: readonly ServiceName[] = ['gateway', 'referral', 'partner', 'commission', 'payout', 'analytics'];

/** Rows of another organisation that a request's role sees, with no check of the application in between. */
export async function rowsSeenAs(organisation: OrganisationId, dataDirectory: string): Promise<string[]> {
  const postgres = await startEmbeddedPostgres(join(dataDirectory, 'postgres')); // adopts the server's
  const secret = readFileSync(join(dataDirectory, 'secret'), 'utf8').trim();
  const prefix = await prefixIn(postgres.url);
  const none = Object.fromEntries(services.map((service) => [service, []]));
  const installation = await prepareInstallation({
    adminUrl: postgres.url,
    prefix,
    secret,
    shared: [],
    services: none,
  });
  try {
    const seen = await Promise.all(
      services.map((service) =>
        inOrganisation(installation.pools(service).request, organisation, async (tx) => {
          const { rows: tables } = await tx.query<{ name: string }>(
            `select table_name as name from information_schema.columns where table_schema = $1 and column_name = 'organisation'`,
            [service],
          );
          const foreign: string[] = [];
          for (const { name } of tables) {
            const { rowCount } = await tx.query(`select from ${service}.${name} where organisation <> $1`, [
              organisation,
            ]);
            if (rowCount) foreign.push(`${service}.${name}`);
          }
          if (tables.length === 0) foreign.push(`${service} has no tables to look into`);
          return foreign;
        }),
      ),
    );
    return seen.flat();
  } finally {
    await installation.close();
  }
}

/** What the installation's roles begin with, the only one in its cluster. */
async function prefixIn(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select rolname as name from pg_roles where rolname ~ '^tributary.*_owner$'",
    );
    return rows[0]?.name.replace(/_owner$/, '') ?? '';
  } finally {
    await client.end();
  }
}
