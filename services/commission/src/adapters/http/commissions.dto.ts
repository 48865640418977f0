import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { largestTransaction } from '@tributary/money';
import { IsFilled, IsMoment, like, PageQuery } from '@tributary/service-kit';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

export const states = [
  'held',
  'pending',
  'approved',
  'settled',
  'paid',
  'reversed',
  'rejected',
  'nothing',
  'awaiting-rate',
] as const;
const yesOrNo = ['true', 'false'] as const;
const orders = ['-soldAt', 'soldAt'] as const;

export class CommissionsQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: states,
    enumName: 'CommissionState',
    description: 'With an amount in it; of a state without amounts, such as reversed, in it as a whole',
  })
  @IsOptional()
  @IsIn(states)
  state?: string;
  @ApiPropertyOptional({
    enum: yesOrNo,
    description:
      'Only pending bonuses that wait for a settlement, or all but them: `state=pending&unsettled=false` may be approved',
  })
  @IsOptional()
  @IsIn(yesOrNo)
  unsettled?: (typeof yesOrNo)[number];
  @ApiPropertyOptional(like.id)
  @IsOptional()
  @IsUUID()
  partner?: string;
  @ApiPropertyOptional({ description: 'Id or code' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  program?: string;
  @ApiPropertyOptional({
    description: 'Part of an order number or of a partner code; for staff also a whole customer id',
  })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  search?: string;
  @ApiPropertyOptional({ ...like.moment, description: 'Sales from this moment on' })
  @IsOptional()
  @IsMoment()
  from?: string;
  @ApiPropertyOptional({ ...like.moment, description: 'Sales before this moment' })
  @IsOptional()
  @IsMoment()
  to?: string;
  @ApiPropertyOptional({ enum: orders, default: '-soldAt', description: 'The newest sale first, or the oldest' })
  @IsOptional()
  @IsIn(orders)
  sort?: (typeof orders)[number];
}

export class ExportQuery {
  @ApiProperty({ description: 'Id or code' })
  @IsString()
  @Length(1, 60)
  program!: string;
  @ApiPropertyOptional({ enum: ['csv'], default: 'csv' })
  @IsOptional()
  @IsIn(['csv'])
  format?: string;
  @ApiPropertyOptional({ enum: ['1'], description: 'One row a commission instead of one a partner' })
  @IsOptional()
  @IsIn(['1'])
  lines?: string;
}

@ApiSchema({ name: 'DecisionItem' })
export class DecisionItem {
  @ApiProperty(like.id)
  @IsUUID()
  id!: string;
  @ApiPropertyOptional({ ...like.minorUnits, description: 'The amount as its author saw it, in minor units' })
  @IsOptional()
  @IsInt()
  amount?: number;
}

@ApiSchema({ name: 'Decisions' })
export class Decisions {
  @ApiProperty({ type: [DecisionItem], minItems: 1, maxItems: 200 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => DecisionItem)
  items!: DecisionItem[];
}

@ApiSchema({ name: 'Rejection' })
export class Rejection extends Decisions {
  @ApiProperty({ description: 'In words that the partner can answer' })
  @IsString()
  @IsFilled()
  @Length(1, 1_000)
  reason!: string;
  @ApiPropertyOptional({ description: 'The customer earns nobody anything more', default: false })
  @IsOptional()
  @IsBoolean()
  fraud?: boolean;
}

@ApiSchema({ name: 'ReasonedDecisions' })
export class ReasonedDecisions extends Decisions {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @IsFilled()
  @Length(1, 1_000)
  reason?: string;
}

@ApiSchema({ name: 'Correction' })
export class Correction {
  @ApiProperty({ ...like.minorUnits, minimum: 0, description: 'From now on, in minor units' })
  @IsInt()
  @Min(0)
  @Max(Number(largestTransaction))
  amount!: number;
  @ApiProperty({ ...like.minorUnits, description: 'Held, pending and approved together, as its author saw them' })
  @IsInt()
  seen!: number;
  @ApiProperty({ description: 'In words that the partner may read' })
  @IsString()
  @IsFilled()
  @Length(1, 1_000)
  reason!: string;
}
