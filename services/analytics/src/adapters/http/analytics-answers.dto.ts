import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { like, MoneyDto, type Page } from '@tributary/service-kit';
import type { Figures } from '../../application/figures.js';

const kinds = [
  'signup',
  'sale',
  'refund',
  'commission-approved',
  'commission-rejected',
  'payout-paid',
  'partner-joined',
  'link-created',
] as const;

@ApiSchema({ name: 'Figures' })
class FiguresDto implements Figures {
  @ApiProperty({ ...like.count, description: 'Without those of bots' }) clicks!: number;
  @ApiProperty({ ...like.count, description: 'A visitor counts once a link and day' }) uniqueClicks!: number;
  @ApiProperty(like.count) signups!: number;
  @ApiProperty(like.count) sales!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Sales divided by clicks' }) conversionRate!: number | null;
  @ApiProperty({ type: [MoneyDto] }) gross!: MoneyDto[];
  @ApiProperty({ type: [MoneyDto] }) refunded!: MoneyDto[];
  @ApiProperty({ type: [MoneyDto] }) commission!: MoneyDto[];
}

@ApiSchema({ name: 'Summary' })
export class SummaryDto {
  @ApiProperty(like.day) from!: string;
  @ApiProperty(like.day) to!: string;
  @ApiProperty({ type: FiguresDto }) current!: FiguresDto;
  @ApiProperty({ type: FiguresDto, description: 'The period of the same length just before' }) previous!: FiguresDto;
  @ApiProperty(like.moment) asOf!: string;
}

@ApiSchema({ name: 'Daily' })
export class DailyDto {
  @ApiProperty(like.day) day!: string;
  @ApiProperty(like.count) clicks!: number;
  @ApiProperty(like.count) signups!: number;
  @ApiProperty(like.count) sales!: number;
  @ApiProperty({ type: [MoneyDto] }) gross!: MoneyDto[];
  @ApiProperty({ type: [MoneyDto] }) commission!: MoneyDto[];
}

@ApiSchema({ name: 'PartnerFigures' })
export class PartnerFiguresDto {
  @ApiProperty(like.id) partner!: string;
  @ApiProperty() partnerName!: string;
  @ApiProperty(like.count) clicks!: number;
  @ApiProperty(like.count) signups!: number;
  @ApiProperty(like.count) sales!: number;
  @ApiProperty({ type: [MoneyDto] }) gross!: MoneyDto[];
  @ApiProperty({ type: [MoneyDto] }) commission!: MoneyDto[];
}

@ApiSchema({ name: 'LinkFigures' })
export class LinkFiguresDto {
  @ApiProperty(like.id) link!: string;
  @ApiProperty(like.count) clicks!: number;
  @ApiProperty(like.count) uniqueClicks!: number;
  @ApiProperty(like.count) signups!: number;
  @ApiProperty(like.count) sales!: number;
  @ApiProperty({ type: [MoneyDto] }) commission!: MoneyDto[];
  @ApiProperty({
    type: 'array',
    items: like.count,
    description: 'Clicks of the last 30 days, the last day last',
  })
  trend!: number[];
}

@ApiSchema({ name: 'Activity' })
export class ActivityDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty({ enum: kinds, enumName: 'ActivityKind' }) kind!: (typeof kinds)[number];
  @ApiProperty(like.moment) at!: string;
  @ApiProperty(like.idOrNull) partner!: string | null;
  @ApiProperty(like.textOrNull) partnerName!: string | null;
  @ApiProperty() text!: string;
  @ApiProperty({ type: MoneyDto, nullable: true }) amount!: MoneyDto | null;
}

@ApiSchema({ name: 'ActivityPage' })
export class ActivityPageDto implements Page<ActivityDto> {
  @ApiProperty({ type: [ActivityDto] }) items!: ActivityDto[];
  @ApiProperty(like.next) next!: string | null;
}
