import { ApiProperty, type ApiPropertyOptions, ApiPropertyOptional, ApiSchema, OmitType } from '@nestjs/swagger';
import { like, MoneyDto, parseInstant } from '@tributary/service-kit';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsEmail,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { mostLines } from '../../domain/order-lines.js';
import { type Refundable, refundable } from '../../domain/sale.js';

const IsInstant = (): PropertyDecorator =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: (value) => typeof value === 'string' && parseInstant(value) !== undefined,
      defaultMessage: () => 'Give a moment such as 2026-11-20T14:19:02Z',
    },
  });

export class Sent {
  @ApiProperty({ description: 'Id or code of the program' })
  @IsString()
  @Length(1, 60)
  program!: string;

  @ApiPropertyOptional({ description: 'Who sends it; ids are unique per source', default: 'default' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  source?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Now where it is missing' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  occurredAt?: string;
}

@ApiSchema({ name: 'NewSignup' })
export class NewSignupDto extends Sent {
  @ApiProperty({ description: "The customer's id in your system" })
  @IsString()
  @Length(1, 200)
  customerId!: string;

  @ApiPropertyOptional({ description: 'What the landing page got as tributary_click' })
  @IsOptional()
  @IsString()
  @MaxLength(4_000)
  clickToken?: string;

  @ApiPropertyOptional({ description: 'Code of a link that the customer named' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  code?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 60)
  country?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  name?: string;

  @ApiPropertyOptional({ format: 'email' })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string;
}

@ApiSchema({ name: 'LateTouches' })
export class LateTouchesDto {
  @ApiPropertyOptional({ description: 'What the landing page got as tributary_click' })
  @IsOptional()
  @IsString()
  @MaxLength(4_000)
  clickToken?: string;

  @ApiPropertyOptional({ description: 'Code of a link that the customer had named' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  code?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: "When the code was named; the signup's moment where it is missing",
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  occurredAt?: string;
}

export class AmountDto {
  @ApiProperty({ type: MoneyDto, description: 'What was charged: after discount, with tax and shipping' })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount!: MoneyDto;

  @ApiPropertyOptional(like.minorUnits)
  @IsOptional()
  @IsNumber()
  tax?: number;

  @ApiPropertyOptional(like.minorUnits)
  @IsOptional()
  @IsNumber()
  shipping?: number;
}

export const attributes: ApiPropertyOptions = {
  type: 'object',
  additionalProperties: { oneOf: [{ type: 'string', maxLength: 500 }, { type: 'number' }, { type: 'boolean' }] },
  description: 'Attributes of your own, at most 50, which rules may read',
};
const quantity = { type: String, example: '2', description: 'Units or lots, a decimal as text' } as const;

class LinePartsDto {
  @ApiProperty(like.minorUnits)
  @IsInt()
  amount!: number;

  @ApiPropertyOptional(quantity)
  @IsOptional()
  @IsString()
  @Length(1, 25)
  quantity?: string;

  @ApiPropertyOptional({ ...like.minorUnits, description: 'Of the line itself' })
  @IsOptional()
  @IsInt()
  tax?: number;

  @ApiPropertyOptional({ ...like.minorUnits, description: 'Of the line itself' })
  @IsOptional()
  @IsInt()
  discount?: number;
}

@ApiSchema({
  name: 'NewLine',
  description: 'The lines of an order add up to its amount, or to it without tax and shipping',
})
export class NewLineDto extends LinePartsDto {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  product?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  category?: string;

  @ApiPropertyOptional(like.minorUnits)
  @IsOptional()
  @IsInt()
  unitAmount?: number;

  @ApiPropertyOptional(attributes)
  @IsOptional()
  @IsObject()
  meta?: Record<string, string | number | boolean>;
}

@ApiSchema({ name: 'AmendedLine' })
export class AmendedLineDto extends LinePartsDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Its number in the order, from 1' })
  @IsInt()
  line!: number;
}

@ApiSchema({ name: 'RefundLine' })
export class RefundLineDto extends OmitType(AmendedLineDto, ['tax', 'discount']) {}

@ApiSchema({ name: 'Amendment' })
export class AmendmentDto extends AmountDto {
  @ApiPropertyOptional({
    type: [AmendedLineDto],
    maxItems: mostLines,
    description: 'All of them; without, the new amounts are spread over the lines as they were sold',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostLines)
  @ValidateNested({ each: true })
  @Type(() => AmendedLineDto)
  lines?: AmendedLineDto[];

  @ApiPropertyOptional(like.minorUnits)
  @IsOptional()
  @IsNumber()
  discount?: number;
}

@ApiSchema({ name: 'NewConversion' })
export class NewConversionDto extends Sent {
  @ApiProperty({ description: 'Your id of the sale' })
  @IsString()
  @Length(1, 200)
  externalId!: string;

  @ApiPropertyOptional({ description: 'Missing for a buyer nobody knows' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  customerId?: string;

  @ApiProperty({ type: MoneyDto, description: 'What was charged: after discount, with tax and shipping' })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount!: MoneyDto;

  @ApiPropertyOptional(like.minorUnits)
  @IsOptional()
  @IsNumber()
  tax?: number;

  @ApiPropertyOptional(like.minorUnits)
  @IsOptional()
  @IsNumber()
  shipping?: number;

  @ApiPropertyOptional(like.minorUnits)
  @IsOptional()
  @IsNumber()
  discount?: number;

  @ApiPropertyOptional({ type: [NewLineDto], maxItems: mostLines })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostLines)
  @ValidateNested({ each: true })
  @Type(() => NewLineDto)
  lines?: NewLineDto[];

  @ApiPropertyOptional({ description: 'Your number of the invoice' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  invoice?: string;

  @ApiPropertyOptional({ description: 'Your id of the subscription that it renews' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  subscription?: string;

  @ApiPropertyOptional({ ...like.moment, description: 'Start of the time that it pays for; its own moment without' })
  @IsOptional()
  @IsInstant()
  serviceFrom?: string;

  @ApiPropertyOptional({ description: 'A code of the order; that of a link is a touch as well' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  coupon?: string;

  @ApiPropertyOptional({ description: 'Of the order' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  country?: string;

  @ApiPropertyOptional({ description: 'Your id of the deal whose invoice it is' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  deal?: string;

  @ApiPropertyOptional(attributes)
  @IsOptional()
  @IsObject()
  meta?: Record<string, string | number | boolean>;
}

@ApiSchema({ name: 'NewRefund' })
export class NewRefundDto extends Sent {
  @ApiProperty({ description: 'Your id of the refund' })
  @IsString()
  @Length(1, 200)
  externalId!: string;

  @ApiPropertyOptional({
    description: 'Your id of the sale; without it the latest sales of the customer bear the refund',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  refundOf?: string;

  @ApiPropertyOptional({ enum: refundable, default: 'sale', description: 'What refundOf names' })
  @IsOptional()
  @IsIn(refundable)
  refundOfKind?: Refundable;

  @ApiPropertyOptional({
    type: [RefundLineDto],
    maxItems: mostLines,
    description: 'Which lines it gives back; they add up to it',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostLines)
  @ValidateNested({ each: true })
  @Type(() => RefundLineDto)
  lines?: RefundLineDto[];

  @ApiPropertyOptional({ ...quantity, description: 'Units that it gives back of the whole order' })
  @IsOptional()
  @IsString()
  @Length(1, 25)
  quantity?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  customerId?: string;

  @ApiProperty({ type: MoneyDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount!: MoneyDto;

  @ApiPropertyOptional(like.minorUnits)
  @IsOptional()
  @IsNumber()
  tax?: number;

  @ApiPropertyOptional(like.minorUnits)
  @IsOptional()
  @IsNumber()
  shipping?: number;
}

@ApiSchema({ name: 'SignupAnswer' })
export class SignupAnswerDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty(like.id) program!: string;
  @ApiProperty() customerId!: string;
  @ApiProperty({ ...like.count, description: 'How many clicks and codes of the program it carries' }) touches!: number;
  @ApiProperty(like.position) position!: string;
}

/** Of a conversion or a refund. */
@ApiSchema({ name: 'TradeAnswer' })
export class TradeAnswerDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty(like.id) program!: string;
  @ApiProperty() externalId!: string;
  @ApiProperty() source!: string;
  @ApiProperty({ type: MoneyDto }) amount!: MoneyDto;
  @ApiProperty(like.moment) occurredAt!: string;
  @ApiProperty(like.position) position!: string;
}
