import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { like, MoneyDto, type Page } from '@tributary/service-kit';
import type { Blocker, NextPayout } from '../../application/next-payout.js';
import type { BalanceTotal, BalanceVerification } from '../../application/verify-ledger.js';

const payoutStates = ['requested', 'paid', 'returned'] as const;
const runPayoutStates = ['proposed', ...payoutStates] as const;
const runStates = ['proposed', 'approved', 'paid', 'cancelled', 'replaced'] as const;

@ApiSchema({ name: 'Balance' })
export class BalanceDto {
  @ApiProperty(like.id) partner!: string;
  @ApiProperty() partnerName!: string;
  @ApiProperty({ example: 'GBP' }) currency!: string;
  @ApiProperty(like.minorUnits) held!: number;
  @ApiProperty({ ...like.minorUnits, description: 'Not approved yet, bonuses that wait for their settlement included' })
  pending!: number;
  @ApiProperty(like.minorUnits) available!: number;
  @ApiProperty({ ...like.minorUnits, description: 'In payouts that are approved and not yet paid' }) inTransit!: number;
  @ApiProperty(like.minorUnits) paid!: number;
  @ApiProperty({ ...like.minorUnits, description: 'What the partner owes; the next approvals repay it' }) debt!: number;
}

@ApiSchema({ name: 'BalanceTotal' })
class BalanceTotalDto implements BalanceTotal {
  @ApiProperty({ example: 'GBP' }) currency!: string;
  @ApiProperty(like.minorUnits) available!: number;
  @ApiProperty(like.minorUnits) inTransit!: number;
  @ApiProperty(like.minorUnits) paid!: number;
  @ApiProperty(like.minorUnits) debt!: number;
}

@ApiSchema({ name: 'BalanceVerification' })
export class BalanceVerificationDto implements BalanceVerification {
  @ApiProperty(like.moment) at!: string;
  @ApiProperty({ description: 'Everything was derived again, and is the same' }) agrees!: boolean;
  @ApiProperty(like.count) transactions!: number;
  @ApiProperty(like.count) balances!: number;
  @ApiProperty({ type: [BalanceTotalDto] }) totals!: BalanceTotalDto[];
  @ApiProperty({ description: 'SHA-256 over sorted natural keys and amounts' }) digest!: string;
  @ApiProperty(like.texts) differences!: string[];
}

@ApiSchema({ name: 'Payout' })
export class PayoutDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty(like.id) run!: string;
  @ApiProperty(like.id) partner!: string;
  @ApiProperty() partnerName!: string;
  @ApiProperty({ type: MoneyDto }) amount!: MoneyDto;
  @ApiProperty({ enum: payoutStates }) state!: (typeof payoutStates)[number];
  @ApiProperty(like.moment) requestedAt!: string;
  @ApiProperty(like.momentOrNull) paidAt!: string | null;
  @ApiProperty() reference!: string;
}

@ApiSchema({ name: 'PayoutsPage' })
export class PayoutPageDto implements Page<PayoutDto> {
  @ApiProperty({ type: [PayoutDto] }) items!: PayoutDto[];
  @ApiProperty(like.next) next!: string | null;
}

@ApiSchema({ name: 'RunPayout' })
class RunPayoutDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty(like.id) partner!: string;
  @ApiProperty() partnerName!: string;
  @ApiProperty() partnerCode!: string;
  @ApiProperty({ type: MoneyDto }) amount!: MoneyDto;
  @ApiProperty({ enum: runPayoutStates }) state!: (typeof runPayoutStates)[number];
}

@ApiSchema({ name: 'LeftOut' })
class LeftOutDto {
  @ApiProperty(like.id) partner!: string;
  @ApiProperty() partnerName!: string;
  @ApiProperty({ type: MoneyDto }) amount!: MoneyDto;
  @ApiProperty() reason!: string;
}

@ApiSchema({ name: 'NextRun' })
class NextRunDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty(like.count) number!: number;
}

@ApiSchema({ name: 'PayoutRunSummary' })
export class PayoutRunSummaryDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty({ ...like.count, description: 'Counts up within the organisation' }) number!: number;
  @ApiProperty({ example: 'GBP' }) currency!: string;
  @ApiProperty({ enum: runStates }) state!: (typeof runStates)[number];
  @ApiProperty({ type: NextRunDto, nullable: true, description: 'The later proposal that replaced it' })
  replacedBy!: NextRunDto | null;
  @ApiProperty({ type: MoneyDto }) total!: MoneyDto;
  @ApiProperty({ ...like.count, description: 'Of payouts' }) count!: number;
  @ApiProperty(like.moment) createdAt!: string;
}

@ApiSchema({ name: 'PayoutRun' })
export class PayoutRunDto extends PayoutRunSummaryDto {
  @ApiProperty({ type: [RunPayoutDto] }) payouts!: RunPayoutDto[];
  @ApiProperty({ type: [LeftOutDto], description: 'While proposed: who is not paid, and why' }) leftOut!: LeftOutDto[];
}

@ApiSchema({ name: 'PayoutBlocker' })
class BlockerDto implements Blocker {
  @ApiProperty({ enum: ['nothing-available', 'debt', 'awaiting-approval', 'suspended'] }) code!: Blocker['code'];
  @ApiProperty() detail!: string;
}

@ApiSchema({ name: 'NextPayout' })
export class NextPayoutDto implements NextPayout {
  @ApiProperty({ type: [MoneyDto] }) amounts!: MoneyDto[];
  @ApiProperty({ type: String, format: 'date', nullable: true }) date!: string | null;
  @ApiProperty({ type: [BlockerDto] }) blockers!: BlockerDto[];
}
