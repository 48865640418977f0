import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { MoneyDto } from '@tributary/service-kit';
import { IsIn } from 'class-validator';
import { activityKinds } from '../../domain/trade-kinds.js';
import {
  AmountDto,
  type Attributes,
  IsAttributesOrMissing,
  IsMinorOrMissing,
  IsMomentOrMissing,
  IsMoney,
  IsText,
  IsTextOrMissing,
  Sent,
} from './sent-fields.js';
import { TradeAnswerDto } from './trade.dto.js';

@ApiSchema({ name: 'Occurrence' })
export class OccurrenceDto {
  @IsMomentOrMissing() occurredAt?: string;
}

@ApiSchema({ name: 'NewChargeback' })
export class NewChargebackDto extends Sent {
  @IsText({ description: 'Your id of the chargeback' }) externalId!: string;
  @IsText({ description: 'Your id of the sale' }) chargebackOf!: string;
  @IsTextOrMissing() customerId?: string;
  @IsMoney('What is at stake') amount!: MoneyDto;
}

const chargebackStates = ['opened', 'lost', 'won'] as const;

@ApiSchema({ name: 'Chargeback' })
export class ChargebackDto extends TradeAnswerDto {
  @ApiProperty({ enum: chargebackStates, enumName: 'ChargebackState' }) state!: (typeof chargebackStates)[number];
}

@ApiSchema({ name: 'NewLead', description: 'A lead that has become a qualified one' })
export class NewLeadDto extends Sent {
  @IsText({ description: 'Your id of the lead' }) externalId!: string;
  @IsTextOrMissing() customerId?: string;
  @IsTextOrMissing({ most: 60 }) country?: string;
  @IsAttributesOrMissing() meta?: Attributes;
}

@ApiSchema({ name: 'NewDeal', description: "An approved deal: from then on the customer is this partner's" })
export class NewDealDto extends Sent {
  @IsText({ description: 'Your id of the deal' }) externalId!: string;
  @IsText({ description: 'Id or code', most: 60 }) partner!: string;
  @IsText() customerId!: string;
}

@ApiSchema({ name: 'DealAmounts' })
export class DealAmountsDto extends AmountDto {
  @IsMinorOrMissing() discount?: number;
  @IsAttributesOrMissing() meta?: Attributes;
  @IsMomentOrMissing() occurredAt?: string;
}

@ApiSchema({ name: 'NewActivity', description: 'What a customer did that is no sale' })
export class NewActivityDto extends Sent {
  @ApiProperty({ enum: activityKinds, enumName: 'CustomerActivityKind' })
  @IsIn(activityKinds)
  kind!: (typeof activityKinds)[number];

  @IsText({ description: 'Your id of it' }) externalId!: string;
  @IsText() customerId!: string;
  @IsMoney('Below 0 for net revenue alone') amount!: MoneyDto;
  @IsAttributesOrMissing() meta?: Attributes;
}
