import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  answerPosition,
  AnswersPosition,
  Caller,
  type Identity,
  ImportDto,
  ImportResultDto,
  Refuses,
  RequireScope,
} from '@tributary/service-kit';
import type { FastifyReply } from 'fastify';
import { importPartners } from '../../application/import-partners.js';
import type { Ports } from '../../application/ports.js';
import type { ImportRow } from '../../domain/import-rows.js';
import { PORTS } from '../tokens.js';
import { actorOf, orProblem } from './answers.js';

@ApiTags('imports')
@Controller('api/imports/partners')
export class PartnerImportsController {
  constructor(@Inject(PORTS) private readonly ports: Ports) {}

  @Post()
  @HttpCode(200)
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('partners:write')
  @ApiOkResponse({ type: ImportResultDto })
  @AnswersPosition()
  @Refuses('unknown-program')
  async partners(
    @Caller() caller: Identity,
    @Body() { program, rows }: ImportDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResultDto> {
    const { added, unchanged, addedLines, errors } = orProblem(
      await importPartners(this.ports, actorOf(caller), program, rowsOf(rows)),
    );
    answerPosition(reply, await this.ports.facts.head());
    return { added, unchanged, addedLines: [...addedLines], errors: [...errors] };
  }
}

/** Cells are text, whatever JSON made of them; a line that is none is counted from the top. */
const rowsOf = (rows: readonly Record<string, unknown>[]): ImportRow[] =>
  rows.map(({ line, ...cells }, n) => ({
    ...Object.fromEntries(
      Object.entries(cells).map(([column, value]) => [
        column,
        typeof value === 'string' || typeof value === 'number' ? value : '',
      ]),
    ),
    line: Number.isSafeInteger(line) ? Number(line) : n + 1,
  }));
