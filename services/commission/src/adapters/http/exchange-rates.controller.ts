import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { isDay, staffRoles } from '@tributary/contracts';
import {
  Allow,
  answerPosition,
  AnswersPosition,
  Caller,
  decodeCursor,
  type Fault,
  type Identity,
  ImportResultDto,
  iso,
  pageOf,
  problem,
  ReadsWrites,
  readYourWrites,
  Refuses,
  RequireScope,
  type ServiceContext,
} from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { importRates, recordRate, type RateRow } from '../../application/record-rates.js';
import { type ExchangeRate, isRate, readRate, type Sent } from '../../domain/exchange-rate.js';
import { engineGroup, listGroup, ratesGroup } from '../../groups.js';
import type { RatesReader } from '../../projections/rates.reader.js';
import { CONTEXT, RATES } from '../tokens.js';
import {
  type ExchangeRateDto,
  ExchangeRatesPageDto,
  ExchangeRatesQuery,
  MissingExchangeRateDto,
  mostRates,
  NewExchangeRateDto,
  NewExchangeRatesDto,
  RatesImportDto,
  RecordedExchangeRatesDto,
} from './exchange-rates.dto.js';

/** By which sales in another currency than their program's are paid. */
@ApiTags('exchange rates')
@ApiExtraModels(NewExchangeRateDto, NewExchangeRatesDto)
@Controller('api')
export class ExchangeRatesController {
  constructor(
    @Inject(CONTEXT) private readonly context: ServiceContext,
    @Inject(RATES) private readonly rates: RatesReader,
  ) {}

  @Get('exchange-rates')
  @Allow(...staffRoles, 'integration')
  @RequireScope('commissions:read')
  @ReadsWrites()
  @ApiOkResponse({ type: ExchangeRatesPageDto })
  async list(
    @Query() query: ExchangeRatesQuery,
    @Caller() { organisation }: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExchangeRatesPageDto> {
    await readYourWrites(request, reply, this.context.bus, organisation, ratesGroup);
    const rows = await this.rates.page(organisation, query, afterOf(query.cursor), query.limit + 1);
    return pageOf(
      rows,
      query.limit,
      ({ recordedAt, ...rate }): ExchangeRateDto => ({ ...rate, recordedAt: iso(recordedAt) }),
      (last) => [last.day, last.base, last.quote],
    );
  }

  @Get('exchange-rates/missing')
  @Allow(...staffRoles, 'integration')
  @RequireScope('commissions:read')
  @ReadsWrites()
  @ApiOkResponse({
    type: [MissingExchangeRateDto],
    description: 'What commissions and volumes wait for, the oldest day first',
  })
  async missing(
    @Caller() { organisation }: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MissingExchangeRateDto[]> {
    await readYourWrites(request, reply, this.context.bus, organisation, engineGroup, listGroup);
    return this.rates.missing(organisation, mostRates);
  }

  /** All of them or none. */
  @Post('exchange-rates')
  @HttpCode(200)
  @Allow('admin', 'finance', 'integration')
  @RequireScope('programs:write')
  @ApiBody({
    description:
      'One rate, or a list; the same again changes nothing, another for the same day counts for what is not priced yet',
    schema: { oneOf: [NewExchangeRateDto, NewExchangeRatesDto].map((dto) => ({ $ref: getSchemaPath(dto) })) },
  })
  @ApiOkResponse({ type: RecordedExchangeRatesDto })
  @AnswersPosition()
  @Refuses('changed-meanwhile')
  async record(
    @Body() body: unknown,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedExchangeRatesDto> {
    const rates = ratesIn(body, this.context.clock.now());
    let added = 0;
    let last = 0n;
    for (const rate of rates) {
      const stored = await recordRate(this.context, caller, rate);
      if (!stored) throw problem('changed-meanwhile');
      if (stored.added) added++;
      if (stored.position > last) last = stored.position;
    }
    answerPosition(reply, last);
    return { added, unchanged: rates.length - added, rates: [...rates] };
  }

  @Post('imports/rates')
  @HttpCode(200)
  @Allow('admin', 'finance', 'integration')
  @RequireScope('programs:write')
  @ApiOkResponse({ type: ImportResultDto })
  @AnswersPosition()
  async import(
    @Body() { rows }: RatesImportDto,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResultDto> {
    const { added, unchanged, addedLines, errors } = await importRates(this.context, caller, rows.map(rowOf));
    answerPosition(reply, await this.context.facts.head());
    return { added, unchanged, addedLines: [...addedLines], errors: [...errors] };
  }
}

function afterOf(cursor: string | undefined): readonly [string, string, string] | null {
  const parts = decodeCursor(cursor, 3);
  if (parts === null) return null;
  const [day = '', base = '', quote = ''] = parts.map(String);
  if (!isDay(day))
    throw problem('invalid-input', { errors: [{ path: 'cursor', message: 'is not from an answer of this route' }] });
  return [day, base, quote];
}

function ratesIn(body: unknown, now: number): readonly ExchangeRate[] {
  const isList = typeof body === 'object' && body !== null && 'rates' in body;
  const sent = isList ? body.rates : [body];
  if (!Array.isArray(sent) || sent.length === 0 || sent.length > mostRates)
    throw problem('invalid-input', {
      errors: [{ path: 'rates', message: `must be a list of 1 to ${mostRates} rates` }],
    });
  const read = sent.map((one) => readRate((typeof one === 'object' && one !== null ? one : {}) as Sent, now));
  const errors = read.flatMap((one, n): Fault[] =>
    isRate(one) ? [] : one.map(({ field, message }) => ({ path: isList ? `rates.${n}.${field}` : field, message })),
  );
  if (errors.length > 0) throw problem('invalid-input', { errors });
  return read.filter(isRate);
}

/** Cells are text, whatever JSON made of them; a line that is none is counted from the top. */
function rowOf({ line, ...cells }: Record<string, unknown>, n: number): RateRow {
  const texts = Object.entries(cells).map(([column, value]) => [
    column,
    typeof value === 'string' || typeof value === 'number' ? value : '',
  ]);
  return { ...Object.fromEntries(texts), line: Number.isSafeInteger(line) ? Number(line) : n + 1 };
}
