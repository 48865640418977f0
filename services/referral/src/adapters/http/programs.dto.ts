import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Program } from '@tributary/api-client';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

export const attributions = ['last-click', 'first-click'] as const;
const states = ['draft', 'active', 'paused', 'ended'] as const;

export class NewProgramDto {
  @ApiProperty({ description: 'Short code, unique in the organisation', example: 'shop' })
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9-]{0,38}$/i, { message: 'Use up to 39 letters, digits and hyphens' })
  code!: string;

  @ApiProperty({ description: 'Name that partners see' })
  @IsString()
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

  @ApiPropertyOptional({ enum: attributions, default: 'last-click' })
  @IsOptional()
  @IsIn(attributions)
  attribution?: 'last-click' | 'first-click';

  @ApiPropertyOptional({ default: 30, description: 'Days from click to signup' })
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

export class ProgramDto implements Program {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() name!: string;
  @ApiProperty() currency!: string;
  @ApiProperty({ type: String, nullable: true }) landingUrl!: string | null;
  @ApiProperty({ enum: states }) state!: 'draft' | 'active' | 'paused' | 'ended';
  @ApiProperty({ enum: attributions }) attribution!: 'last-click' | 'first-click';
  @ApiProperty() windowDays!: number;
  @ApiProperty() zone!: string;
  @ApiProperty() createdAt!: string;
}
