/** Row 36: an entry by hand is undone by its opposite, and each names the other. */
import {
  commissionId,
  isOf,
  type ManualEntryId,
  type OrganisationId,
  paidForId,
  streamName,
} from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import { undoingId } from '../domain/manual-entry.js';
import type { CommissionRow } from '../projections/commission-row.js';
import type { Undoing } from './explain-step.js';

export async function undoingOf(
  facts: EventStore,
  organisation: OrganisationId,
  { paidFor }: Pick<CommissionRow, 'paidFor'>,
): Promise<Undoing | null> {
  if (paidFor?.kind !== 'manual') return null;
  const entryOf = async (entry: ManualEntryId) => {
    const [posted] = await facts.readStream(streamName(organisation, 'manual', entry), 0, 1);
    return posted && isOf(posted, 'ManualEntryPosted') ? posted : null;
  };
  const own = await entryOf(paidFor.entry);
  if (!own) return null;
  const { program, partner, undoes } = own.data;
  const commissionOf = (entry: ManualEntryId) =>
    commissionId({ conversion: paidForId(program, 'manual', entry), partner, component: 'manual' });
  const undoing = await entryOf(undoingId(paidFor.entry));
  return {
    undoes: undoes === undefined ? null : commissionOf(undoes),
    undoneBy: undoing && { commission: commissionOf(undoing.data.entry), at: undoing.occurredAt },
  };
}
