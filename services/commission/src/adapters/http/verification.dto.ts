import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { like } from '@tributary/service-kit';
import type { Verification } from '../../application/run-verification.js';

@ApiSchema({ name: 'VerifiedTotal' })
class VerifiedTotalDto {
  @ApiProperty({ example: 'GBP' }) currency!: string;
  @ApiProperty(like.minorUnits) held!: number;
  @ApiProperty(like.minorUnits) pending!: number;
  @ApiProperty(like.minorUnits) approved!: number;
}

@ApiSchema({ name: 'Verification' })
export class VerificationDto implements Verification {
  @ApiProperty(like.moment) at!: string;
  @ApiProperty({ description: 'Everything was derived again, and is the same' }) agrees!: boolean;
  @ApiProperty(like.count) facts!: number;
  @ApiProperty(like.count) entries!: number;
  @ApiProperty(like.count) commissions!: number;
  @ApiProperty({ type: [VerifiedTotalDto] }) totals!: VerifiedTotalDto[];
  @ApiProperty({ description: 'SHA-256 over sorted natural keys and amounts' }) digest!: string;
  @ApiProperty(like.texts) differences!: string[];
  @ApiProperty(like.count) durationMs!: number;
}

@ApiSchema({ name: 'LastVerification' })
export class LastVerificationDto {
  @ApiProperty({ type: VerificationDto, nullable: true, description: 'Null: there was none yet' })
  last!: VerificationDto | null;
}
