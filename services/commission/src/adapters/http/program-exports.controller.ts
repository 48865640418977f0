import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { staffRoles } from '@tributary/contracts';
import {
  Allow,
  AnswersCsv,
  Caller,
  csvText,
  type Identity,
  problem,
  Refuses,
  RequireScope,
} from '@tributary/service-kit';
import { ruleKindsOf } from '../../application/rule-kinds.js';
import type { PlanReader } from '../../projections/plan.reader.js';
import type { ProgramExportReader } from '../../projections/program-export.reader.js';
import type { ReferenceReader } from '../../projections/reference.reader.js';
import { EXPORTS, PLANS, REFERENCES } from '../tokens.js';
import { ExportQuery } from './commissions.dto.js';
import { lineColumns, lineOf, partnerColumns } from './program-export.js';

@ApiTags('commissions')
@Controller('api/commissions/export')
export class ProgramExportsController {
  constructor(
    @Inject(EXPORTS) private readonly reader: ProgramExportReader,
    @Inject(REFERENCES) private readonly references: ReferenceReader,
    @Inject(PLANS) private readonly plans: PlanReader,
  ) {}

  @Get()
  @Allow(...staffRoles, 'integration')
  @RequireScope('commissions:read')
  @Header('content-type', 'text/csv; charset=utf-8')
  @AnswersCsv('Amounts in minor units')
  @Refuses('unknown-program')
  async export(@Query() { program: wanted, lines }: ExportQuery, @Caller() caller: Identity): Promise<string> {
    const [program] = await this.references.program(caller.organisation, wanted);
    if (!program) throw problem('unknown-program');
    if (lines) {
      const kinds = ruleKindsOf(await this.plans.versions(caller.organisation, program.program));
      const rows = await this.reader.lines(caller.organisation, program.program);
      return csvText([lineColumns, ...rows.map((row) => lineOf(row, kinds))]);
    }
    const rows = await this.reader.partners(caller.organisation, program.program);
    return csvText([
      partnerColumns,
      ...rows.map((row) => [row.code, row.conversions, row.gross, row.refunded, row.commission, program.currency]),
    ]);
  }
}
