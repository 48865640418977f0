import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { like, ProblemDto } from '@tributary/service-kit';
import type { Verification } from '../../application/run-verification.js';
import type { FailedVerification, RunningVerification, Verifications } from '../../application/verification-runs.js';
import { steps } from '../../application/verify.js';

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

@ApiSchema({ name: 'RunningVerification' })
export class RunningVerificationDto implements RunningVerification {
  @ApiProperty(like.id) id!: string;
  @ApiProperty(like.moment) since!: string;
  @ApiProperty({
    enum: steps,
    description: 'It waits until the books hold what was recorded, replays the facts, and compares',
  })
  step!: RunningVerification['step'];
  @ApiProperty({ ...like.count, description: 'Replayed so far' }) facts!: number;
  @ApiProperty({ ...like.count, maximum: 100, description: 'How much of the log has been read' }) percent!: number;
}

@ApiSchema({ name: 'FailedVerification' })
export class FailedVerificationDto implements FailedVerification {
  @ApiProperty(like.id) id!: string;
  @ApiProperty(like.moment) since!: string;
  @ApiProperty({ description: '`verification-cut-off`: its process has ended' }) problem!: ProblemDto;
}

@ApiSchema({ name: 'Verifications' })
export class VerificationsDto implements Verifications {
  @ApiProperty({ type: VerificationDto, nullable: true, description: 'The last result. Null: there was none yet' })
  last!: VerificationDto | null;
  @ApiProperty({ type: RunningVerificationDto, nullable: true, description: 'Null: none runs' })
  running!: RunningVerificationDto | null;
  @ApiProperty({ type: FailedVerificationDto, nullable: true, description: 'Why the latest came to no result' })
  failed!: FailedVerificationDto | null;
}
