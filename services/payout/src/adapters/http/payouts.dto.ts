import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { like } from '@tributary/service-kit';
import { IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';

@ApiSchema({ name: 'NewPayoutRun' })
export class NewRun {
  @ApiProperty({ example: 'GBP', minLength: 3, maxLength: 3 })
  @IsString()
  @Length(3, 3)
  currency!: string;
}

@ApiSchema({ name: 'SeenPayoutRun' })
export class SeenRun {
  @ApiProperty({ ...like.minorUnits, minimum: 0, description: 'The sum as its author saw it, in minor units' })
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  amount!: number;

  @ApiProperty({ ...like.count, description: 'The number of payouts as its author saw it' })
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  count!: number;
}

export class BalancesQuery {
  @ApiPropertyOptional({ ...like.id, description: 'Partners see their own, whatever stands here' })
  @IsOptional()
  @IsUUID('all')
  partner?: string;
}
