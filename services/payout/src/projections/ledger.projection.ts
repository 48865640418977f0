import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { announce, type Delivery, KeepCause, type Outgoing } from '@tributary/bus';
import { causedId, isOf, newEvent, type RecordedEvent, streamName } from '@tributary/contracts';
import { ledgerTypes, settlementOf, toMovement } from '../application/ledger-events.js';
import { fold, type Transaction } from '../domain/ledger.js';
import { ledgerGroup } from '../groups.js';
import { copyOf, loadBooks, storeBooks } from './ledger-books.js';

@Controller()
@UseFilters(KeepCause)
export class LedgerProjection {
  @EventPattern<string>(ledgerGroup.name, ledgerGroup.transportId, { types: ledgerTypes })
  async onEvents(@Payload() events: readonly RecordedEvent[], @Ctx() delivery: Delivery): Promise<void> {
    const moving = events.flatMap((event) => {
      const movement = toMovement(event);
      return movement ? [{ event, movement }] : [];
    });
    const books = await loadBooks(
      delivery,
      moving.map(({ movement }) => movement),
    );
    const before = copyOf(books);
    const transactions: Transaction[] = [];
    for (const { event, movement } of moving) {
      const { transaction, refused, settled } = fold(books, movement);
      if (transaction) transactions.push(transaction);
      if (refused) delivery.emit(returned(event));
      delivery.emit(settlementOf(event, movement, settled));
    }
    await storeBooks(delivery, before, books, transactions);
    await announce(delivery, 'balances', events);
  }
}

/** A payout whose money is gone since its run was approved goes back. */
function returned(request: RecordedEvent): Outgoing[] {
  if (!isOf(request, 'PayoutRequested')) return [];
  const { organisation, occurredAt, id, correlation, data } = request;
  const event = newEvent(
    'PayoutReturned',
    { ...data, cause: 'not-available' },
    {
      actor: ledgerGroup.name,
      occurredAt,
      id: causedId(data.payout, id),
      correlation,
      causation: id,
    },
  );
  return [{ stream: streamName(organisation, 'payout', data.payout), expectedRevision: 1, event }];
}
