import { type AccountId, causedId, newEvent, newId, type OrganisationId, streamName } from '@tributary/contracts';
import { type InvitationClaim, readInvitation } from '@tributary/service-kit';
import { accountByEmail, type Account, addAccount, addMembership } from '../adapters/postgres/accounts.js';
import { invitationById, type InvitationRow } from '../adapters/postgres/invitations.js';
import type { Ports } from './ports.js';
import { hashPassword, passwordMatches } from './secrets.js';

export interface OpenInvitation {
  readonly organisation: string;
  readonly partner: string;
  readonly email: string;
  readonly expiresAt: string;
  readonly state: InvitationRow['state'] | 'expired';
}

interface Found {
  readonly claim: InvitationClaim;
  readonly row: InvitationRow;
  readonly name: string;
  readonly email: string;
}

async function find({ pools, personal, config }: Ports, token: string): Promise<Found | null> {
  const claim = readInvitation(token, config.secret);
  const row = claim && (await invitationById(pools.worker, claim.organisation, claim.invitation));
  if (!claim || !row?.personal) return null;
  const fields = await personal.open(claim.organisation, row.personal);
  const email = fields?.['email'];
  if (!email) return null; // erased since
  return { claim, row, email, name: fields?.['name'] ?? email };
}

export async function showInvitation(ports: Ports, token: string): Promise<OpenInvitation | null> {
  const found = await find(ports, token);
  if (!found) return null;
  const {
    row: { organisationName, expiresAt, state },
    name,
    email,
  } = found;
  return {
    organisation: organisationName,
    partner: name,
    email,
    expiresAt: new Date(expiresAt).toISOString(),
    state: state === 'open' && expiresAt <= ports.clock.now() ? 'expired' : state,
  };
}

export type Accepted =
  | { readonly kind: 'accepted'; readonly account: Account; readonly position: bigint }
  | { readonly kind: 'unknown-invitation' | 'invitation-closed' | 'wrong-credentials' };

/** Makes the account, or takes the one the address has where the password is its own, and lets it in. */
export async function acceptInvitation(
  ports: Ports,
  { token, name, password }: { token: string; name: string; password: string },
): Promise<Accepted> {
  const { pools, clock } = ports;
  const found = await find(ports, token);
  if (!found) return { kind: 'unknown-invitation' };
  const {
    claim: { organisation, invitation },
    row: { partner, state, expiresAt },
    email,
  } = found;
  if (state !== 'open' || expiresAt <= clock.now()) return { kind: 'invitation-closed' };
  const account = await accountFor(ports, { email, name, password });
  if (!account) return { kind: 'wrong-credentials' };
  const position = await record(ports, organisation, { invitation, partner, account: account.id as AccountId });
  if (position === null) return { kind: 'invitation-closed' };
  await addMembership(pools.worker, {
    id: invitation,
    organisation,
    account: account.id,
    role: 'partner-owner',
    partner,
    at: clock.now(),
  });
  return { kind: 'accepted', account, position };
}

async function accountFor(
  { pools, clock }: Ports,
  { email, name, password }: { email: string; name: string; password: string },
): Promise<Account | null> {
  const fresh: Account = {
    id: newId<AccountId>(),
    email: email.trim().toLowerCase(),
    name,
    password: await hashPassword(password),
  };
  const known = await accountByEmail(pools.worker, email);
  if (!known && (await addAccount(pools.worker, fresh, clock.now()))) return fresh;
  const existing = known ?? (await accountByEmail(pools.worker, email));
  return existing && (await passwordMatches(existing.password, password)) ? existing : null;
}

/** The stream is the invitation's: it is accepted once, whoever is faster. */
async function record(
  { facts, clock }: Ports,
  organisation: OrganisationId,
  data: { invitation: InvitationRow['id']; partner: InvitationRow['partner']; account: AccountId },
): Promise<bigint | null> {
  const stream = streamName(organisation, 'membership', data.invitation);
  const event = newEvent('InvitationAccepted', data, {
    id: causedId(data.invitation, data.account),
    actor: data.account,
    occurredAt: clock.now(),
  });
  const outcome = await facts.append(stream, [event], 0);
  if (outcome.kind === 'appended') return outcome.position;
  const [first] = await facts.readStream(stream, 0, 1);
  return first?.id === event.id ? first.position : null;
}
