import { Controller, Get, Inject, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { partnerRoles } from '@tributary/contracts';
import { formatDecimal } from '@tributary/money';
import {
  Allow,
  AnswersCsv,
  Caller,
  csvFile,
  type CsvRow,
  type Identity,
  iso,
  rowsByPage,
} from '@tributary/service-kit';
import type { PayoutReader, PayoutRow } from '../../projections/payout.reader.js';
import { READER } from '../tokens.js';
import { ownPartner } from './names.js';

const columns = ['sent_at', 'reference', 'state', 'paid_at', 'amount', 'currency'];

@ApiTags('payouts')
@Controller('api/payouts/export')
export class OwnPayoutsController {
  constructor(@Inject(READER) private readonly reader: PayoutReader) {}

  /** What a partner was paid, a row each. */
  @Get()
  @Allow(...partnerRoles)
  @AnswersCsv('What a partner was paid, a row each')
  export(@Caller() caller: Identity): StreamableFile {
    const partner = ownPartner(caller);
    const pages = rowsByPage(
      (after: readonly [number, string] | null, limit) =>
        this.reader.payouts(caller.organisation, partner, after, limit),
      ({ requestedAt, payout }) => [Number(requestedAt), payout] as const,
      cellsOf,
    );
    return csvFile('payouts.csv', columns, pages);
  }
}

const cellsOf = ({ requestedAt, number, code, state, paidAt, amount, currency }: PayoutRow): CsvRow => [
  iso(Number(requestedAt)),
  `Run ${number} ${code}`,
  state,
  paidAt === null ? null : iso(Number(paidAt)),
  formatDecimal(BigInt(amount), currency),
  currency,
];
