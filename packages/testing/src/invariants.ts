/** What must hold after every load, crash and replay; read behind everybody's back, as the superuser. */
import pg from 'pg';

export interface Violation {
  readonly invariant: string;
  readonly detail: string;
}

const checks: readonly { readonly invariant: string; readonly sql: string }[] = [
  {
    invariant: "each transaction's postings add up to zero per currency",
    sql: `select event || ' ' || currency || ' ' || sum(amount) as detail from payout.posting
          group by generation, event, currency having sum(amount) <> 0`,
  },
  {
    invariant: 'no balance lies below its bound',
    sql: `select partner || ' ' || currency as detail from payout.account where available < 0 or in_transit < 0 or debt < 0`,
  },
  {
    invariant: "a stream's revisions are contiguous",
    sql: `select stream as detail from log.fact group by stream having count(*) <> max(revision) or min(revision) <> 1
          union all select stream from log.click group by stream having count(*) <> max(revision) or min(revision) <> 1`,
  },
  {
    invariant: "the log's order respects the order of its streams",
    sql: `select detail from (
            select stream || ' ' || revision as detail, position, lag(position) over (partition by stream order by revision) as before
            from log.fact) e where position <= before`,
  },
  {
    invariant: 'recordedAt never runs backwards',
    sql: `select detail from (
            select position::text as detail, recorded_at, lag(recorded_at) over (order by position) as before from log.fact) e
          where recorded_at < before`,
  },
  {
    invariant: 'an event stands in the log once',
    sql: `select id::text as detail from log.fact group by id having count(*) > 1
          union all select id::text from log.click group by id having count(*) > 1`,
  },
  {
    invariant: 'a conversion has at most one live commission per partner',
    sql: `select conversion || ' ' || partner as detail from commission.commission
          group by generation, conversion, partner having count(*) > 1`,
  },
  {
    invariant: 'a commission is never below zero',
    sql: `select commission::text as detail from commission.commission where held < 0 or pending < 0 or approved < 0`,
  },
  {
    invariant: 'what partners were paid is what payouts have paid',
    sql: `select coalesce(a.currency, p.currency) as detail
          from (select currency, sum(paid) as amount from payout.account group by currency) a
          full join (select currency, sum(amount) as amount from payout.payout where state = 'paid' group by currency) p using (currency)
          where coalesce(a.amount, 0) <> coalesce(p.amount, 0)`,
  },
  {
    invariant: 'nothing is parked or put aside',
    sql: ['gateway', 'referral', 'partner', 'commission', 'payout', 'analytics']
      .map((schema) => `select consumer_group || ' ' || reason as detail from ${schema}.dead_letter`)
      .join(' union all '),
  },
];

/** Everything that does not hold, each with up to ten places. */
export async function violations(adminUrl: string): Promise<Violation[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found: Violation[] = [];
    for (const { invariant, sql } of checks) {
      const { rows } = await client.query<{ detail: string }>(`${sql} limit 10`);
      found.push(...rows.map(({ detail }) => ({ invariant, detail })));
    }
    return found;
  } finally {
    await client.end();
  }
}
