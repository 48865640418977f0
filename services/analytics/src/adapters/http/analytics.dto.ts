import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  Activity,
  Daily,
  Figures,
  LinkFigures,
  Money,
  Page,
  PartnerFigures,
  Summary,
} from '@tributary/api-client';
import { Type } from 'class-transformer';
import {
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';

const kinds = [
  'signup',
  'sale',
  'refund',
  'commission-approved',
  'commission-rejected',
  'payout-paid',
  'partner-joined',
  'link-created',
] as const satisfies readonly Activity['kind'][];

/** A day that the calendar has: 30 February is none. */
@ValidatorConstraint({ name: 'isDay' })
class IsDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    const moment = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN;
    return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(String(value));
  }

  defaultMessage(): string {
    return 'Give a day such as 2026-11-20';
  }
}

export class SpanQuery {
  @ApiPropertyOptional({ description: "First day, in each program's zone", example: '2026-11-01' })
  @IsOptional()
  @Validate(IsDay)
  from?: string;

  @ApiPropertyOptional({ description: 'Last day, included; today when left out' })
  @IsOptional()
  @Validate(IsDay)
  to?: string;

  @ApiPropertyOptional({
    default: 30,
    maximum: 400,
    description: 'How many days up to the last, where `from` is left out',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(400)
  days = 30;

  @ApiPropertyOptional({ description: 'Id or code' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  @Matches(/^[^\0]*$/)
  program?: string;

  @ApiPropertyOptional({ description: 'Partners see their own figures, whatever stands here' })
  @IsOptional()
  @IsUUID('all')
  partner?: string;
}

export class TopQuery extends SpanQuery {
  @ApiPropertyOptional({ default: 100, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 100;
}

class MoneyDto implements Money {
  @ApiProperty({ description: 'Minor units' }) amount!: number;
  @ApiProperty({ example: 'GBP' }) currency!: string;
}

class FiguresDto implements Figures {
  @ApiProperty({ description: 'Without those of bots' }) clicks!: number;
  @ApiProperty({ description: 'A visitor counts once a link and day' }) uniqueClicks!: number;
  @ApiProperty() signups!: number;
  @ApiProperty() sales!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Sales divided by clicks' }) conversionRate!: number | null;
  @ApiProperty({ type: [MoneyDto] }) gross!: Money[];
  @ApiProperty({ type: [MoneyDto] }) refunded!: Money[];
  @ApiProperty({ type: [MoneyDto] }) commission!: Money[];
}

export class SummaryDto implements Summary {
  @ApiProperty() from!: string;
  @ApiProperty() to!: string;
  @ApiProperty({ type: FiguresDto }) current!: Figures;
  @ApiProperty({ type: FiguresDto, description: 'The period of the same length just before' }) previous!: Figures;
  @ApiProperty() asOf!: string;
}

export class DailyDto implements Daily {
  @ApiProperty() day!: string;
  @ApiProperty() clicks!: number;
  @ApiProperty() signups!: number;
  @ApiProperty() sales!: number;
  @ApiProperty({ type: [MoneyDto] }) gross!: Money[];
  @ApiProperty({ type: [MoneyDto] }) commission!: Money[];
}

export class PartnerFiguresDto implements PartnerFigures {
  @ApiProperty() partner!: string;
  @ApiProperty() partnerName!: string;
  @ApiProperty() clicks!: number;
  @ApiProperty() signups!: number;
  @ApiProperty() sales!: number;
  @ApiProperty({ type: [MoneyDto] }) gross!: Money[];
  @ApiProperty({ type: [MoneyDto] }) commission!: Money[];
}

export class LinkFiguresDto implements LinkFigures {
  @ApiProperty() link!: string;
  @ApiProperty() clicks!: number;
  @ApiProperty() uniqueClicks!: number;
  @ApiProperty() signups!: number;
  @ApiProperty() sales!: number;
  @ApiProperty({ type: [MoneyDto] }) commission!: Money[];
  @ApiProperty({ type: [Number], description: 'Clicks of the last 30 days, the last day last' }) trend!: number[];
}

class ActivityDto implements Activity {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: kinds }) kind!: Activity['kind'];
  @ApiProperty() at!: string;
  @ApiProperty({ type: String, nullable: true }) partner!: string | null;
  @ApiProperty({ type: String, nullable: true }) partnerName!: string | null;
  @ApiProperty() text!: string;
  @ApiProperty({ type: MoneyDto, nullable: true }) amount!: Money | null;
}

export class ActivityPageDto implements Page<Activity> {
  @ApiProperty({ type: [ActivityDto] }) items!: Activity[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
