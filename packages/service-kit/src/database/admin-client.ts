/** The administrator's connection to a database of the installation. */
import pg, { type Client } from 'pg';
import { isLostConnection } from './lost-connection.js';

/** Of a database, what its operator knows it by. */
export interface DatabaseName {
  readonly adminUrl: string;
  /** The variable that names it; none where it is the embedded one. */
  readonly variable?: string;
}

const connectWithin = 30_000;

/** Without the password. */
export function nameOf({ adminUrl, variable }: DatabaseName): string {
  if (!variable) return 'the database in the data folder';
  const { host, pathname } = new URL(adminUrl);
  return `the database in ${variable} (${host}${pathname})`;
}

export async function withAdmin<Result>(
  name: DatabaseName,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = adminClient(name);
  try {
    await connectAdmin(client, name);
    return await work(client);
  } catch (error) {
    if (!isLostConnection(error)) throw error;
    throw new Error('The database went away while it was prepared. Start again once it answers.', { cause: error });
  } finally {
    await client.end();
  }
}

export function adminClient({ adminUrl }: DatabaseName): Client {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: connectWithin });
  client.on('error', () => undefined); // a lost connection: the query under way, or the next one, says so
  return client;
}

export async function connectAdmin(client: Client, name: DatabaseName): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string };
    const why = message || code || String(error); // several addresses that all refuse have no message
    throw new Error(`${capitalised(nameOf(name))} cannot be reached: ${why}`, { cause: error });
  }
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
