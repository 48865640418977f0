import { ApiProperty, ApiPropertyOptional, ApiSchema, OmitType } from '@nestjs/swagger';
import { like } from '@tributary/service-kit';
import { IsInt, IsOptional } from 'class-validator';
import { type Attributes, IsAttributesOrMissing, IsTextOrMissing } from './sent-fields.js';

export const quantity = { example: '2', most: 25 } as const;
const units = 'Units or lots, a decimal as text';

class LinePartsDto {
  @ApiProperty(like.minorUnits)
  @IsInt()
  amount!: number;

  @IsTextOrMissing({ ...quantity, description: units }) quantity?: string;

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
  @IsTextOrMissing() product?: string;
  @IsTextOrMissing() category?: string;

  @ApiPropertyOptional(like.minorUnits)
  @IsOptional()
  @IsInt()
  unitAmount?: number;

  @IsAttributesOrMissing() meta?: Attributes;
}

@ApiSchema({ name: 'AmendedLine' })
export class AmendedLineDto extends LinePartsDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Its number in the order, from 1' })
  @IsInt()
  line!: number;
}

@ApiSchema({ name: 'RefundLine' })
export class RefundLineDto extends OmitType(AmendedLineDto, ['tax', 'discount']) {}
