/** What all readers of the commission list have in common. */
import type { OrganisationId } from '@tributary/contracts';
import { inOrganisation } from '@tributary/service-kit';
import type { Pool } from 'pg';

/** The list's live generation. */
export const live = "(select generation from projection where consumer_group = 'commission-list')";

export abstract class ListReads {
  constructor(private readonly request: Pool) {}

  protected read<Row extends object>(organisation: OrganisationId, text: string, values: unknown[]): Promise<Row[]> {
    return inOrganisation(this.request, organisation, async (tx) => (await tx.query<Row>(text, values)).rows);
  }
}
