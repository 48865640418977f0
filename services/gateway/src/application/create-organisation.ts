import {
  type AccountId,
  newEvent,
  newId,
  newOrganisationId,
  type OrganisationId,
  streamName,
} from '@tributary/contracts';
import { putOutgoing, shipped } from '@tributary/bus';
import { inTransaction } from '@tributary/service-kit';
import { accountByEmail, addAccount, addMembership, type Queryable } from '../adapters/postgres/accounts.js';
import { addKey } from '../adapters/postgres/api-keys.js';
import type { Ports } from './ports.js';
import { digestOf, hashPassword, newApiKey, passwordMatches } from './secrets.js';

/** How long an answer waits for the fact to be recorded; it will be, in any case. */
const patience = 2_000;

export interface NewOrganisation {
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly zone: string;
}

export type Created =
  | {
      readonly kind: 'created';
      readonly id: OrganisationId;
      readonly apiKey: string;
      readonly account: { id: string; name: string; email: string };
    }
  | { readonly kind: 'set-up-already' }
  | { readonly kind: 'wrong-password' };

export async function hasOrganisation(db: Queryable): Promise<boolean> {
  const { rows } = await db.query('select from organisation limit 1');
  return rows.length > 0;
}

/**
 * An organisation with its first admin and that admin's API key; with `first`, only where there is none yet. Whoever dies
 * meanwhile leaves nothing at all, or an organisation that its admin can enter and whose fact the next start records.
 */
export async function createOrganisation(
  ports: Ports,
  wanted: NewOrganisation,
  options: { first: boolean },
): Promise<Created> {
  const created = await commitOrganisation(ports, wanted, options);
  if (created.kind === 'created') {
    ports.outbox.ship();
    await shipped(ports.pools.worker, created.id, patience);
  }
  return created;
}

async function commitOrganisation(
  { pools, clock }: Ports,
  wanted: NewOrganisation,
  { first }: { first: boolean },
): Promise<Created> {
  const password = await hashPassword(wanted.password);
  return inTransaction(pools.worker, async (tx): Promise<Created> => {
    // Of two that set up at the same time, the second waits here and then finds an organisation.
    await tx.query("select pg_advisory_xact_lock(hashtext('gateway.create-organisation'))");
    if (first && (await hasOrganisation(tx))) return { kind: 'set-up-already' };
    const at = clock.now();
    const known = await accountByEmail(tx, wanted.email);
    if (known && !(await passwordMatches(known.password, wanted.password))) return { kind: 'wrong-password' };
    const account = known ?? {
      id: newId<AccountId>(),
      email: wanted.email.trim().toLowerCase(),
      name: wanted.name,
      password,
    };
    if (!known) await addAccount(tx, account, at);
    const id = newOrganisationId();
    await tx.query('insert into organisation (id, name, zone, created_at) values ($1, $2, $3, $4)', [
      id,
      wanted.organisation,
      wanted.zone,
      at,
    ]);
    await addMembership(tx, { id: newId(), organisation: id, account: account.id, role: 'admin', partner: null, at });
    const { key, prefix } = newApiKey();
    await addKey(tx, {
      id: newId(),
      organisation: id,
      account: account.id,
      name: 'First key',
      prefix,
      hash: digestOf(key),
      scopes: ['*'],
      at,
    });
    const fact = newEvent(
      'OrganisationCreated',
      { name: wanted.organisation, zone: wanted.zone },
      { actor: account.id, occurredAt: at },
    );
    // With the rows: a fact of an organisation that nobody can enter could not be taken back.
    await putOutgoing(tx, [{ stream: streamName(id, 'organisation', newId()), expectedRevision: 0, event: fact }]);
    return { kind: 'created', id, apiKey: key, account };
  });
}
