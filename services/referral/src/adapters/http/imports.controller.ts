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
import { importLinks, type ImportOutcome, importReferrals, importTrade } from '../../application/import-rows.js';
import type { Ports } from '../../application/ports.js';
import type { ImportRow } from '../../domain/import-rows.js';
import type { Refusal } from '../../domain/refusal.js';
import { PORTS } from '../tokens.js';
import { actorOf, orProblem } from './answers.js';

/** Chunks of CSV files; repeating one changes nothing. */
@ApiTags('imports')
@Controller('api/imports')
export class ImportsController {
  constructor(@Inject(PORTS) private readonly ports: Ports) {}

  @Post('links')
  @HttpCode(200)
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('programs:write')
  @ApiOkResponse({ type: ImportResultDto })
  @AnswersPosition()
  @Refuses('unknown-program')
  async links(
    @Caller() caller: Identity,
    @Body() { program, rows }: ImportDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResultDto> {
    return this.answer(reply, await importLinks(this.ports, actorOf(caller), program, rowsOf(rows)));
  }

  @Post('referrals')
  @HttpCode(200)
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('signups:write')
  @ApiOkResponse({ type: ImportResultDto })
  @AnswersPosition()
  @Refuses('unknown-program')
  async referrals(
    @Caller() caller: Identity,
    @Body() { program, rows }: ImportDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResultDto> {
    return this.answer(reply, await importReferrals(this.ports, actorOf(caller), program, rowsOf(rows)));
  }

  @Post('sales')
  @HttpCode(200)
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('conversions:write')
  @ApiOkResponse({ type: ImportResultDto })
  @AnswersPosition()
  @Refuses('unknown-program')
  async sales(
    @Caller() caller: Identity,
    @Body() { program, rows }: ImportDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResultDto> {
    return this.answer(reply, await importTrade(this.ports, actorOf(caller), program, rowsOf(rows)));
  }

  private async answer(reply: FastifyReply, outcome: ImportOutcome | Refusal): Promise<ImportResultDto> {
    const { added, unchanged, addedLines, errors } = orProblem(outcome);
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
