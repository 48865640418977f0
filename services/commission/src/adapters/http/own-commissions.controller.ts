import { Controller, Get, Inject, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags, PickType } from '@nestjs/swagger';
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
  problem,
  Refuses,
  rowsByPage,
} from '@tributary/service-kit';
import type { CommissionListReader } from '../../projections/commission-list.reader.js';
import { partStates } from '../../application/totals-by-state.js';
import { type CommissionRow, partsOf } from '../../projections/commission-row.js';
import type { ReferenceReader } from '../../projections/reference.reader.js';
import { READER, REFERENCES } from '../tokens.js';
import { filterOf, refuseUnknownProgram } from './commissions.controller.js';
import { CommissionsQuery } from './commissions.dto.js';

export class OwnCommissionsQuery extends PickType(CommissionsQuery, ['state', 'program', 'search', 'from', 'to']) {}

const columns = [
  'order',
  'program',
  'sold_at',
  'state',
  'hold_until',
  'sale',
  'refunded',
  'sale_currency',
  'rate',
  'commission',
  ...partStates,
  'currency',
];

@ApiTags('commissions')
@Controller('api/commissions/export/own')
export class OwnCommissionsController {
  constructor(
    @Inject(READER) private readonly reader: CommissionListReader,
    @Inject(REFERENCES) private readonly references: ReferenceReader,
  ) {}

  /** What a partner earned, a row each, as its list is filtered. */
  @Get()
  @Allow(...partnerRoles)
  @AnswersCsv('What a partner earned, a row each, as its list is filtered')
  @Refuses('unknown-program')
  async export(@Query() query: OwnCommissionsQuery, @Caller() caller: Identity): Promise<StreamableFile> {
    if (caller.partner === null) throw problem('not-permitted');
    await refuseUnknownProgram(this.references, caller, query);
    const filter = filterOf(query, caller);
    const pages = rowsByPage(
      (after: readonly [number, string] | null, limit) =>
        this.reader.page(caller.organisation, filter, [], after, limit),
      ({ soldAt, commission }) => [Number(soldAt), commission] as const,
      cellsOf,
    );
    return csvFile('commissions.csv', columns, pages);
  }
}

function cellsOf(row: CommissionRow): CsvRow {
  const parts = partsOf(row);
  return [
    row.externalId,
    row.programName,
    iso(Number(row.soldAt)),
    row.state,
    row.holdUntil === null ? null : iso(Number(row.holdUntil)),
    formatDecimal(BigInt(row.gross), row.saleCurrency),
    formatDecimal(BigInt(row.refunded), row.saleCurrency),
    row.saleCurrency,
    row.rule.kind === 'percentage' ? (row.rule.rate ?? null) : null,
    formatDecimal(BigInt(row.held) + BigInt(row.pending) + BigInt(row.approved), row.currency),
    ...partStates.map((state) => formatDecimal(parts[state], row.currency)),
    row.currency,
  ];
}
