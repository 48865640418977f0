import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsFilled, like, MoneyDto } from '@tributary/service-kit';
import { Type } from 'class-transformer';
import { IsDefined, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';

@ApiSchema({ name: 'Undoing' })
export class UndoingDto {
  @ApiProperty({ description: 'Why, in words that the partner may read' })
  @IsString()
  @IsFilled()
  @Length(1, 1_000)
  reason!: string;
}

@ApiSchema({ name: 'NewManualEntry' })
export class NewManualEntryDto extends UndoingDto {
  @ApiPropertyOptional({ ...like.id, description: 'Of your own, so that sending it twice posts it once' })
  @IsOptional()
  @IsUUID()
  id?: string;

  @ApiProperty({ description: 'Id or code' })
  @IsString()
  @Length(1, 60)
  program!: string;

  @ApiProperty({ description: 'Id or code' })
  @IsString()
  @Length(1, 60)
  partner!: string;

  @ApiProperty({ type: MoneyDto, description: "Above or below 0, in the program's currency" })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyDto)
  amount!: MoneyDto;
}

@ApiSchema({ name: 'ManualEntry' })
export class ManualEntryDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty({ ...like.id, description: 'Under which it is in the list of commissions' }) commission!: string;
  @ApiProperty(like.id) program!: string;
  @ApiProperty(like.id) partner!: string;
  @ApiProperty({ type: MoneyDto }) amount!: MoneyDto;
  @ApiProperty() reason!: string;
  @ApiProperty({ ...like.textOrNull, description: 'Id of the entry whose opposite it is' }) undoes!: string | null;
  @ApiProperty(like.moment) at!: string;
  @ApiProperty(like.position) position!: string;
}
