import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { announce, type Delivery, KeepCause } from '@tributary/bus';
import type { OrganisationId, RecordedEvent } from '@tributary/contracts';
import { accountKey, ledgerTypes, toAccountEvent } from '../application/ledger-events.js';
import { type Account, emptyAccount, post } from '../domain/ledger.js';
import { ledgerGroup } from '../groups.js';

interface PostingRow {
  readonly event: string;
  readonly position: string;
  readonly partner: string;
  readonly currency: string;
  readonly account: string;
  readonly amount: string;
}

@Controller()
@UseFilters(KeepCause)
export class LedgerProjection {
  @EventPattern<string>(ledgerGroup.name, ledgerGroup.transportId, { types: ledgerTypes })
  async onEvents(@Payload() events: readonly RecordedEvent[], @Ctx() delivery: Delivery): Promise<void> {
    const organisations = new Set(events.map(({ organisation }) => organisation));
    for (const organisation of organisations) {
      await foldOrganisation(organisation, events.filter((event) => event.organisation === organisation), delivery);
    }
    await announce(delivery, 'balances', organisations);
  }
}

/** Loads the accounts that a batch touches, folds, stores what changed. */
async function foldOrganisation(organisation: OrganisationId, events: readonly RecordedEvent[], { tx, generation }: Delivery): Promise<void> {
  const touched = events.flatMap((recorded) => {
    const one = toAccountEvent(recorded);
    return one ? [{ recorded, ...one }] : [];
  });
  const { rows } = await tx.query<{ state: string }>({
    name: 'load-accounts',
    text: `select state::text from account where generation = $1 and organisation = $2
           and (partner, currency) in (select * from unnest($3::uuid[], $4::text[]))`,
    values: [generation, organisation, touched.map(({ partner }) => partner), touched.map(({ currency }) => currency)],
  });
  const accounts = new Map(rows.map(({ state }) => {
    const account = accountFrom(state);
    return [accountKey(account.partner, account.currency), account];
  }));
  const commissions = events.flatMap(({ type, data }) => (type === 'EntryPosted' ? (data as { commission: string }).commission : []));
  const { rows: paidRows } = await tx.query<{ commission: string; paid_at: string }>({
    name: 'load-paid', text: 'select commission, paid_at from paid_commission where generation = $1 and organisation = $2 and commission = any($3)',
    values: [generation, organisation, commissions],
  });
  const paidAt = new Map(paidRows.map(({ commission, paid_at }) => [commission, Number(paid_at)]));

  const postings: PostingRow[] = [];
  const changed = new Set<string>();
  const nowPaid: { commission: string; paid_at: number }[] = [];
  for (const { recorded, partner, currency, event } of touched) {
    const key = accountKey(partner, currency);
    const change = post(accounts.get(key) ?? emptyAccount(partner, currency), event((commission) => paidAt.get(commission) ?? null));
    accounts.set(key, change.account);
    changed.add(key);
    for (const { account, amount } of change.postings) {
      postings.push({ event: recorded.id, position: String(recorded.position), partner, currency, account, amount: String(amount) });
    }
    for (const commission of change.nowPaid) {
      paidAt.set(commission, recorded.recordedAt);
      nowPaid.push({ commission, paid_at: recorded.recordedAt });
    }
  }
  await store(organisation, [...changed].flatMap((key) => accounts.get(key) ?? []), postings, nowPaid, { tx, generation });
}

async function store(
  organisation: OrganisationId, accounts: readonly Account[], postings: readonly PostingRow[], nowPaid: readonly object[],
  { tx, generation }: Pick<Delivery, 'tx' | 'generation'>,
): Promise<void> {
  await tx.query({ name: 'store-postings', values: [generation, organisation, JSON.stringify(postings)], text: `
    insert into posting (generation, organisation, event, account, position, partner, currency, amount)
    select $1, $2, event, account, position, partner, currency, amount from json_to_recordset($3) as
      (event uuid, account text, position bigint, partner uuid, currency text, amount bigint)` });
  const rows = accounts.map((account) => ({
    partner: account.partner, currency: account.currency, held: String(account.held), pending: String(account.pending),
    available: String(account.available), in_transit: String(account.inTransit), paid: String(account.paid), debt: String(account.debt),
    state: toState(account),
  }));
  await tx.query({ name: 'store-accounts', values: [generation, organisation, JSON.stringify(rows)], text: `
    insert into account
    select $1, $2, * from json_to_recordset($3) as (partner uuid, currency text, held bigint, pending bigint, available bigint,
      in_transit bigint, paid bigint, debt bigint, state json)
    on conflict (generation, organisation, partner, currency) do update set held = excluded.held, pending = excluded.pending,
      available = excluded.available, in_transit = excluded.in_transit, paid = excluded.paid, debt = excluded.debt, state = excluded.state` });
  if (nowPaid.length === 0) return;
  await tx.query({ name: 'store-paid', values: [generation, organisation, JSON.stringify(nowPaid)], text: `
    insert into paid_commission
    select distinct on (commission) $1::int, $2::text, commission, paid_at from json_to_recordset($3) as (commission uuid, paid_at bigint)
    order by commission, paid_at desc
    on conflict (generation, organisation, commission) do update set paid_at = excluded.paid_at` });
}

const amounts: ReadonlySet<string> = new Set(['held', 'pending', 'available', 'inTransit', 'paid', 'debt', 'amount']);

function toState(account: Account): unknown {
  return JSON.parse(JSON.stringify(account, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
}

function accountFrom(state: string): Account {
  return JSON.parse(state, (field, value: unknown) => (amounts.has(field) && typeof value === 'string' ? BigInt(value) : value)) as Account;
}
