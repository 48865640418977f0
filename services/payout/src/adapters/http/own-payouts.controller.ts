import { Controller, Inject, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { formatDecimal } from '@tributary/money';
import { Caller, csvOf, type CsvTable, GivesPartnersCsv, type Identity, iso } from '@tributary/service-kit';
import type { PayoutReader, PayoutRow } from '../../projections/payout.reader.js';
import { READER } from '../tokens.js';
import { ownPartner } from './names.js';

const table: CsvTable<PayoutRow, readonly [number, string]> = {
  name: 'payouts.csv',
  columns: ['sent_at', 'reference', 'state', 'paid_at', 'amount', 'currency'],
  placeOf: ({ requestedAt, payout }) => [Number(requestedAt), payout],
  cellsOf: ({ requestedAt, number, code, state, paidAt, amount, currency }) => [
    iso(Number(requestedAt)),
    `Run ${number} ${code}`,
    state,
    paidAt === null ? null : iso(Number(paidAt)),
    formatDecimal(BigInt(amount), currency),
    currency,
  ],
};

@ApiTags('payouts')
@Controller('api/payouts/export')
export class OwnPayoutsController {
  constructor(@Inject(READER) private readonly reader: PayoutReader) {}

  /** What a partner was paid, a row each. */
  @GivesPartnersCsv('What a partner was paid, a row each')
  export(@Caller() caller: Identity): StreamableFile {
    const partner = ownPartner(caller);
    return csvOf(table, (after, limit) => this.reader.payouts(caller.organisation, partner, after, limit));
  }
}
