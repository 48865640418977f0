/** Fields that what is sent about trade has in common, with how they are judged and what the documentation says of them. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions, ApiPropertyOptional } from '@nestjs/swagger';
import { IsFilled, instantWanted, isInstant, like, MoneyDto } from '@tributary/service-kit';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
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

export type Attributes = Record<string, string | number | boolean>;

interface Text {
  readonly description?: string;
  readonly default?: string;
  readonly example?: string;
  /** How many characters. */
  readonly most?: number;
}

export const IsText = ({ most = 200, ...options }: Text = {}): PropertyDecorator =>
  applyDecorators(ApiProperty(options), IsString(), IsFilled(), Length(1, most));

export const IsTextOrMissing = ({ most = 200, ...options }: Text = {}): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional(options), IsOptional(), IsString(), IsFilled(), Length(1, most));

/** Read with the clock at hand. */
export const IsMomentOrMissing = (description = 'Now where it is missing'): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ format: 'date-time', description }), IsOptional(), IsString(), MaxLength(40));

export const IsInstantOrMissing = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ ...like.moment, description }),
    IsOptional(),
    ValidateBy({
      name: 'isInstant',
      validator: {
        validate: isInstant,
        defaultMessage: () => instantWanted,
      },
    }),
  );

export const IsMoney = (description?: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: MoneyDto, ...(description && { description }) }),
    IsDefined(),
    ValidateNested(),
    Type(() => MoneyDto),
  );

export const charged = 'What was charged: after discount, with tax and shipping';

export const IsMinorOrMissing = (): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional(like.minorUnits), IsOptional(), IsNumber());

const attributes: ApiPropertyOptions = {
  type: 'object',
  additionalProperties: { oneOf: [{ type: 'string', maxLength: 500 }, { type: 'number' }, { type: 'boolean' }] },
  description: 'Attributes of your own, at most 50, which rules may read',
};

export const IsAttributesOrMissing = (): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional(attributes), IsOptional(), IsObject());

export const IsLinesOrMissing = <Line extends object>(type: new () => Line, description?: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: [type], maxItems: mostLines, ...(description && { description }) }),
    IsOptional(),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(mostLines),
    ValidateNested({ each: true }),
    Type(() => type),
  );

export class Sent {
  @IsText({ description: 'Id or code of the program', most: 60 }) program!: string;

  @IsTextOrMissing({ description: 'Who sends it; ids are unique per source', default: 'default', most: 60 })
  source?: string;

  @IsMomentOrMissing() occurredAt?: string;
}

/** Whose ids are meant where the sender does not name itself. */
export const defaultSource = 'default';

/** Parts of an amount. */
export class AmountDto {
  @IsMoney(charged) amount!: MoneyDto;
  @IsMinorOrMissing() tax?: number;
  @IsMinorOrMissing() shipping?: number;
}
