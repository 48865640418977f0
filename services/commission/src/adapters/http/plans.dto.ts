import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { isDay, type Plan } from '@tributary/contracts';
import { isInstant, like } from '@tributary/service-kit';
import { IsInt, IsObject, IsOptional, IsString, Length, Min, ValidateBy } from 'class-validator';
import type { PlanChange } from '../../domain/plan-changes.js';
import type { Sentence } from '../../domain/plan-in-words.js';
import type { Finding } from '../../domain/validation/finding.js';

/** Its shape is the JSON Schema of plans, which stands among the components. */
const plan = { allOf: [{ $ref: '#/components/schemas/Plan' }] };

const isBeginning = (value: unknown): boolean =>
  isInstant(value) || (typeof value === 'string' && isDay(value) && isInstant(`${value}T00:00:00Z`));

const IsBeginning = (): PropertyDecorator =>
  ValidateBy({
    name: 'isBeginning',
    validator: {
      validate: isBeginning,
      defaultMessage: () =>
        'Give a day of the years 2000 to 2199 such as 2026-12-01, which begins in the program’s zone, or a moment with its zone such as 2026-12-01T00:00:00Z',
    },
  });

@ApiSchema({ name: 'NewPlan' })
export class NewPlan {
  @ApiProperty({ description: 'Id or code' })
  @IsString()
  @Length(1, 60)
  program!: string;
  @ApiPropertyOptional({
    ...like.textOrNull,
    example: '2026-12-01',
    description:
      "A further version begins then, or now where this is left out: a day, which begins in the program's zone, or a moment with its zone; null, no beginning, is for the first alone",
  })
  @IsOptional()
  @IsBeginning()
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
  @ApiProperty({ enum: ['added', 'removed', 'changed', 'renamed'] }) kind!: PlanChange['kind'];
  @ApiProperty({ description: 'In the new plan; of what is removed, in the old one' }) path!: string;
  @ApiProperty({ ...like.textOrNull, description: 'Null where it is added' }) before!: string | null;
  @ApiProperty({ ...like.textOrNull, description: 'Null where it is removed' }) after!: string | null;
}

@ApiSchema({ name: 'OvertakenVersion' })
class OvertakenVersionDto {
  @ApiProperty(like.count) version!: number;
  @ApiProperty({ ...like.moment, description: 'For when it was planned' }) from!: string;
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
  @ApiProperty({ ...like.momentOrNull, description: 'When it would begin; the first version has no beginning' })
  from!: string | null;
  @ApiProperty({ description: "The program's, in which its days begin", example: 'Europe/Berlin' }) zone!: string;
  @ApiProperty({
    type: [OvertakenVersionDto],
    description: 'What is to come and would never be in force, because this begins no later and is published after it',
  })
  overtaken!: readonly OvertakenVersionDto[];
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
