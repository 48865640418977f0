import type { OrganisationId } from '@tributary/contracts';
import { inOrganisation } from '@tributary/service-kit';
import type { Pool } from 'pg';

const clicksLive = "(select generation from projection where consumer_group = 'analytics-clicks')";
const tradeLive = "(select generation from projection where consumer_group = 'analytics-trade')";
const activityLive = "(select generation from projection where consumer_group = 'analytics-activity')";

/** Days of each program's own zone, `to` included. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly program: string | null;
  readonly partner: string | null;
}

export interface ClickSums {
  readonly key: string;
  readonly clicks: string;
  readonly uniques: string;
}
export interface TradeSums {
  readonly key: string;
  readonly currency: string;
  readonly signups: string;
  readonly sales: string;
  readonly gross: string;
  readonly refunded: string;
  readonly commission: string;
}
export type GroupBy = 'all' | 'day' | 'partner' | 'link';
export type Sealed = { person: string; nonce: string; sealed: string } | null;

const keys: Readonly<Record<GroupBy, string>> = {
  all: "''",
  day: 'day::text',
  partner: 'partner::text',
  link: 'link::text',
};

const isNamed = (name: string): string =>
  `generation = ${tradeLive} and (program::text = ${name} or code = lower(${name}))`;
const within = (live: string): string => `
  generation = ${live} and day between $1 and $2 and ($4::uuid is null or partner = $4)
  and ($3::text is null or program in (select program from program where ${isNamed('$3')}))`;

export class AnalyticsReader {
  constructor(private readonly request: Pool) {}

  clicks(organisation: OrganisationId, span: Span, by: GroupBy): Promise<ClickSums[]> {
    return this.read(
      organisation,
      `
      select ${keys[by]} as key, sum(clicks) as clicks, sum(unique_clicks) as uniques
      from daily_clicks where ${within(clicksLive)} group by 1`,
      valuesOf(span),
    );
  }

  trade(organisation: OrganisationId, span: Span, by: GroupBy): Promise<TradeSums[]> {
    return this.read(
      organisation,
      `
      select ${keys[by]} as key, currency, sum(signups) as signups, sum(sales) as sales, sum(gross) as gross,
             sum(refunded) as refunded, sum(commission) as commission
      from daily_trade where ${within(tradeLive)} group by 1, currency order by 1, currency`,
      valuesOf(span),
    );
  }

  linkDays(organisation: OrganisationId, span: Span): Promise<{ link: string; day: string; clicks: number }[]> {
    return this.read(
      organisation,
      `
      select link::text, day::text, sum(clicks)::int as clicks from daily_clicks where ${within(clicksLive)} group by link, day`,
      valuesOf(span),
    );
  }

  /** Zones of an organisation's programs, or of one. */
  async zones(organisation: OrganisationId, program: string | null): Promise<string[]> {
    const rows = await this.read<{ zone: string }>(
      organisation,
      `select distinct zone from program where generation = ${tradeLive} and ($1::text is null or ${isNamed('$1')})`,
      [program],
    );
    return rows.map(({ zone }) => zone);
  }

  names(
    organisation: OrganisationId,
    partners: readonly string[],
  ): Promise<{ partner: string; code: string; personal: Sealed }[]> {
    return this.read(
      organisation,
      `
      select partner::text, code, personal from partner where generation = ${tradeLive} and partner = any($1)`,
      [partners],
    );
  }

  activity(organisation: OrganisationId, partner: string | null, before: string | null, limit: number) {
    return this.read<{
      id: string;
      kind: string;
      at: string;
      position: string;
      partner: string | null;
      text: string;
      amount: string | null;
      currency: string | null;
    }>(
      organisation,
      `
      select id, kind, at, position, partner::text, text, amount, currency from activity
      where generation = ${activityLive} and ($1::uuid is null or partner = $1) and ($2::bigint is null or position < $2)
      order by position desc limit $3`,
      [partner, before, limit],
    );
  }

  private read<Row extends object>(organisation: OrganisationId, text: string, values: unknown[]): Promise<Row[]> {
    return inOrganisation(this.request, organisation, async (tx) => (await tx.query<Row>(text, values)).rows);
  }
}

const valuesOf = ({ from, to, program, partner }: Span): unknown[] => [from, to, program, partner];
