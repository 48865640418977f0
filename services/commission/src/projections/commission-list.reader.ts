import type { CommissionId, OrganisationId, PartnerId } from '@tributary/contracts';
import { type PartState, partStates, type Sums } from '../application/totals-by-state.js';
import type { MayBeUnsettled } from '../application/unsettled.js';
import { columns, type CommissionRow, inState, joined, partSums } from './commission-row.js';
import { ListReads, live } from './list-reads.js';

export interface CommissionFilter {
  readonly state?: string | undefined;
  readonly partner?: string | undefined;
  readonly program?: string | undefined;
  /** Part of an order number or of a partner's code. */
  readonly search?: string | undefined;
  /** Finds a customer too, by the whole id that the sender gave. */
  readonly customer?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Those that wait for a settlement alone, or all but them. */
  readonly unsettled?: boolean | undefined;
}

interface SumsRow {
  readonly state: string;
  readonly unsettled: boolean;
  readonly currency: string;
  readonly count: string;
  readonly parts: Readonly<Record<PartState, { readonly count: string; readonly amount: string }>>;
}

const matching = `
  c.generation = ${live} and ($1::text is null or ${inState}) and ($2::uuid is null or c.partner = $2)
  and ($3::text is null or p.code = lower($3) or p.program::text = $3)
  and ($4::text is null or c.external_id ilike '%' || $4 || '%' or a.code ilike '%' || $4 || '%' or u.external_id = $7)
  and ($5::bigint is null or c.sold_at >= $5) and ($6::bigint is null or c.sold_at < $6)
  and ($8::boolean is null or (c.commission = any($9::uuid[])) = $8)`;

const valuesOf = (
  { state, partner, program, search, from, to, customer, unsettled }: CommissionFilter,
  waiting: readonly CommissionId[],
) => [
  state ?? null,
  partner ?? null,
  program ?? null,
  search ?? null,
  from ?? null,
  to ?? null,
  customer ?? null,
  unsettled ?? null,
  waiting,
];

/** The commissions themselves, filtered, by page and summed up. `waiting` are those that wait for a settlement. */
export class CommissionListReader extends ListReads {
  /** The newest sale first, or the oldest; `after` is the moment and id of the last row of the page before. */
  page(
    organisation: OrganisationId,
    filter: CommissionFilter,
    waiting: readonly CommissionId[],
    after: readonly [number, string] | null,
    limit: number,
    oldestFirst = false,
  ): Promise<CommissionRow[]> {
    const [order, beyond] = oldestFirst ? ['asc', '>'] : ['desc', '<'];
    return this.read(
      organisation,
      `
      select ${columns} ${joined}
      where ${matching} and ($10::bigint is null or (c.sold_at, c.commission) ${beyond} ($10, $11::uuid))
      order by c.sold_at ${order}, c.commission ${order} limit $12`,
      [...valuesOf(filter, waiting), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async one(organisation: OrganisationId, id: string, partner: PartnerId | null): Promise<CommissionRow | undefined> {
    const rows = await this.read<CommissionRow>(
      organisation,
      `
      select ${columns} ${joined}
      where c.generation = ${live} and c.commission = $1 and ($2::uuid is null or c.partner = $2)`,
      [id, partner],
    );
    return rows[0];
  }

  /** Of those that match, which may be waiting for a settlement. */
  pendingBonuses(organisation: OrganisationId, filter: CommissionFilter): Promise<MayBeUnsettled[]> {
    return this.read(
      organisation,
      `
      select c.commission, c.conversion, c.partner, c.kind, c.state ${joined}
      where ${matching} and c.state = 'pending' and c.kind = 'bonus'`,
      valuesOf({ ...filter, unsettled: undefined }, []),
    );
  }

  async sums(
    organisation: OrganisationId,
    filter: CommissionFilter,
    waiting: readonly CommissionId[],
  ): Promise<Sums[]> {
    const rows = await this.read<SumsRow>(
      organisation,
      `
      select c.state, c.commission = any($9::uuid[]) as unsettled, c.currency, count(*), ${partSums} as parts ${joined}
      where ${matching} group by 1, 2, 3`,
      valuesOf(filter, waiting),
    );
    return rows.map((row) => ({ ...row, count: BigInt(row.count), parts: partsIn(row) }));
  }
}

function partsIn({ parts }: SumsRow): Sums['parts'] {
  const known = partStates.map((state) => {
    const { count, amount } = parts[state];
    return [state, { count: BigInt(count), amount: BigInt(amount) }] as const;
  });
  return Object.fromEntries(known) as Sums['parts'];
}
