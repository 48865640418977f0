import { newId } from '@tributary/contracts';
import {
  accountById,
  addSession,
  membershipsOf,
  type MembershipRow,
  type Queryable,
  type SessionRow,
  sessionByToken,
  touchSession,
} from '../adapters/postgres/accounts.js';
import type { Ports } from './ports.js';
import { digestOf, newSessionToken } from './secrets.js';

const hour = 3_600_000;
/** A session ends after so long without a request, and in any case after so long. */
export const idleFor = 24 * hour;
export const lastsFor = 30 * 24 * hour;
const touchedEvery = 60_000;

export interface Membership {
  readonly id: string;
  readonly organisation: { readonly id: string; readonly name: string; readonly zone: string };
  readonly role: MembershipRow['role'];
  /** Set for partner roles. */
  readonly partner: string | null;
}

export interface Session {
  readonly account: { readonly id: string; readonly name: string; readonly email: string };
  readonly membership: Membership;
  readonly memberships: Membership[];
}

export interface OpenedSession {
  readonly token: string;
  readonly session: Session;
}

export async function openSession(
  { clock }: Pick<Ports, 'clock'>,
  db: Queryable,
  account: { id: string; name: string; email: string },
  device: string,
): Promise<OpenedSession | null> {
  const memberships = await membershipsOf(db, account.id);
  const [membership] = memberships;
  if (!membership) return null;
  const at = clock.now();
  const token = newSessionToken();
  await addSession(db, {
    id: newId(),
    token: digestOf(token),
    account: account.id,
    membership: membership.id,
    device,
    at,
    endsAt: at + lastsFor,
  });
  return { token, session: sessionOf(account, membership, memberships) };
}

/** Undefined once it is over. */
export async function findSession(
  { pools, clock }: Pick<Ports, 'pools' | 'clock'>,
  token: string,
): Promise<SessionRow | undefined> {
  const session = await sessionByToken(pools.worker, digestOf(token));
  const now = clock.now();
  if (!session || session.endsAt <= now || session.lastSeenAt + idleFor <= now) return undefined;
  if (now - session.lastSeenAt > touchedEvery) await touchSession(pools.worker, session.id, now);
  return session;
}

export async function describeSession(
  { pools }: Pick<Ports, 'pools'>,
  { account: id, membership }: { account: string; membership: string },
): Promise<Session | null> {
  const [account, memberships] = await Promise.all([accountById(pools.worker, id), membershipsOf(pools.worker, id)]);
  const current = memberships.find((one) => one.id === membership);
  return account && current ? sessionOf(account, current, memberships) : null;
}

function sessionOf(
  { id, name, email }: { id: string; name: string; email: string },
  membership: MembershipRow,
  memberships: readonly MembershipRow[],
): Session {
  return { account: { id, name, email }, membership: shown(membership), memberships: memberships.map(shown) };
}

function shown({ id, organisation, organisationName, zone, role, partner }: MembershipRow): Membership {
  return { id, organisation: { id: organisation, name: organisationName, zone }, role, partner };
}
