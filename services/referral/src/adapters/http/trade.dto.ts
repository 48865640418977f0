import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { like, MoneyDto } from '@tributary/service-kit';
import { Type } from 'class-transformer';
import { IsDefined, IsEmail, IsNumber, IsOptional, IsString, Length, MaxLength, ValidateNested } from 'class-validator';

class Sent {
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

@ApiSchema({ name: 'Amendment' })
export class AmendmentDto extends AmountDto {
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
