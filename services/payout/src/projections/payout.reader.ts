import type { OrganisationId, PartnerId, PayoutId, PayoutRunId } from '@tributary/contracts';
import { inOrganisation } from '@tributary/service-kit';
import type { Pool } from 'pg';

const runsLive = "(select generation from projection where consumer_group = 'payout-runs')";
const ledgerLive = "(select generation from projection where consumer_group = 'payout-ledger')";

export type Sealed = { person: string; nonce: string; sealed: string } | null;

export interface BalanceRow {
  readonly partner: PartnerId;
  readonly code: string;
  readonly partnerState: string;
  readonly personal: Sealed;
  readonly currency: string;
  readonly held: string;
  readonly pending: string;
  readonly available: string;
  readonly inTransit: string;
  readonly paid: string;
  readonly debt: string;
}

export interface PayoutRow {
  readonly payout: PayoutId;
  readonly run: PayoutRunId;
  readonly number: number;
  readonly partner: PartnerId;
  readonly code: string;
  readonly personal: Sealed;
  readonly currency: string;
  readonly amount: string;
  readonly state: 'proposed' | 'requested' | 'paid' | 'returned';
  readonly requestedAt: string | null;
  readonly paidAt: string | null;
}

export interface RunRow {
  readonly run: PayoutRunId;
  readonly number: number;
  readonly currency: string;
  readonly state: 'proposed' | 'approved' | 'paid' | 'cancelled' | 'replaced';
  readonly createdAt: string;
  /** Of its payouts, and their sum in minor units. */
  readonly count: number;
  readonly total: string;
  /** Null unless replaced. */
  readonly replacedBy: { readonly id: PayoutRunId; readonly number: number } | null;
}

const payoutColumns = `
  p.payout, p.run, r.number, p.partner, coalesce(a.code, '') as code, a.personal, p.currency, p.amount, p.state,
  p.requested_at as "requestedAt", p.paid_at as "paidAt"
  from payout p join run r using (generation, organisation, run) left join partner a using (generation, organisation, partner)`;

export class PayoutReader {
  constructor(private readonly request: Pool) {}

  balances(
    organisation: OrganisationId,
    partner: string | null,
    currency: string | null = null,
  ): Promise<BalanceRow[]> {
    return this.read(
      organisation,
      `
      select b.partner, coalesce(a.code, '') as code, coalesce(a.state, 'active') as "partnerState", a.personal, b.currency, b.held, b.pending,
             b.available, b.in_transit as "inTransit", b.paid, b.debt
      from account b left join partner a on a.generation = ${runsLive} and a.organisation = b.organisation and a.partner = b.partner
      where b.generation = ${ledgerLive} and ($1::uuid is null or b.partner = $1) and ($2::text is null or b.currency = $2)
      order by a.code collate "C", b.currency`,
      [partner, currency],
    );
  }

  /** What approved runs will take as soon as the ledger has read of it. */
  async promised(organisation: OrganisationId, currency: string): Promise<Map<string, bigint>> {
    const rows = await this.read<{ partner: string; amount: string }>(
      organisation,
      `
      select p.partner, sum(p.amount) as amount from payout p join run r using (generation, organisation, run)
      where p.generation = ${runsLive} and p.currency = $1 and p.state in ('proposed', 'requested') and r.state = 'approved'
        and not exists (select from reservation l where l.generation = ${ledgerLive} and l.organisation = p.organisation and l.payout = p.payout)
      group by p.partner`,
      [currency],
    );
    return new Map(rows.map(({ partner, amount }) => [partner, BigInt(amount)]));
  }

  /**
   * A proposal is replaced by the next one in its currency that would pay any of its partners, whatever became of that.
   * The later runs come in their order, so that the search ends at the first and does not look at the payouts of all.
   */
  runs(organisation: OrganisationId, run: string | null): Promise<RunRow[]> {
    return this.read(
      organisation,
      `
      select r.run, r.number, r.currency, case when next.run is null then r.state else 'replaced' end as state,
             r.created_at as "createdAt", sums.count, sums.total, next.run as "replacedBy"
      from run r cross join lateral (
        select count(*)::int as count, coalesce(sum(p.amount), 0) as total from payout p
        where p.generation = r.generation and p.organisation = r.organisation and p.run = r.run) sums
      left join lateral (
        select json_build_object('id', later.run, 'number', later.number) as run
        from (select * from run l where r.state = 'proposed' and l.generation = r.generation and l.organisation = r.organisation
                and l.currency = r.currency and l.number > r.number order by l.number) later
        where exists (
          select from payout own join payout its using (generation, organisation, partner)
          where own.generation = r.generation and own.organisation = r.organisation and own.run = r.run and its.run = later.run)
        order by later.number limit 1) next on true
      where r.generation = ${runsLive} and ($1::uuid is null or r.run = $1) order by r.number desc limit 200`,
      [run],
    );
  }

  payoutsOf(organisation: OrganisationId, run: string): Promise<PayoutRow[]> {
    return this.read(
      organisation,
      `
      select ${payoutColumns} where p.generation = ${runsLive} and p.run = $1 order by a.code collate "C", p.payout`,
      [run],
    );
  }

  payouts(
    organisation: OrganisationId,
    partner: string | null,
    after: readonly [number, string] | null,
    limit: number,
  ): Promise<PayoutRow[]> {
    return this.read(
      organisation,
      `
      select ${payoutColumns}
      where p.generation = ${runsLive} and p.state <> 'proposed' and ($1::uuid is null or p.partner = $1)
        and ($2::bigint is null or (p.requested_at, p.payout) < ($2, $3::uuid))
      order by p.requested_at desc, p.payout desc limit $4`,
      [partner, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** Those of the payouts whose money the ledger has set aside. */
  async reserved(organisation: OrganisationId, payouts: readonly PayoutId[]): Promise<Set<PayoutId>> {
    const rows = await this.read<{ payout: PayoutId }>(
      organisation,
      `
      select payout from reservation where generation = ${ledgerLive} and state = 'reserved' and payout = any($1)`,
      [payouts],
    );
    return new Set(rows.map(({ payout }) => payout));
  }

  /** All accounts and how far they have come, of one moment. */
  async accounts(organisation: OrganisationId) {
    return this.read<BalanceRow & { reached: string; postings: string; writtenOff: string }>(
      organisation,
      `
      select (select position from checkpoint where consumer_group = 'payout-ledger' and generation = ${ledgerLive}) as reached,
             (select count(*) from posting where generation = ${ledgerLive}) as postings,
             b.partner, coalesce(a.code, '') as code, b.currency, b.held, b.pending, b.available, b.in_transit as "inTransit", b.paid, b.debt,
             b.written_off as "writtenOff"
      from account b left join partner a on a.generation = ${runsLive} and a.organisation = b.organisation and a.partner = b.partner
      where b.generation = ${ledgerLive}`,
      [],
    );
  }

  /** Transactions whose postings do not add up to 0. */
  unbalanced(organisation: OrganisationId): Promise<{ event: string; currency: string; sum: string }[]> {
    return this.read(
      organisation,
      `
      select event, currency, sum(amount) from posting where generation = ${ledgerLive} group by event, currency having sum(amount) <> 0`,
      [],
    );
  }

  private read<Row extends object>(organisation: OrganisationId, text: string, values: unknown[]): Promise<Row[]> {
    return inOrganisation(this.request, organisation, async (tx) => (await tx.query<Row>(text, values)).rows);
  }
}
