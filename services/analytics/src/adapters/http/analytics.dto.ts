import { ApiPropertyOptional } from '@nestjs/swagger';
import { isDay } from '@tributary/contracts';
import { like } from '@tributary/service-kit';
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

/** A day that the calendar has: 30 February is none. */
@ValidatorConstraint({ name: 'isDay' })
class IsDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isDay(value);
  }

  defaultMessage(): string {
    return 'Give a day such as 2026-11-20';
  }
}

export class SpanQuery {
  @ApiPropertyOptional({ ...like.day, description: "First day, in each program's zone", example: '2026-11-01' })
  @IsOptional()
  @Validate(IsDay)
  from?: string;

  @ApiPropertyOptional({ ...like.day, description: 'Last day, included; today when left out' })
  @IsOptional()
  @Validate(IsDay)
  to?: string;

  @ApiPropertyOptional({
    type: 'integer',
    default: 30,
    minimum: 1,
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
  @Matches(/^[^\0]*$/, { message: 'must not hold U+0000' })
  program?: string;

  @ApiPropertyOptional({ ...like.id, description: 'Partners see their own figures, whatever stands here' })
  @IsOptional()
  @IsUUID('all')
  partner?: string;
}

export class TopQuery extends SpanQuery {
  @ApiPropertyOptional({ type: 'integer', default: 100, minimum: 1, maximum: 200 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 100;
}
