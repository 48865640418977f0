import type { CommissionId, LocalDate, Period } from '@tributary/contracts';
import { inTransaction, type ServiceContext } from '@tributary/service-kit';
import type { SliceStore } from '../../application/post-entries.js';
import type { MayBeUnsettled, Unsettled, UnsettledOf } from '../../application/unsettled.js';
import { settledByKey } from '../../domain/bonuses.js';
import { type Program, programKey, settledKey } from '../../domain/books.js';
import { type Conversion, conversionKey } from '../../domain/conversion.js';
import { liveSlices } from './postgres-slices.js';

const periods: readonly Period[] = ['week', 'month', 'quarter', 'year'];

/** From the engine's memory, which decides on approvals too; all of a page at once, and only where it has such bonuses. */
export const loadUnsettled =
  ({ pools }: Pick<ServiceContext, 'pools'>): UnsettledOf =>
  async (commissions) => {
    const asked = commissions.filter(({ kind, state }) => kind === 'bonus' && state === 'pending');
    if (asked.length === 0) return new Map();
    return inTransaction(pools.worker, async (tx) => unsettledIn(await liveSlices(tx), asked));
  };

async function unsettledIn(
  store: SliceStore,
  asked: readonly MayBeUnsettled[],
): Promise<ReadonlyMap<CommissionId, Unsettled>> {
  const conversions = await store.load(asked.map(({ conversion, partner }) => conversionKey(conversion, partner)));
  const found = asked.flatMap(({ commission, conversion, partner }) => {
    const slice = conversions.get(conversionKey(conversion, partner)) as Conversion | null | undefined;
    return slice ? [{ commission, conversion: slice }] : [];
  });
  const programs = await store.load([...new Set(found.map(({ conversion }) => programKey(conversion.program)))]);
  const waits = found.flatMap(({ commission, conversion }) => {
    const program = programs.get(programKey(conversion.program)) as Program | null | undefined;
    const settledBy = program ? settledByKey(program, conversion) : null;
    return program && settledBy !== null
      ? [{ commission, settledBy, unsettled: whatOf(program, conversion, settledBy) }]
      : [];
  });
  const settled = await store.load(waits.map(({ settledBy }) => settledBy));
  return new Map(
    waits.flatMap(({ commission, settledBy, unsettled }) => (settled.get(settledBy) ? [] : [[commission, unsettled]])),
  );
}

function whatOf({ program }: Program, { paidFor }: Conversion, settledBy: string): Unsettled {
  const from = paidFor?.kind === 'bonus' ? (paidFor.period as LocalDate) : null;
  const period = periods.find((one) => from !== null && settledKey(program, one, from) === settledBy);
  return period === undefined ? { period: 'lifetime', from: null } : { period, from };
}
