import type { LocalDate, OrganisationId } from '@tributary/contracts';
import { inOrganisation } from '@tributary/service-kit';
import type { Pool } from 'pg';

const live = "(select generation from projection where consumer_group = 'commission-rates')";
const liveEngine = "(select generation from projection where consumer_group = 'commission-engine')";
const liveList = "(select generation from projection where consumer_group = 'commission-list')";
const livePrograms = "(select generation from projection where consumer_group = 'commission-periods')";

export interface RateRow {
  readonly day: LocalDate;
  readonly base: string;
  readonly quote: string;
  readonly rate: string;
  readonly recordedAt: number;
}

export interface MissingRate {
  readonly day: LocalDate;
  readonly base: string;
  readonly quote: string;
  readonly commissions: number;
  /** What counts in volumes or months then, also where no rule pays for it. */
  readonly sales: number;
}

export interface RateFilter {
  readonly base?: string | undefined;
  readonly quote?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export class RatesReader {
  constructor(private readonly request: Pool) {}

  /** The newest day first; `after` is the last of the page before. */
  page(
    organisation: OrganisationId,
    { base, quote, from, to }: RateFilter,
    after: readonly [day: string, base: string, quote: string] | null,
    limit: number,
  ): Promise<RateRow[]> {
    return this.read(
      organisation,
      `
      select day::text, base, quote, rate, recorded_at::float8 as "recordedAt" from exchange_rate
      where generation = ${live} and ($1::text is null or base = upper($1)) and ($2::text is null or quote = upper($2))
        and ($3::date is null or day >= $3) and ($4::date is null or day <= $4)
        and ($5::date is null or day < $5 or (day = $5 and (base, quote) > ($6, $7)))
      order by day desc, base, quote limit $8`,
      [base ?? null, quote ?? null, from ?? null, to ?? null, ...(after ?? [null, null, null]), limit],
    );
  }

  /** What commissions and partners' volumes wait for, the oldest day first. */
  missing(organisation: OrganisationId, limit: number): Promise<MissingRate[]> {
    return this.read(
      organisation,
      `
      with awaiting as (
        select to_char(to_timestamp(c.sold_at / 1000.0) at time zone coalesce(t.zone, 'UTC'), 'YYYY-MM-DD') as day,
               c.sale_currency as base, c.program, 1 as commissions, 0 as counted
        from commission c
        left join trading_program t on t.generation = ${livePrograms} and t.organisation = c.organisation and t.program = c.program
        where c.generation = ${liveList} and c.state = 'awaiting-rate'
        union all
        select left(w.key, 10), substr(w.key, 12), substr(s.key, 9)::uuid, 0, w.value::int
        from slice s, json_each_text(s.state -> 'waiting') w
        where s.generation = ${liveEngine} and s.key in (select 'unrated/' || program from program where generation = ${liveList})
      )
      select a.day, a.base, p.currency as quote, sum(a.commissions)::float8 as commissions, sum(a.counted)::float8 as sales
      from awaiting a join program p on p.generation = ${liveList} and p.program = a.program
      group by 1, 2, 3 order by 1, 2, 3 limit $1`,
      [limit],
    );
  }

  private read<Row extends object>(organisation: OrganisationId, text: string, values: unknown[]): Promise<Row[]> {
    return inOrganisation(this.request, organisation, async (tx) => (await tx.query<Row>(text, values)).rows);
  }
}
