import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, IsUUID, Length, Min } from 'class-validator';

export class NewRun {
  @ApiProperty({ example: 'GBP' })
  @IsString()
  @Length(3, 3)
  currency!: string;
}

export class SeenRun {
  @ApiProperty({ description: 'The sum as its author saw it, in minor units' })
  @IsInt()
  @Min(0)
  amount!: number;

  @ApiProperty({ description: 'The number of payouts as its author saw it' })
  @IsInt()
  @Min(0)
  count!: number;
}

export class BalancesQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  partner?: string;
}
