import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { RuleData } from '@tributary/contracts';
import { PageQuery } from '@tributary/service-kit';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ruleKinds } from '../../domain/rules/version-1.js';

const states = ['held', 'pending', 'approved', 'paid', 'reversed', 'rejected', 'awaiting-rate'] as const;
const orders = ['-soldAt', 'soldAt'] as const;

export class CommissionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: states })
  @IsOptional()
  @IsIn(states)
  state?: string;
  @ApiPropertyOptional()
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
  @ApiPropertyOptional({ description: 'Sales from this moment on' })
  @IsOptional()
  @IsISO8601()
  from?: string;
  @ApiPropertyOptional({ description: 'Sales before this moment' })
  @IsOptional()
  @IsISO8601()
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
  @ApiPropertyOptional({ enum: ['csv'] })
  @IsOptional()
  @IsIn(['csv'])
  format?: string;
  @ApiPropertyOptional({ description: 'One row a commission' })
  @IsOptional()
  @IsIn(['1'])
  lines?: string;
}

export class DecisionItem {
  @ApiProperty()
  @IsUUID()
  id!: string;
  @ApiPropertyOptional({ description: 'The amount as its author saw it, in minor units' })
  @IsOptional()
  @IsInt()
  amount?: number;
}

export class Decisions {
  @ApiProperty({ type: [DecisionItem] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => DecisionItem)
  items!: DecisionItem[];
}

export class Rejection extends Decisions {
  @ApiProperty({ description: 'In words that the partner can answer' })
  @IsString()
  @Length(1, 1_000)
  reason!: string;
}

export class PlanRuleInput {
  @ApiProperty()
  @IsString()
  @Length(1, 60)
  id!: string;
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name!: string;
  @ApiProperty()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  priority!: number;
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsUUID()
  partner?: string | null;
  @ApiProperty({ enum: ruleKinds })
  @IsIn(ruleKinds)
  kind!: RuleData['kind'];
  @ApiPropertyOptional({ description: 'Decimal fraction: "0.1" is 10%' })
  @IsOptional()
  @Matches(/^(0(\.\d{1,8})?|1(\.0{1,8})?)$/, { message: 'A rate is a decimal from 0 to 1, such as "0.1"' })
  rate?: string;
  @ApiPropertyOptional({ description: 'Minor units of the currency of the program' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  amount?: number;
}

export class NewPlan {
  @ApiProperty({ description: 'Id or code' })
  @IsString()
  @Length(1, 60)
  program!: string;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'The first version has no beginning' })
  @IsOptional()
  @IsISO8601()
  from?: string | null;
  @ApiProperty()
  @IsInt()
  @Min(0)
  @Max(3_650)
  holdDays!: number;
  @ApiProperty({ type: [PlanRuleInput] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PlanRuleInput)
  rules!: PlanRuleInput[];
}

export class PlansQuery {
  @ApiProperty({ description: 'Id or code of the program' })
  @IsString()
  @Length(1, 60)
  program!: string;
}
