import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { isDay } from '@tributary/contracts';
import { like, type Page, PageQuery } from '@tributary/service-kit';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, IsString, Length, ValidateBy } from 'class-validator';

const day = { type: 'string', format: 'date', example: '2026-10-31' } as const;
const currency = { description: 'ISO 4217 code' } as const;
export const mostRates = 500;

@ApiSchema({ name: 'NewExchangeRate', description: 'One unit of `base` is `rate` of `quote`, in whole units' })
export class NewExchangeRateDto {
  @ApiProperty({ ...day, description: "The sale's day, in its program's zone" }) day!: string;
  @ApiProperty({ ...currency, example: 'JPY' }) base!: string;
  @ApiProperty({ ...currency, example: 'GBP' }) quote!: string;
  @ApiProperty({ description: 'A decimal above 0, as text', example: '0.0052' }) rate!: string;
}

@ApiSchema({ name: 'NewExchangeRates' })
export class NewExchangeRatesDto {
  @ApiProperty({ type: [NewExchangeRateDto], maxItems: mostRates }) rates!: NewExchangeRateDto[];
}

@ApiSchema({ name: 'ExchangeRate' })
export class ExchangeRateDto extends NewExchangeRateDto {
  @ApiProperty(like.moment) recordedAt!: string;
}

@ApiSchema({ name: 'ExchangeRatesPage' })
export class ExchangeRatesPageDto implements Page<ExchangeRateDto> {
  @ApiProperty({ type: [ExchangeRateDto], description: 'The newest day first' }) items!: ExchangeRateDto[];
  @ApiProperty(like.next) next!: string | null;
}

@ApiSchema({ name: 'RecordedExchangeRates' })
export class RecordedExchangeRatesDto {
  @ApiProperty(like.count) added!: number;
  @ApiProperty({ ...like.count, description: 'Were recorded before' }) unchanged!: number;
  @ApiProperty({ type: [NewExchangeRateDto], description: 'As they are recorded' }) rates!: NewExchangeRateDto[];
}

@ApiSchema({ name: 'MissingExchangeRate' })
export class MissingExchangeRateDto {
  @ApiProperty(day) day!: string;
  @ApiProperty(currency) base!: string;
  @ApiProperty(currency) quote!: string;
  @ApiProperty({ ...like.count, description: 'How many wait for it' }) commissions!: number;
  @ApiProperty({
    ...like.count,
    description: "What counts in a partner's volume or month by it, also where no rule pays; no such period is settled",
  })
  sales!: number;
}

const IsDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isDay',
    validator: {
      validate: (value) => typeof value === 'string' && isDay(value),
      defaultMessage: () => 'Give a date such as 2026-10-31',
    },
  });

export class ExchangeRatesQuery extends PageQuery {
  @ApiPropertyOptional(currency)
  @IsOptional()
  @IsString()
  @Length(3, 3)
  base?: string;
  @ApiPropertyOptional(currency)
  @IsOptional()
  @IsString()
  @Length(3, 3)
  quote?: string;
  @ApiPropertyOptional({ ...day, description: 'The first day' })
  @IsOptional()
  @IsDay()
  from?: string;
  @ApiPropertyOptional({ ...day, description: 'The last day' })
  @IsOptional()
  @IsDay()
  to?: string;
}

@ApiSchema({ name: 'RatesImport' })
export class RatesImportDto {
  @ApiProperty({
    type: 'array',
    maxItems: mostRates,
    items: {
      type: 'object',
      properties: { line: { type: 'integer' } },
      additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    },
    description: 'Each with its line in the file, and day, base, quote and rate as text',
  })
  @IsArray()
  @ArrayMaxSize(mostRates)
  @IsObject({ each: true })
  rows!: Record<string, unknown>[];
}
