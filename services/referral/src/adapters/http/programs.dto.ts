import { IsFilled, like } from '@tributary/service-kit';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

export const attributions = ['last-click', 'first-click'] as const;
const states = ['draft', 'active', 'paused', 'ended'] as const;

@ApiSchema({ name: 'NewProgram' })
export class NewProgramDto {
  @ApiProperty({ description: 'Short code, unique in the organisation', example: 'shop' })
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9-]{0,38}$/i, { message: 'Use up to 39 letters, digits and hyphens' })
  code!: string;

  @ApiProperty({ description: 'Name that partners see' })
  @IsString()
  @IsFilled()
  @Length(1, 200)
  name!: string;

  @ApiProperty({ description: 'ISO 4217 code of what it pays in', example: 'GBP' })
  @IsString()
  @Length(3, 3)
  currency!: string;

  @ApiPropertyOptional({ description: 'Where its links lead', type: String, nullable: true })
  @IsOptional()
  @IsString()
  @Length(1, 2_000)
  landingUrl?: string;

  @ApiPropertyOptional({ enum: attributions, enumName: 'Attribution', default: 'last-click' })
  @IsOptional()
  @IsIn(attributions)
  attribution?: 'last-click' | 'first-click';

  @ApiPropertyOptional({
    type: 'integer',
    default: 30,
    minimum: 1,
    maximum: 3_650,
    description: 'Days from click to signup',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3_650)
  windowDays?: number;

  @ApiPropertyOptional({ default: 'UTC' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  zone?: string;
}

@ApiSchema({ name: 'Program' })
export class ProgramDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty({ description: 'Unique in the organisation' }) code!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'What it pays in', example: 'GBP' }) currency!: string;
  @ApiProperty(like.textOrNull) landingUrl!: string | null;
  @ApiProperty({ enum: states, enumName: 'ProgramState' }) state!: (typeof states)[number];
  @ApiProperty({ enum: attributions, enumName: 'Attribution' }) attribution!: (typeof attributions)[number];
  @ApiProperty({ ...like.count, description: 'Days from click to signup' }) windowDays!: number;
  @ApiProperty() zone!: string;
  @ApiProperty(like.moment) createdAt!: string;
}
