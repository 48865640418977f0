import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ConversionAnswer, RefundAnswer, SignupAnswer } from '@tributary/api-client';
import { MoneyInput } from '@tributary/service-kit';
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

  @ApiPropertyOptional({ description: 'ISO 8601 in UTC; now where it is missing' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  occurredAt?: string;
}

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

  @ApiPropertyOptional()
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string;
}

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

  @ApiPropertyOptional({ description: "When the code was named; the signup's moment where it is missing" })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  occurredAt?: string;
}

export class AmountDto {
  @ApiProperty({ type: MoneyInput, description: 'What was charged: after discount, with tax and shipping' })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyInput)
  amount!: MoneyInput;

  @ApiPropertyOptional({ description: 'Minor units' })
  @IsOptional()
  @IsNumber()
  tax?: number;

  @ApiPropertyOptional({ description: 'Minor units' })
  @IsOptional()
  @IsNumber()
  shipping?: number;
}

export class AmendmentDto extends AmountDto {
  @ApiPropertyOptional({ description: 'Minor units' })
  @IsOptional()
  @IsNumber()
  discount?: number;
}

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

  @ApiProperty({ type: MoneyInput, description: 'What was charged: after discount, with tax and shipping' })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyInput)
  amount!: MoneyInput;

  @ApiPropertyOptional({ description: 'Minor units' })
  @IsOptional()
  @IsNumber()
  tax?: number;

  @ApiPropertyOptional({ description: 'Minor units' })
  @IsOptional()
  @IsNumber()
  shipping?: number;

  @ApiPropertyOptional({ description: 'Minor units' })
  @IsOptional()
  @IsNumber()
  discount?: number;
}

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

  @ApiProperty({ type: MoneyInput })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyInput)
  amount!: MoneyInput;

  @ApiPropertyOptional({ description: 'Minor units' })
  @IsOptional()
  @IsNumber()
  tax?: number;

  @ApiPropertyOptional({ description: 'Minor units' })
  @IsOptional()
  @IsNumber()
  shipping?: number;
}

export class SignupAnswerDto implements SignupAnswer {
  @ApiProperty() id!: string;
  @ApiProperty() program!: string;
  @ApiProperty() customerId!: string;
  @ApiProperty({ description: 'How many clicks and codes of the program it carries' }) touches!: number;
  @ApiProperty() position!: string;
}

export class TradeAnswerDto implements ConversionAnswer, RefundAnswer {
  @ApiProperty() id!: string;
  @ApiProperty() program!: string;
  @ApiProperty() externalId!: string;
  @ApiProperty() source!: string;
  @ApiProperty({ type: MoneyInput }) amount!: MoneyInput;
  @ApiProperty() occurredAt!: string;
  @ApiProperty() position!: string;
}
