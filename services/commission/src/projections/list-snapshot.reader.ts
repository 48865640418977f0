import type { OrganisationId } from '@tributary/contracts';
import { inOrganisation } from '@tributary/service-kit';
import type { Pool } from 'pg';
import type { ListSnapshot } from '../application/verify.js';
import { live } from './list-reads.js';

/** The whole list at once, to compare it with what the facts give. */
export class ListSnapshotReader {
  constructor(private readonly request: Pool) {}

  /** Rows and how far they have come, of one moment. */
  snapshot(organisation: OrganisationId): Promise<ListSnapshot> {
    return inOrganisation(this.request, organisation, async (tx) => {
      const { rows } = await tx.query<Record<string, string | null>>(`
        with reached as (select position from checkpoint where consumer_group = 'commission-list' and generation = ${live})
        select (select position from reached) as reached,
               c.commission, p.code as program, c.source, c.kind, c.external_id, a.code as partner, c.component, c.currency, c.conversions, c.gross, c.refunded,
               c.held, c.pending, c.approved, c.paid, c.settled
        from (select) always left join (commission c
          left join program p on p.generation = c.generation and p.organisation = c.organisation and p.program = c.program
          left join partner a on a.generation = c.generation and a.organisation = c.organisation and a.partner = c.partner
        ) on c.generation = ${live}`);
      const commissions = rows.filter(({ commission }) => commission !== null);
      return { position: BigInt(rows[0]?.['reached'] ?? 0), commissions: commissions.map(storedOf) };
    });
  }
}

function storedOf(row: Record<string, string | null>): ListSnapshot['commissions'][number] {
  const amount = (field: string): bigint => BigInt(row[field] ?? 0);
  return {
    commission: row['commission'] ?? '',
    currency: row['currency'] ?? '',
    naturalKey: JSON.stringify([
      row['program'],
      row['source'],
      row['kind'],
      row['external_id'],
      row['partner'],
      row['component'],
    ]),
    conversions: amount('conversions'),
    gross: amount('gross'),
    refunded: amount('refunded'),
    held: amount('held'),
    pending: amount('pending'),
    approved: amount('approved'),
    paid: amount('paid'),
    settled: amount('settled'),
  };
}
