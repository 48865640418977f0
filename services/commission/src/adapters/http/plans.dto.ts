import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { RuleData } from '@tributary/contracts';
import { IsMoment, like } from '@tributary/service-kit';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
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

@ApiSchema({ name: 'NewPlanRule' })
export class PlanRuleInput {
  @ApiProperty()
  @IsString()
  @Length(1, 60)
  id!: string;
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name!: string;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1_000_000, description: 'The highest wins' })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  priority!: number;
  @ApiPropertyOptional({ ...like.idOrNull, description: 'For one partner alone' })
  @IsOptional()
  @IsUUID()
  partner?: string | null;
  @ApiProperty({ enum: ruleKinds, enumName: 'PlanRuleKind' })
  @IsIn(ruleKinds)
  kind!: RuleData['kind'];
  @ApiPropertyOptional({ description: 'Decimal fraction: "0.1" is 10%' })
  @IsOptional()
  @Matches(/^(0(\.\d{1,8})?|1(\.0{1,8})?)$/, { message: 'A rate is a decimal from 0 to 1, such as "0.1"' })
  rate?: string;
  @ApiPropertyOptional({ ...like.minorUnits, description: 'Minor units of the currency of the program' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  amount?: number;
}

@ApiSchema({ name: 'NewPlan' })
export class NewPlan {
  @ApiProperty({ description: 'Id or code' })
  @IsString()
  @Length(1, 60)
  program!: string;
  @ApiPropertyOptional({
    ...like.momentOrNull,
    description:
      'A further version begins then, or now where this is left out; null, no beginning, is for the first alone',
  })
  @IsOptional()
  @IsMoment()
  from?: string | null;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 3_650 })
  @IsInt()
  @Min(0)
  @Max(3_650)
  holdDays!: number;
  @ApiProperty({ type: [PlanRuleInput], minItems: 1, maxItems: 200 })
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

@ApiSchema({ name: 'PlanRule' })
export class PlanRuleDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty(like.count) priority!: number;
  @ApiProperty({ ...like.idOrNull, description: 'Null: for every partner' }) partner!: string | null;
  @ApiProperty({ enum: ruleKinds, enumName: 'PlanRuleKind' }) kind!: RuleData['kind'];
  @ApiPropertyOptional({ description: 'Of a percentage: a decimal fraction' }) rate?: string;
  @ApiPropertyOptional({ ...like.minorUnits, description: 'Of a flat rule, in minor units' }) amount?: number;
}

@ApiSchema({ name: 'PlanVersion' })
export class PlanVersionDto {
  @ApiProperty(like.id) program!: string;
  @ApiProperty({ ...like.count, description: 'Counts up within the program' }) version!: number;
  @ApiProperty({ ...like.momentOrNull, description: 'The first version has no beginning' }) from!: string | null;
  @ApiProperty(like.count) holdDays!: number;
  @ApiProperty({ type: [PlanRuleDto] }) rules!: PlanRuleDto[];
  @ApiProperty(like.moment) publishedAt!: string;
}
