import { join } from 'node:path';
import { startEmbeddedPostgres } from '@tributary/service-kit';
import pg from 'pg';

interface OfServer {
  readonly dataDirectory: string;
}

/** Runs SQL in a server's own PostgreSQL as its superuser, past everything that the application checks. */
export async function inDatabase(server: OfServer, sql: string): Promise<pg.QueryResult> {
  const client = await connected(server);
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Nobody else gets what conflicts with the lock until it is let go, or the server ends. */
export async function holdInDatabase(server: OfServer, lock: string): Promise<() => Promise<void>> {
  const client = await connected(server);
  client.on('error', () => undefined); // PostgreSQL has ended with the server
  await client.query('begin');
  await client.query(lock);
  return () => client.end();
}

async function connected({ dataDirectory }: OfServer): Promise<pg.Client> {
  const { url } = await startEmbeddedPostgres(join(dataDirectory, 'postgres')); // adopts the server's
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
