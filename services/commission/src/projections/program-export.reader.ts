import type { OrganisationId, ProgramId } from '@tributary/contracts';
import { columns, type CommissionRow, joined } from './commission-row.js';
import { ListReads, live } from './list-reads.js';

/** All of a program, for files. */
export class ProgramExportReader extends ListReads {
  /**
   * A row for every partner, also for those who have earned nothing. Gross and refunded are of the sales in the program's
   * own currency: amounts of different ones are never added.
   */
  partners(organisation: OrganisationId, program: ProgramId) {
    return this.read<{ code: string; conversions: string; gross: string; refunded: string; commission: string }>(
      organisation,
      `
      select a.code, coalesce(sum(c.conversions), 0) as conversions,
             coalesce(sum(c.gross) filter (where c.sale_currency = c.currency), 0) as gross,
             coalesce(sum(c.refunded) filter (where c.sale_currency = c.currency), 0) as refunded,
             coalesce(sum(c.held + c.pending + c.approved), 0) as commission
      from partner a
      left join commission c on c.generation = a.generation and c.organisation = a.organisation and c.partner = a.partner
        and c.program = $1 and not c.rejected
      where a.generation = ${live} group by a.code order by a.code collate "C"`,
      [program],
    );
  }

  lines(organisation: OrganisationId, program: ProgramId): Promise<CommissionRow[]> {
    return this.read(
      organisation,
      `
      select ${columns}, c.terms ${joined} where c.generation = ${live} and c.program = $1
      order by a.code collate "C", c.sold_at, c.external_id collate "C"`,
      [program],
    );
  }
}
