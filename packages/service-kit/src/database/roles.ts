import { createHmac } from 'node:crypto';
import type { ServiceName } from '@tributary/contracts';
import pg, { type Client } from 'pg';
import { roleUrl } from './role-url.js';

/** Who has a schema with two roles of its own: the services, and the relay to Kafka. */
export type SchemaOwner = ServiceName | 'relay';

/** Every login of an installation. The owner owns schemas, tables and functions, and nobody signs in as it. */
export interface RoleNames {
  readonly owner: string;
  readonly log: string;
  readonly vault: string;
  request(service: SchemaOwner): string;
  worker(service: SchemaOwner): string;
}

export function roleNames(prefix: string): RoleNames {
  return {
    owner: `${prefix}_owner`,
    log: `${prefix}_log`,
    vault: `${prefix}_vault`,
    request: (service) => `${prefix}_${service}_request`,
    worker: (service) => `${prefix}_${service}_worker`,
  };
}

export function passwordOf(role: string, secret: string): string {
  return createHmac('sha256', secret).update(`database role ${role}`).digest('base64url');
}

const insufficientPrivilege = '42501';
const wrongPassword = '28P01';

/** Roles are neither superuser nor owner, and none bypasses row-level security. */
export async function createRoles(
  client: Client,
  names: RoleNames,
  services: readonly SchemaOwner[],
  { adminUrl, secret }: { readonly adminUrl: string; readonly secret: string },
): Promise<void> {
  const logins = [
    names.log,
    names.vault,
    ...services.flatMap((service) => [names.request(service), names.worker(service)]),
  ];
  const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [
    [names.owner, ...logins],
  ]);
  const present = new Set(rows.map(({ rolname }) => rolname));
  const quoted = pg.escapeIdentifier;
  const secretOf = (login: string): string => pg.escapeLiteral(passwordOf(login, secret));
  const missing = [
    ...(present.has(names.owner)
      ? []
      : [`create role ${quoted(names.owner)} nologin nosuperuser`, `grant ${quoted(names.owner)} to current_user`]),
    ...logins
      .filter((login) => !present.has(login))
      .map(
        (login) =>
          `create role ${quoted(login)} login nosuperuser nocreatedb nocreaterole nobypassrls password ${secretOf(login)}`,
      ),
  ];
  try {
    for (const statement of missing) await client.query(statement);
    for (const login of logins) await client.query(`alter role ${quoted(login)} password ${secretOf(login)}`);
  } catch (error) {
    if ((error as { code?: string }).code !== insufficientPrivilege) throw error;
    if (missing.length === 0) return refuseOtherPassword(adminUrl, names.log, secret);
    const { rows: me } = await client.query<{ name: string }>('select current_user as name');
    const user = quoted(me[0]?.name ?? '');
    throw new Error(
      'The user of DATABASE_URL may not create roles. Run this as an administrator of that database and start again:\n' +
        missing.map((line) => `  ${line.replace('to current_user', `to ${user}`)};`).join('\n'),
    );
  }
}

/** An administrator made the roles, with the passwords that follow from the installation's secret. */
async function refuseOtherPassword(adminUrl: string, role: string, secret: string): Promise<void> {
  const client = new pg.Client({ connectionString: roleUrl(adminUrl, role, passwordOf(role, secret), 'log') });
  try {
    await client.connect();
  } catch (error) {
    if ((error as { code?: string }).code !== wrongPassword) throw error;
    throw new Error(
      `An administrator of the database made the role ${role} with another password than the one that follows from TRIBUTARY_SECRET. ` +
        'Set TRIBUTARY_SECRET to the secret that was set then.',
      { cause: error },
    );
  } finally {
    await client.end();
  }
}
