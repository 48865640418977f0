import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { Plan } from '@tributary/contracts';
import { IsMoment, like } from '@tributary/service-kit';
import { IsInt, IsObject, IsOptional, IsString, Length, Min } from 'class-validator';
import type { PlanChange } from '../../domain/plan-changes.js';
import type { Sentence } from '../../domain/plan-in-words.js';
import type { Finding } from '../../domain/validation/finding.js';

/** Its shape is the JSON Schema of plans, which stands among the components. */
const plan = { allOf: [{ $ref: '#/components/schemas/Plan' }] };

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
  @ApiPropertyOptional({
    ...like.count,
    description: 'How many versions there were when its author looked; refused where there are others by now',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  after?: number;
  @ApiProperty(plan)
  @IsObject()
  plan!: object;
}

export class PlansQuery {
  @ApiProperty({ description: 'Id or code of the program' })
  @IsString()
  @Length(1, 60)
  program!: string;
}

@ApiSchema({ name: 'PlanSentence' })
export class PlanSentenceDto implements Sentence {
  @ApiProperty({ description: 'The part of the plan that it is about', example: 'rules[0]' }) path!: string;
  @ApiProperty({ example: 'Every partner earns 10% of the net amount of each sale.' }) text!: string;
}

@ApiSchema({ name: 'PlanFinding' })
class PlanFindingDto implements Finding {
  @ApiProperty({ description: 'Empty: the plan as a whole', example: 'rules[2].pays.bands[1].from' }) path!: string;
  @ApiProperty({ description: 'Stable', example: 'not-ascending' }) code!: string;
  @ApiProperty() message!: string;
}

@ApiSchema({ name: 'PlanChange' })
class PlanChangeDto implements PlanChange {
  @ApiProperty({ enum: ['added', 'removed', 'changed'] }) kind!: PlanChange['kind'];
  @ApiProperty({ description: 'In the new plan; of what is removed, in the old one' }) path!: string;
  @ApiProperty({ ...like.textOrNull, description: 'Null where it is added' }) before!: string | null;
  @ApiProperty({ ...like.textOrNull, description: 'Null where it is removed' }) after!: string | null;
}

@ApiSchema({ name: 'PlanReview' })
export class PlanReviewDto {
  @ApiProperty({ type: [PlanFindingDto], description: 'With any of these it cannot be published' })
  errors!: readonly PlanFindingDto[];
  @ApiProperty({ type: [PlanFindingDto] }) warnings!: readonly PlanFindingDto[];
  @ApiProperty({ type: [PlanChangeDto], description: 'Against the version in force when this one begins' })
  changes!: readonly PlanChangeDto[];
  @ApiProperty({ type: [PlanSentenceDto], description: 'Empty where its structure cannot be read' })
  sentences!: readonly PlanSentenceDto[];
  @ApiProperty({ ...like.count, nullable: true, description: 'Of which `changes` speaks; null where there is none' })
  comparedTo!: number | null;
}

@ApiSchema({ name: 'PlanVersion' })
export class PlanVersionDto {
  @ApiProperty(like.id) program!: string;
  @ApiProperty({ ...like.count, description: 'Counts up within the program' }) version!: number;
  @ApiProperty({ ...like.momentOrNull, description: 'The first version has no beginning' }) from!: string | null;
  @ApiProperty(like.moment) publishedAt!: string;
  @ApiProperty({ ...like.textOrNull, description: 'The account or API key; null for partners' })
  publishedBy!: string | null;
  @ApiProperty({ ...plan, description: 'A partner sees what may apply to it' }) plan!: Plan;
  @ApiProperty({ type: [PlanSentenceDto], description: 'The same in words' }) sentences!: readonly PlanSentenceDto[];
}
