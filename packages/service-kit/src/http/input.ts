/** What several services read and answer alike. */
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { beginningOfTime, type Clock, endOfTime, isDay } from '@tributary/contracts';
import { fitsOneTransaction, isCurrency, type Money } from '@tributary/money';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, isISO8601, Length, Max, Min, ValidateBy } from 'class-validator';
import { like } from '../documentation/like.js';
import { problem } from '../problems/problems.js';

@ApiSchema({ name: 'Money' })
export class MoneyDto {
  @ApiProperty({ ...like.minorUnits, example: 1284 })
  @IsInt({ message: 'must be a whole number of minor units' })
  amount!: number;

  @ApiProperty({ description: 'ISO 4217 code', example: 'GBP' })
  @IsString()
  @Length(3, 3)
  currency!: string;
}

export class PageQuery {
  @ApiPropertyOptional({ description: 'What `next` of the page before answered' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', default: 50, minimum: 1, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;
}

/** Blanks alone say nothing; that a text is empty is for its length to say. */
export const isBlank = (text: string): boolean => text !== '' && text.trim() === '';

export const IsFilled = (): PropertyDecorator =>
  ValidateBy({
    name: 'isFilled',
    validator: { validate: (value) => typeof value !== 'string' || !isBlank(value) },
  });

/** How far ahead of the server's clock a sender's may be (`rules.md` row 35). */
const allowedAhead = 5 * 60_000;

/** Money of 0 or more, in a currency that exists and within what the wire carries. */
export function moneyOf({ amount, currency }: MoneyDto): Money {
  if (!isCurrency(currency)) throw problem('unknown-currency', { detail: `ISO 4217 knows no currency ${currency}.` });
  if (!Number.isSafeInteger(amount) || amount < 0 || !fitsOneTransaction(BigInt(amount)))
    throw problem('amount-out-of-range');
  return { amount: BigInt(amount), currency };
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const lengthOfDay = '2026-11-20'.length;

/** ISO 8601 with a zone, in milliseconds; undefined for what is no moment of the calendar, or before the years that count. */
export function parseInstant(text: string): number | undefined {
  const moment = instant.test(text) && isDay(text.slice(0, lengthOfDay)) ? Date.parse(text) : Number.NaN;
  return moment >= beginningOfTime ? moment : undefined;
}

/** Of a moment that may lie ahead. */
export function isInstant(value: unknown): boolean {
  const moment = typeof value === 'string' ? parseInstant(value) : undefined;
  return moment !== undefined && moment < endOfTime;
}

export const instantWanted = 'Give a moment of the years 2000 to 2199 such as 2026-11-20T14:19:02Z';

/** A day or a moment of ISO 8601, of a calendar: 30 February is none. */
export const IsMoment = (): PropertyDecorator =>
  ValidateBy({
    name: 'isMoment',
    validator: {
      validate: (value) => isISO8601(value, { strict: true }) && !Number.isNaN(Date.parse(String(value))),
      defaultMessage: () => 'Give a moment such as 2026-11-20T14:19:02Z',
    },
  });

/** A sender's moment, or now. */
export function momentOf(text: string | undefined, clock: Clock, path = 'occurredAt'): number {
  if (text === undefined) return clock.now();
  const moment = parseInstant(text);
  if (moment === undefined) {
    throw problem('invalid-input', { errors: [{ path, message: instantWanted }] });
  }
  if (isAhead(moment, clock)) throw problem('moment-in-future');
  return moment;
}

export const isAhead = (moment: number, clock: Clock): boolean => moment > clock.now() + allowedAhead;

export const iso = (moment: number): string => new Date(moment).toISOString();
