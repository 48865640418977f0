import type { Outgoing } from '@tributary/bus';
import { causedId, derivedId, isOf, newEvent, type RecordedEvent, streamName } from '@tributary/contracts';
import type { Owner } from '../domain/books.js';
import type { Folded, Movement } from '../domain/ledger.js';
import { ledgerGroup } from '../groups.js';

export const ledgerTypes = ['EntryPosted', 'PayoutRequested', 'PayoutPaid', 'PayoutReturned'] as const;

const mostSettled = 200;
/** Of entries that do not say how far back they reach. */
const untoldClawback = 180 * 86_400_000;

/** How the ledger reads an event: amounts are numbers of minor units in the log and bigints there. */
export function toMovement(recorded: RecordedEvent): Movement | null {
  const { id: cause, organisation, position, recordedAt } = recorded;
  if (isOf(recorded, 'EntryPosted')) {
    const { commission, partner, currency, held, pending, approved, clawbackFrom } = recorded.data;
    return {
      type: 'EntryPosted',
      organisation,
      partner,
      currency,
      cause,
      position,
      recordedAt,
      commission,
      held: BigInt(held),
      pending: BigInt(pending),
      approved: BigInt(approved),
      clawbackFrom: clawbackFrom ?? recordedAt - untoldClawback,
    };
  }
  if (isOf(recorded, 'PayoutRequested', 'PayoutPaid', 'PayoutReturned')) {
    const { payout, partner, currency, amount } = recorded.data;
    return {
      type: recorded.type,
      organisation,
      partner,
      currency,
      cause,
      position,
      recordedAt,
      payout,
      amount: BigInt(amount),
    };
  }
  return null;
}

/** What others are told of which commissions are settled: in pieces of bounded size, each a stream of its own. */
export function settlementOf(
  { id: cause, organisation, position, occurredAt, correlation }: RecordedEvent,
  { partner, currency }: Owner,
  settled: Folded['settled'],
): Outgoing[] {
  return Array.from({ length: Math.ceil(settled.length / mostSettled) }, (_, n) => {
    const id = derivedId<string>('settlement', cause, String(n));
    const commissions = settled
      .slice(n * mostSettled, (n + 1) * mostSettled)
      .map(({ commission, amount, paid }) => ({ commission, settled: Number(amount), paid: Number(paid) }));
    const event = newEvent(
      'SettlementChanged',
      { partner, currency, asOf: String(position), commissions },
      { actor: ledgerGroup.name, occurredAt, id: causedId(id, cause), correlation, causation: cause },
    );
    return { stream: streamName(organisation, 'settlement', id), expectedRevision: 0, event };
  });
}
