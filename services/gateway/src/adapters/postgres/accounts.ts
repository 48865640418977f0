/** Accounts, memberships and sessions: read before it is known whose request it is, so as the worker role. */
import { type OrganisationId, type PartnerId, staffRoles } from '@tributary/contracts';
import type { Pool, PoolClient } from 'pg';

export type MemberRole = 'admin' | 'program-manager' | 'finance' | 'partner-owner' | 'partner-member';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

export interface MembershipRow {
  readonly id: string;
  readonly organisation: OrganisationId;
  readonly organisationName: string;
  readonly zone: string;
  readonly account: string;
  readonly role: MemberRole;
  readonly partner: PartnerId | null;
}

export interface SessionRow {
  readonly id: string;
  readonly account: string;
  readonly membership: string;
  readonly device: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly endsAt: number;
  readonly organisation: OrganisationId;
  readonly role: MemberRole;
  readonly partner: PartnerId | null;
}

export interface Actor {
  readonly id: string;
  readonly kind: 'person' | 'api-key';
  readonly name: string;
}

export type Queryable = Pick<Pool | PoolClient, 'query'>;

const accountColumns = 'id, email, name, password';

export async function accountByEmail(db: Queryable, email: string): Promise<Account | undefined> {
  const { rows } = await db.query<Account>(`select ${accountColumns} from account where email = $1`, [
    email.trim().toLowerCase(),
  ]);
  return rows[0];
}

export async function accountById(db: Queryable, id: string): Promise<Account | undefined> {
  const { rows } = await db.query<Account>(`select ${accountColumns} from account where id = $1`, [id]);
  return rows[0];
}

/** False where the address has an account already. */
export async function addAccount(db: Queryable, { id, email, name, password }: Account, at: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `
    insert into account (id, email, name, password, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [id, email.trim().toLowerCase(), name, password, at],
  );
  return rowCount === 1;
}

export async function changeAccount(
  db: Queryable,
  id: string,
  change: { name: string | null; password: string | null },
): Promise<void> {
  await db.query('update account set name = coalesce($2, name), password = coalesce($3, password) where id = $1', [
    id,
    change.name,
    change.password,
  ]);
}

export async function addMembership(
  db: Queryable,
  membership: {
    id: string;
    organisation: string;
    account: string;
    role: MemberRole;
    partner: string | null;
    at: number;
  },
): Promise<void> {
  const { id, organisation, account, role, partner, at } = membership;
  await db.query(
    `
    insert into membership (id, organisation, account, role, partner, created_at) values ($1, $2, $3, $4, $5, $6)
    on conflict do nothing`,
    [id, organisation, account, role, partner, at],
  );
}

export async function membershipsOf(db: Queryable, account: string): Promise<MembershipRow[]> {
  const { rows } = await db.query<MembershipRow>(
    `
    select m.id, m.organisation, o.name as "organisationName", o.zone, m.account, m.role, m.partner
    from membership m join organisation o on o.id = m.organisation
    where m.account = $1 and m.revoked_at is null
    order by m.created_at, m.id`,
    [account],
  );
  return rows;
}

/** Members of staff, also those who left, and API keys. */
export async function listActors(db: Queryable, organisation: OrganisationId): Promise<Actor[]> {
  const { rows } = await db.query<Actor>(
    `
    select id, 'person' as kind, name from account
    where id in (select account from membership where organisation = $1 and role = any($2))
    union all
    select id, 'api-key', name from api_key where organisation = $1
    order by name, id limit 1000`,
    [organisation, staffRoles],
  );
  return rows;
}

export async function addSession(
  db: Queryable,
  session: {
    id: string;
    token: Buffer;
    account: string;
    membership: string;
    device: string;
    at: number;
    endsAt: number;
  },
): Promise<void> {
  const { id, token, account, membership, device, at, endsAt } = session;
  await db.query(
    `
    insert into session (id, token, account, membership, device, created_at, last_seen_at, ends_at)
    values ($1, $2, $3, $4, $5, $6, $6, $7)`,
    [id, token, account, membership, device, at, endsAt],
  );
}

/** Of a membership that still holds. */
export async function sessionByToken(db: Queryable, token: Buffer): Promise<SessionRow | undefined> {
  const { rows } = await db.query<SessionRow>({
    name: 'session-by-token',
    text: `
      select s.id, s.account, s.membership, s.device, s.created_at::float8 as "createdAt", s.last_seen_at::float8 as "lastSeenAt",
        s.ends_at::float8 as "endsAt", m.organisation, m.role, m.partner
      from session s join membership m on m.id = s.membership and m.account = s.account
      where s.token = $1 and m.revoked_at is null`,
    values: [token],
  });
  return rows[0];
}

export async function touchSession(db: Queryable, id: string, at: number): Promise<void> {
  await db.query('update session set last_seen_at = $2 where id = $1', [id, at]);
}

export async function switchSession(db: Queryable, id: string, membership: string): Promise<void> {
  await db.query('update session set membership = $2 where id = $1', [id, membership]);
}

export async function sessionsOf(
  db: Queryable,
  account: string,
  notBefore: number,
  now: number,
): Promise<Omit<SessionRow, 'organisation' | 'role' | 'partner'>[]> {
  const { rows } = await db.query<SessionRow>(
    `
    select id, account, membership, device, created_at::float8 as "createdAt", last_seen_at::float8 as "lastSeenAt", ends_at::float8 as "endsAt"
    from session where account = $1 and last_seen_at >= $2 and ends_at > $3 order by last_seen_at desc limit 100`,
    [account, notBefore, now],
  );
  return rows;
}

export async function endSession(db: Queryable, id: string, account: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from session where id = $1 and account = $2', [id, account]);
  return rowCount === 1;
}

/** Answers which ones. */
export async function endOtherSessions(db: Queryable, account: string, except: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>('delete from session where account = $1 and id <> $2 returning id', [
    account,
    except,
  ]);
  return rows.map(({ id }) => id);
}

export async function endOverdueSessions(db: Queryable, notBefore: number, now: number): Promise<void> {
  await db.query('delete from session where last_seen_at < $1 or ends_at <= $2', [notBefore, now]);
}

/** Accounts of a partner's people go with their sessions, unless they let the person in somewhere else. */
export async function removeAccounts(db: Queryable, organisation: string, partner: string): Promise<void> {
  await db.query(
    `
    delete from account where id in (select account from membership where organisation = $1 and partner = $2)
      and not exists (
        select from membership other where other.account = account.id and other.revoked_at is null
          and (other.organisation, other.partner) is distinct from ($1, $2::uuid))`,
    [organisation, partner],
  );
}

/** Ends what the people of a partner could do; their sessions with it. */
export async function revokeMemberships(
  db: Queryable,
  organisation: string,
  partner: string,
  at: number,
): Promise<void> {
  await db.query(
    `
    with revoked as (
      update membership set revoked_at = $3 where organisation = $1 and partner = $2 and revoked_at is null returning id)
    delete from session using revoked where session.membership = revoked.id`,
    [organisation, partner, at],
  );
}
