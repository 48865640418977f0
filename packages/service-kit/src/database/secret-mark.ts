/**
 * Which secret an installation has. A process with another one would lock the others out of their roles and seal people
 * under keys that nobody else opens; so each database keeps a mark of the secret, which does not tell it.
 */
import pg, { type Client } from 'pg';
import { keyFor, hmac } from '../personal-data/ciphers.js';
import { type StoredKey, opensKeys } from '../personal-data/person-keys.js';
import { type DatabaseName, nameOf, withAdmin } from './admin-client.js';
import { roleNames } from './roles.js';

export interface Sealed extends DatabaseName {
  readonly prefix: string;
  readonly secret: string;
}

/** A schema of its own: no backup holds it, because its manifest says the same. */
export const markSchema = 'tributary_installation';

/** Of a new installation: whoever has its database can try out secrets, so that one must be too long for that. */
const shortestSecret = 16;
const shortSecret =
  `TRIBUTARY_SECRET has fewer than ${shortestSecret} characters, and everything sealed hangs on it. ` +
  'Set a random one, such as "openssl rand -base64 32" prints; nothing was changed.';

/** The oldest say it best. */
const keysToTry = 100;

/** The same in the manifests of backups, and so the same for ever. */
export function secretMark(secret: string): string {
  return hmac(keyFor(secret, 'backups'), 'which secret').slice(0, 16);
}

/** Before any of these databases is changed. */
export async function refuseOtherSecret(databases: readonly Sealed[]): Promise<void> {
  for (const database of databases) await withAdmin(database, (client) => refuseOtherSecretIn(client, database));
}

export async function refuseOtherSecretIn(client: Client, database: Sealed): Promise<void> {
  if (await isItsSecret(client, database.secret)) return;
  throw new Error(
    `TRIBUTARY_SECRET is not the secret of the installation in ${nameOf(database)}. Nothing was changed. ` +
      'Set it to the one that the installation has had from its first start; the other processes, or the password store, have it. ' +
      'Where TRIBUTARY_SECRET is not set, it is the file "secret" in the data folder.',
  );
}

async function isItsSecret(client: Client, secret: string): Promise<boolean> {
  const mark = await markIn(client);
  if (mark !== null) return mark === secretMark(secret);
  const owner = await ownerOf(client, 'vault', 'person_key');
  if (owner !== null) return opensItsKeys(client, owner, secret);
  if (secret.length < shortestSecret) throw new Error(shortSecret);
  return true;
}

/** Once the roles have their passwords. */
export async function keepSecretMark(client: Client, { prefix, secret }: Sealed): Promise<void> {
  const { owner } = roleNames(prefix);
  if ((await ownerOf(client, markSchema, 'secret')) !== null) return;
  await client.query(`create schema if not exists ${markSchema} authorization ${pg.escapeIdentifier(owner)}`);
  const mark = pg.escapeLiteral(secretMark(secret));
  await as(client, owner, () =>
    client.query(
      `create table ${markSchema}.secret (mark text not null); insert into ${markSchema}.secret values (${mark})`,
    ),
  );
}

async function markIn(client: Client): Promise<string | null> {
  const owner = await ownerOf(client, markSchema, 'secret');
  if (owner === null) return null;
  const { rows } = await as(client, owner, () =>
    client.query<{ mark: string }>(`select mark from ${markSchema}.secret`),
  );
  return rows[0]?.mark ?? null;
}

/** An installation from before the mark. */
async function opensItsKeys(client: Client, owner: string, secret: string): Promise<boolean> {
  const { rows } = await as(client, owner, () =>
    client.query<StoredKey>(
      'select organisation, person, wrapped from vault.person_key where wrapped is not null order by person limit $1',
      [keysToTry],
    ),
  );
  return opensKeys(secret, rows);
}

/** Null where there is no such table. */
async function ownerOf(client: Client, schema: string, table: string): Promise<string | null> {
  const { rows } = await client.query<{ owner: string }>(
    `select pg_get_userbyid(c.relowner) as owner from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relname = $2`,
    [schema, table],
  );
  return rows[0]?.owner ?? null;
}

/** Whoever administers the database need not own what is in it. */
async function as<Result>(client: Client, role: string, work: () => Promise<Result>): Promise<Result> {
  await client.query(`set role ${pg.escapeIdentifier(role)}`);
  try {
    return await work();
  } finally {
    await client.query('reset role');
  }
}
