import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Balance, BalanceVerification, Money, NextPayout, Page, Payout, PayoutRun } from '@tributary/api-client';
import { IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';

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
  @Max(Number.MAX_SAFE_INTEGER)
  amount!: number;

  @ApiProperty({ description: 'The number of payouts as its author saw it' })
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  count!: number;
}

export class BalancesQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID('all')
  partner?: string;
}

class MoneyDto implements Money {
  @ApiProperty({ description: 'Minor units' }) amount!: number;
  @ApiProperty({ example: 'GBP' }) currency!: string;
}

export class BalanceDto implements Balance {
  @ApiProperty() partner!: string;
  @ApiProperty() partnerName!: string;
  @ApiProperty() currency!: string;
  @ApiProperty() held!: number;
  @ApiProperty() pending!: number;
  @ApiProperty() available!: number;
  @ApiProperty({ description: 'In payouts that are approved and not yet paid' }) inTransit!: number;
  @ApiProperty() paid!: number;
  @ApiProperty({ description: 'What the partner owes; the next approvals repay it' }) debt!: number;
}

class BalanceTotalDto {
  @ApiProperty() currency!: string;
  @ApiProperty() available!: number;
  @ApiProperty() inTransit!: number;
  @ApiProperty() paid!: number;
  @ApiProperty() debt!: number;
}

export class BalanceVerificationDto implements BalanceVerification {
  @ApiProperty() at!: string;
  @ApiProperty() agrees!: boolean;
  @ApiProperty() transactions!: number;
  @ApiProperty() balances!: number;
  @ApiProperty({ type: [BalanceTotalDto] }) totals!: BalanceTotalDto[];
  @ApiProperty({ description: 'SHA-256 over sorted natural keys and amounts' }) digest!: string;
  @ApiProperty({ type: [String] }) differences!: string[];
}

class PayoutDto implements Payout {
  @ApiProperty() id!: string;
  @ApiProperty() run!: string;
  @ApiProperty() partner!: string;
  @ApiProperty() partnerName!: string;
  @ApiProperty({ type: MoneyDto }) amount!: Money;
  @ApiProperty({ enum: ['requested', 'paid', 'returned'] }) state!: Payout['state'];
  @ApiProperty() requestedAt!: string;
  @ApiProperty({ type: String, nullable: true }) paidAt!: string | null;
  @ApiProperty() reference!: string;
}

export class PayoutPageDto implements Page<Payout> {
  @ApiProperty({ type: [PayoutDto] }) items!: Payout[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

class RunPayoutDto {
  @ApiProperty() id!: string;
  @ApiProperty() partner!: string;
  @ApiProperty() partnerName!: string;
  @ApiProperty() partnerCode!: string;
  @ApiProperty({ type: MoneyDto }) amount!: Money;
  @ApiProperty({ enum: ['proposed', 'requested', 'paid', 'returned'] }) state!: PayoutRun['payouts'][number]['state'];
}

class LeftOutDto {
  @ApiProperty() partner!: string;
  @ApiProperty() partnerName!: string;
  @ApiProperty({ type: MoneyDto }) amount!: Money;
  @ApiProperty() reason!: string;
}

export class PayoutRunDto implements PayoutRun {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'Counts up within the organisation' }) number!: number;
  @ApiProperty() currency!: string;
  @ApiProperty({ enum: ['proposed', 'approved', 'paid', 'cancelled'] }) state!: PayoutRun['state'];
  @ApiProperty({ type: MoneyDto }) total!: Money;
  @ApiProperty() count!: number;
  @ApiProperty() createdAt!: string;
  @ApiProperty({ type: [RunPayoutDto] }) payouts!: PayoutRun['payouts'];
  @ApiProperty({ type: [LeftOutDto], description: 'While proposed: who is not paid, and why' })
  leftOut!: PayoutRun['leftOut'];
}

class BlockerDto {
  @ApiProperty({ enum: ['nothing-available', 'debt', 'awaiting-approval', 'suspended'] })
  code!: NextPayout['blockers'][number]['code'];
  @ApiProperty() detail!: string;
}

export class NextPayoutDto implements NextPayout {
  @ApiProperty({ type: [MoneyDto] }) amounts!: Money[];
  @ApiProperty({ type: String, nullable: true }) date!: string | null;
  @ApiProperty({ type: [BlockerDto] }) blockers!: NextPayout['blockers'];
}
