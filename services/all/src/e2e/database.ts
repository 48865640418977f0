import { join } from 'node:path';
import { startEmbeddedPostgres } from '@tributary/service-kit';
import pg from 'pg';

/** Runs SQL in a server's own PostgreSQL as its superuser, past everything that the application checks. */
export async function inDatabase({ dataDirectory }: { dataDirectory: string }, sql: string): Promise<pg.QueryResult> {
  const { url } = await startEmbeddedPostgres(join(dataDirectory, 'postgres')); // adopts the server's
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
