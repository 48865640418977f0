import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { like, MoneyDto } from '@tributary/service-kit';
import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { activityKinds } from '../../domain/trade-kinds.js';
import { AmountDto, attributes, Sent, TradeAnswerDto } from './trade.dto.js';

@ApiSchema({ name: 'Occurrence' })
export class OccurrenceDto {
  @ApiPropertyOptional({ format: 'date-time', description: 'Now where it is missing' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  occurredAt?: string;
}

@ApiSchema({ name: 'NewChargeback' })
export class NewChargebackDto extends Sent {
  @ApiProperty({ description: 'Your id of the chargeback' })
  @IsString()
  @Length(1, 200)
  externalId!: string;

  @ApiProperty({ description: 'Your id of the sale' })
  @IsString()
  @Length(1, 200)
  chargebackOf!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  customerId?: string;

  @ApiProperty({ type: MoneyDto, description: 'What is at stake' })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount!: MoneyDto;
}

const chargebackStates = ['opened', 'lost', 'won'] as const;

@ApiSchema({ name: 'Chargeback' })
export class ChargebackDto extends TradeAnswerDto {
  @ApiProperty({ enum: chargebackStates, enumName: 'ChargebackState' }) state!: (typeof chargebackStates)[number];
}

@ApiSchema({ name: 'NewLead', description: 'A lead that has become a qualified one' })
export class NewLeadDto extends Sent {
  @ApiProperty({ description: 'Your id of the lead' })
  @IsString()
  @Length(1, 200)
  externalId!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  customerId?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 60)
  country?: string;

  @ApiPropertyOptional(attributes)
  @IsOptional()
  @IsObject()
  meta?: Record<string, string | number | boolean>;
}

@ApiSchema({ name: 'NewDeal', description: "An approved deal: from then on the customer is this partner's" })
export class NewDealDto extends Sent {
  @ApiProperty({ description: 'Your id of the deal' })
  @IsString()
  @Length(1, 200)
  externalId!: string;

  @ApiProperty({ description: 'Id or code' })
  @IsString()
  @Length(1, 60)
  partner!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  customerId!: string;
}

@ApiSchema({ name: 'DealAmounts' })
export class DealAmountsDto extends AmountDto {
  @ApiPropertyOptional(like.minorUnits)
  @IsOptional()
  @IsNumber()
  discount?: number;

  @ApiPropertyOptional(attributes)
  @IsOptional()
  @IsObject()
  meta?: Record<string, string | number | boolean>;

  @ApiPropertyOptional({ format: 'date-time', description: 'Now where it is missing' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  occurredAt?: string;
}

@ApiSchema({ name: 'NewActivity', description: 'What a customer did that is no sale' })
export class NewActivityDto extends Sent {
  @ApiProperty({ enum: activityKinds, enumName: 'CustomerActivityKind' })
  @IsIn(activityKinds)
  kind!: (typeof activityKinds)[number];

  @ApiProperty({ description: 'Your id of it' })
  @IsString()
  @Length(1, 200)
  externalId!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  customerId!: string;

  @ApiProperty({ type: MoneyDto, description: 'Below 0 for net revenue alone' })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount!: MoneyDto;

  @ApiPropertyOptional(attributes)
  @IsOptional()
  @IsObject()
  meta?: Record<string, string | number | boolean>;
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
