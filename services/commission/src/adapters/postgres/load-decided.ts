import type { OrganisationId } from '@tributary/contracts';
import { inTransaction, type ServiceContext } from '@tributary/service-kit';
import type { CommissionPlace } from '../../application/decide-commissions.js';
import { settledByKey } from '../../domain/bonuses.js';
import { type Program, programKey } from '../../domain/books.js';
import { type Conversion, conversionKey } from '../../domain/conversion.js';
import { commissionIn, type Decided } from '../../domain/decide.js';
import { settledOfKey } from '../../domain/targets.js';
import { payoutsGroup } from '../../groups.js';
import { isPayoutOpen } from '../../projections/open-payouts.projection.js';
import { liveSlices } from './postgres-slices.js';

/** How long a decision waits to know of the last payout. */
const patience = 1_000;

/** What a decision is taken on, from the engine's memory. */
export async function loadDecided(
  { pools, facts, bus }: ServiceContext,
  organisation: OrganisationId,
  { commission: id, conversion, partner }: CommissionPlace,
): Promise<Decided | undefined> {
  await bus.waitFor(payoutsGroup, organisation, await facts.head(), patience);
  return inTransaction(pools.worker, async (tx) => {
    const store = await liveSlices(tx);
    const slices = await store.load([conversionKey(conversion), conversionKey(conversion, partner), settledOfKey(id)]);
    const found = (slices.get(conversionKey(conversion)) ?? slices.get(conversionKey(conversion, partner))) as
      | Conversion
      | null
      | undefined;
    const commission = found && commissionIn(found, id);
    if (!commission) return undefined;
    const key = programKey(found.program);
    const program = (await store.load([key])).get(key) as Program | null | undefined;
    const settledBy = program ? settledByKey(program, found) : null;
    const isUnsettled = settledBy !== null && !(await store.load([settledBy])).get(settledBy);
    const { settled = 0n } = (slices.get(settledOfKey(id)) ?? {}) as { settled?: bigint };
    const isOpen = await isPayoutOpen(tx, organisation, partner, program?.currency ?? '');
    return { conversion: found, commission, settled, isPayoutOpen: isOpen, isUnsettled };
  });
}
