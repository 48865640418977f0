import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { LocalDate, PaidForData } from '@tributary/contracts';
import { like, MoneyDto, type Page, type ProblemCode, problemCodes } from '@tributary/service-kit';
import type { Attribution, JudgedTouch } from '../../application/explain-attribution.js';
import { type Decision, decisionKinds } from '../../application/decisions-of.js';
import type { LostRule } from '../../application/explain-choice.js';
import type { Step } from '../../application/explain-step.js';
import type { ReceiptLine } from '../../application/terms-in-words.js';
import type { Unsettled } from '../../application/unsettled.js';
import { states } from './commissions.dto.js';

const models = ['last-click', 'first-click', 'linear', 'position'] as const;
const touchKinds = ['click', 'code', 'imported'] as const;

const kinds = [
  'sale',
  'deal',
  'lead',
  'activity',
  'signup',
  'qualification',
  'clicks',
  'bonus',
  'revenue',
  'manual',
] as const satisfies readonly PaidForData['kind'][];
export type CommissionKind = (typeof kinds)[number];

export type CommissionState = (typeof states)[number];

const settlements = ['week', 'month', 'quarter', 'year', 'lifetime'] as const satisfies readonly Unsettled['period'][];

@ApiSchema({ name: 'UnsettledPeriod', description: 'What a bonus is for and what may still change' })
class UnsettledDto implements Unsettled {
  @ApiProperty({ enum: settlements, enumName: 'SettledPeriod' }) period!: Unsettled['period'];
  @ApiProperty({ ...like.textOrNull, format: 'date', description: 'Its first day; null of a lifetime' })
  from!: LocalDate | null;
}

@ApiSchema({ name: 'Commission' })
export class CommissionDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty({
    enum: states,
    enumName: 'CommissionState',
    description: 'Of the part that comes next; held, pending, approved, settled and paid have all of them',
  })
  state!: CommissionState;
  @ApiProperty(like.id) program!: string;
  @ApiProperty() programName!: string;
  @ApiProperty(like.id) partner!: string;
  @ApiProperty() partnerName!: string;
  @ApiProperty({ description: "The sender's id of the sale" }) order!: string;
  @ApiProperty() source!: string;
  @ApiProperty({ description: 'Masked for partners' }) customer!: string;
  @ApiProperty(like.moment) soldAt!: string;
  @ApiProperty(like.momentOrNull) holdUntil!: string | null;
  @ApiProperty({ type: MoneyDto, description: 'Of the sale' }) gross!: MoneyDto;
  @ApiProperty({ type: MoneyDto, description: 'Of the sale' }) refunded!: MoneyDto;
  @ApiProperty({
    ...like.textOrNull,
    description: 'A decimal fraction; null where the rule pays otherwise than one share of the sale',
  })
  rate!: string | null;
  @ApiProperty({ type: MoneyDto, description: 'Held, pending and approved together' }) amount!: MoneyDto;
  @ApiProperty({ type: MoneyDto }) held!: MoneyDto;
  @ApiProperty({ type: MoneyDto }) pending!: MoneyDto;
  @ApiProperty({ type: MoneyDto, description: 'With what of it is settled or paid' }) approved!: MoneyDto;
  @ApiProperty({
    type: MoneyDto,
    description: 'Of what is approved: kept for a debt or set off against what is taken off, so no payout pays it',
  })
  settled!: MoneyDto;
  @ApiProperty({ type: MoneyDto, description: 'Of what is approved: sent by payouts' }) paid!: MoneyDto;
  @ApiProperty(like.moment) updatedAt!: string;
  @ApiProperty({ enum: kinds, enumName: 'CommissionKind', description: 'What is paid for' }) kind!: CommissionKind;
  @ApiProperty({ description: 'base, extra:<rule>, override:<level>:<child>, bonus:<key> or manual' })
  component!: string;
  @ApiProperty({
    type: UnsettledDto,
    nullable: true,
    description: 'Of a pending bonus: what has to be settled before it may be approved',
  })
  unsettled!: UnsettledDto | null;
}

@ApiSchema({ name: 'CommissionTotals' })
export class CommissionTotalsDto {
  @ApiProperty({ enum: states, enumName: 'CommissionState' }) state!: CommissionState;
  @ApiProperty({ description: 'Pending bonuses that wait for a settlement; nobody may approve them yet' })
  unsettled!: boolean;
  @ApiProperty({ ...like.count, description: 'One with amounts in several states counts in each' }) count!: number;
  @ApiProperty({ type: MoneyDto, description: 'What is in this state' }) amount!: MoneyDto;
}

@ApiSchema({ name: 'CommissionsPage' })
export class CommissionsPageDto implements Page<CommissionDto> {
  @ApiProperty({ type: [CommissionDto] }) items!: CommissionDto[];
  @ApiProperty(like.next) next!: string | null;
  @ApiProperty({ ...like.count, description: 'Of all that match, on whichever page' }) count!: number;
  @ApiProperty({ type: [CommissionTotalsDto], description: 'Of all that match, amounts in their states' })
  totals!: CommissionTotalsDto[];
}

@ApiSchema({ name: 'CommissionStep' })
class StepDto implements Step {
  @ApiProperty({ example: 'sale' }) kind!: string;
  @ApiProperty({
    ...like.momentOrNull,
    description: 'When it happened; of what another sale or a touch changed, when that became known',
  })
  at!: string | null;
  @ApiProperty({ description: '`at` is when it became known, not when it happened' }) isRecorded!: boolean;
  @ApiProperty() title!: string;
  @ApiProperty(like.textOrNull) detail!: string | null;
  @ApiProperty({ type: MoneyDto, nullable: true }) amount!: MoneyDto | null;
  @ApiProperty({ ...like.idOrNull, description: 'Another commission that has to do with it' }) commission!:
    | string
    | null;
}

@ApiSchema({ name: 'ReceiptLine' })
class ReceiptLineDto implements ReceiptLine {
  @ApiProperty() label!: string;
  @ApiProperty({ type: MoneyDto }) amount!: MoneyDto;
  @ApiProperty({ ...like.textOrNull, description: 'Minor units as a decimal, of a step that is not rounded yet' })
  exact!: string | null;
  @ApiProperty({ enum: ['item', 'subtract', 'total'] }) kind!: ReceiptLine['kind'];
}

@ApiSchema({ name: 'AppliedRule' })
class AppliedRuleDto {
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'Of whom it was made for: partner or program' }) level!: string;
  @ApiProperty(like.count) planVersion!: number;
  @ApiProperty() text!: string;
}

@ApiSchema({ name: 'LostRule', description: 'A rule that did not pay' })
class LostRuleDto implements LostRule {
  @ApiProperty() rule!: string;
  @ApiProperty({ ...like.count, nullable: true, description: 'Of the order, from 1; null: the whole of it' })
  line!: number | null;
  @ApiProperty() reason!: string;
}

@ApiSchema({ name: 'JudgedTouch' })
class JudgedTouchDto implements JudgedTouch {
  @ApiProperty({ enum: touchKinds }) kind!: JudgedTouch['kind'];
  @ApiProperty(like.momentOrNull) at!: string | null;
  @ApiProperty({ ...like.textOrNull, description: 'Its code' }) link!: string | null;
  @ApiProperty(like.textOrNull) partnerName!: string | null;
  @ApiProperty() won!: boolean;
  @ApiProperty() reason!: string;
}

@ApiSchema({ name: 'CommissionAttribution' })
class AttributionDto implements Attribution {
  @ApiProperty({ enum: models, enumName: 'AttributionModel' }) model!: Attribution['model'];
  @ApiProperty({ ...like.count, description: 'Days from click to signup' }) windowDays!: number;
  @ApiProperty({
    type: [JudgedTouchDto],
    description: "In the order of time. A partner sees its own, and of another's only that it won",
  })
  touches!: JudgedTouchDto[];
}

@ApiSchema({ name: 'CommissionDecision' })
class DecisionDto {
  @ApiProperty({ enum: decisionKinds, enumName: 'DecisionKind' }) kind!: Decision['kind'];
  @ApiProperty(like.moment) at!: string;
  @ApiProperty({ type: MoneyDto, nullable: true, description: 'Decided on, or corrected to' }) amount!: MoneyDto | null;
  @ApiProperty(like.textOrNull) reason!: string | null;
  @ApiProperty({ ...like.textOrNull, description: 'The account or API key; null for partners' }) by!: string | null;
}

@ApiSchema({ name: 'CommissionExplanation' })
export class CommissionExplanationDto extends CommissionDto {
  @ApiProperty({ type: [StepDto], description: 'In the order of time' }) steps!: StepDto[];
  @ApiProperty({
    type: AttributionDto,
    nullable: true,
    description: 'Whose customer it is, and why; null where it is not known',
  })
  attribution!: AttributionDto | null;
  @ApiProperty({
    type: [ReceiptLineDto],
    description: 'The sum: what was charged, what remains, each step of the terms',
  })
  receipt!: ReceiptLineDto[];
  @ApiProperty({ type: AppliedRuleDto }) rule!: AppliedRuleDto;
  @ApiProperty({ type: [LostRuleDto], description: 'A partner sees its own rules and those of its tier' })
  lostRules!: LostRuleDto[];
  @ApiProperty({ ...like.textOrNull, description: 'The reason' }) rejection!: string | null;
  @ApiProperty({ type: [DecisionDto], description: 'In the order of time' }) decisions!: DecisionDto[];
  @ApiProperty({ ...like.idOrNull, description: 'Of an entry by hand: the commission whose opposite it is' })
  undoes!: string | null;
  @ApiProperty({ ...like.idOrNull, description: 'Of an entry by hand: the commission that is its opposite' })
  undoneBy!: string | null;
}

@ApiSchema({ name: 'RefusedDecision' })
class RefusedDecisionDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty({ enum: problemCodes, enumName: 'ProblemCode' }) code!: ProblemCode;
  @ApiProperty() detail!: string;
}

@ApiSchema({ name: 'DecisionResult' })
export class DecisionResultDto {
  @ApiProperty({ type: [String], description: 'Ids' }) decided!: string[];
  @ApiProperty({ type: [RefusedDecisionDto] }) refused!: RefusedDecisionDto[];
  @ApiProperty({ description: 'Of the log' }) position!: string;
}

const reviewKinds = ['refund-surplus', 'approved-of-fraud'] as const;

@ApiSchema({
  name: 'ReviewItem',
  description:
    'A refund that no sale can bear, or what is approved and not paid of a customer of whom a sale was rejected for fraud',
})
export class ReviewItemDto {
  @ApiProperty({ ...like.id, description: 'Of the refund or the commission' }) id!: string;
  @ApiProperty({ enum: reviewKinds, enumName: 'ReviewKind' }) kind!: (typeof reviewKinds)[number];
  @ApiProperty(like.id) program!: string;
  @ApiProperty({ description: "The sender's id of the refund or of the sale" }) reference!: string;
  @ApiProperty(like.textOrNull) customer!: string | null;
  @ApiProperty({ type: MoneyDto, description: 'What is left over, or approved and not paid' }) amount!: MoneyDto;
  @ApiProperty(like.moment) at!: string;
}
