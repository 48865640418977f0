import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { like, MoneyDto } from '@tributary/service-kit';
import { IsEmail, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { type Refundable, refundable } from '../../domain/sale.js';
import {
  AmountDto,
  type Attributes,
  charged,
  IsAttributesOrMissing,
  IsInstantOrMissing,
  IsLinesOrMissing,
  IsMinorOrMissing,
  IsMomentOrMissing,
  IsMoney,
  IsText,
  IsTextOrMissing,
  Sent,
} from './sent-fields.js';
import { AmendedLineDto, NewLineDto, quantity, RefundLineDto } from './trade-lines.dto.js';

const clickToken = { description: 'What the landing page got as tributary_click' };

@ApiSchema({ name: 'NewSignup' })
export class NewSignupDto extends Sent {
  @IsText({ description: "The customer's id in your system" }) customerId!: string;

  @ApiPropertyOptional(clickToken)
  @IsOptional()
  @IsString()
  @MaxLength(4_000)
  clickToken?: string;

  @IsTextOrMissing({ description: 'Code of a link that the customer named', most: 60 }) code?: string;
  @IsTextOrMissing({ most: 60 }) country?: string;
  @IsTextOrMissing() name?: string;

  @ApiPropertyOptional({ format: 'email' })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string;

  @IsAttributesOrMissing() meta?: Attributes;
}

@ApiSchema({ name: 'LateTouches' })
export class LateTouchesDto {
  @ApiPropertyOptional(clickToken)
  @IsOptional()
  @IsString()
  @MaxLength(4_000)
  clickToken?: string;

  @IsTextOrMissing({ description: 'Code of a link that the customer had named', most: 60 }) code?: string;
  @IsMomentOrMissing("When the code was named; the signup's moment where it is missing") occurredAt?: string;
}

@ApiSchema({ name: 'Amendment' })
export class AmendmentDto extends AmountDto {
  @IsLinesOrMissing(AmendedLineDto, 'All of them; without, the new amounts are spread over the lines as they were sold')
  lines?: AmendedLineDto[];

  @IsMinorOrMissing() discount?: number;

  @IsMomentOrMissing('Now where it is missing; of several amendments the one that occurred last holds')
  occurredAt?: string;
}

@ApiSchema({ name: 'NewConversion' })
export class NewConversionDto extends Sent {
  @IsText({ description: 'Your id of the sale' }) externalId!: string;
  @IsTextOrMissing({ description: 'Missing for a buyer nobody knows' }) customerId?: string;
  @IsMoney(charged) amount!: MoneyDto;
  @IsMinorOrMissing() tax?: number;
  @IsMinorOrMissing() shipping?: number;
  @IsMinorOrMissing() discount?: number;
  @IsLinesOrMissing(NewLineDto) lines?: NewLineDto[];
  @IsTextOrMissing({ description: 'Your number of the invoice' }) invoice?: string;
  @IsTextOrMissing({ description: 'Your id of the subscription that it renews' }) subscription?: string;
  @IsInstantOrMissing('Start of the time that it pays for; its own moment without') serviceFrom?: string;
  @IsTextOrMissing({ description: 'A code of the order; that of a link is a touch as well' }) coupon?: string;
  @IsTextOrMissing({ description: 'Of the order', most: 60 }) country?: string;
  @IsTextOrMissing({ description: 'Your id of the deal whose invoice it is' }) deal?: string;
  @IsAttributesOrMissing() meta?: Attributes;
}

@ApiSchema({ name: 'NewRefund' })
export class NewRefundDto extends Sent {
  @IsText({ description: 'Your id of the refund' }) externalId!: string;

  @IsTextOrMissing({
    description: 'Your id of the sale; without it the latest sales of the customer bear the refund',
  })
  refundOf?: string;

  @ApiPropertyOptional({ enum: refundable, default: 'sale', description: 'What refundOf names' })
  @IsOptional()
  @IsIn(refundable)
  refundOfKind?: Refundable;

  @IsLinesOrMissing(RefundLineDto, 'Which lines it gives back; they add up to it') lines?: RefundLineDto[];
  @IsTextOrMissing({ ...quantity, description: 'Units that it gives back of the whole order' }) quantity?: string;
  @IsTextOrMissing() customerId?: string;
  @IsMoney() amount!: MoneyDto;
  @IsMinorOrMissing() tax?: number;
  @IsMinorOrMissing() shipping?: number;
}

@ApiSchema({ name: 'SignupAnswer' })
export class SignupAnswerDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty(like.id) program!: string;
  @ApiProperty() customerId!: string;
  @ApiProperty({ ...like.count, description: 'How many clicks and codes of the program it carries' }) touches!: number;
  @ApiProperty(like.position) position!: string;
}

/** Of a lead or an approved deal, which have no amount. */
@ApiSchema({ name: 'RecordedAnswer' })
export class RecordedAnswerDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty(like.id) program!: string;
  @ApiProperty() externalId!: string;
  @ApiProperty() source!: string;
  @ApiProperty(like.moment) occurredAt!: string;
  @ApiProperty(like.position) position!: string;
}

/** Of a conversion or a refund. */
@ApiSchema({ name: 'TradeAnswer' })
export class TradeAnswerDto extends RecordedAnswerDto {
  @ApiProperty({ type: MoneyDto }) amount!: MoneyDto;
}
