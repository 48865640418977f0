import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ImportResult, Invitation, Mail, Page, Partner, Standing } from '@tributary/api-client';
import type { PartnerType } from '@tributary/contracts';
import { iso, PageQuery } from '@tributary/service-kit';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { codePattern, partnerTypes } from '../../domain/partner.js';
import type { NamedPartner } from '../../projections/directory.queries.js';

const states = ['active', 'suspended', 'terminated'] as const;
const standings = ['suspended', 'reinstated', 'terminated'] as const;
const accesses = ['none', 'invited', 'joined', 'revoked'] as const;

export class NewPartnerDto {
  @ApiProperty({ description: 'Short code, unique in the organisation', example: 'willow-wren' })
  @IsString()
  @Matches(codePattern, { message: 'Use up to 60 letters, digits, dots, hyphens and underscores' })
  code!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty()
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @ApiPropertyOptional({ enum: partnerTypes, default: 'affiliate' })
  @IsOptional()
  @IsIn(partnerTypes)
  type?: PartnerType;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 60)
  country?: string;

  @ApiPropertyOptional({ description: 'Send an invitation at once' })
  @IsOptional()
  @IsBoolean()
  invite?: boolean;
}

export class ProfileUpdateDto {
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

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  country?: string | null;
}

export class PartnerUpdateDto extends ProfileUpdateDto {
  @ApiPropertyOptional({ enum: partnerTypes })
  @IsOptional()
  @IsIn(partnerTypes)
  type?: PartnerType;
}

export class StandingReasonDto {
  @ApiPropertyOptional({ description: 'Why, for staff; the partner is not told' })
  @IsOptional()
  @IsString()
  @Length(1, 1_000)
  reason?: string;
}

export class PartnersQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of a code or name, or a whole e-mail address' })
  @IsOptional()
  @IsString()
  @Length(1, 254)
  search?: string;

  @ApiPropertyOptional({ enum: [...states, ...accesses] })
  @IsOptional()
  @IsIn([...states, ...accesses])
  state?: string;
}

export class PartnerDto implements Partner {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() name!: string;
  @ApiProperty() email!: string;
  @ApiProperty({ enum: partnerTypes }) type!: string;
  @ApiProperty({ type: String, nullable: true }) country!: string | null;
  @ApiProperty({ enum: states }) state!: 'active' | 'suspended' | 'terminated';
  @ApiProperty({ enum: accesses }) access!: 'none' | 'invited' | 'joined' | 'revoked';
  @ApiProperty({ type: String, nullable: true }) invitedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) joinedAt!: string | null;
  @ApiProperty() createdAt!: string;
}

export class PartnersPageDto implements Page<Partner> {
  @ApiProperty({ type: [PartnerDto] }) items!: PartnerDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class StandingDto implements Standing {
  @ApiProperty({ enum: standings }) change!: Standing['change'];
  @ApiProperty() at!: string;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
}

export class InvitationDto implements Invitation {
  @ApiProperty() id!: string;
  @ApiProperty() partner!: string;
  @ApiProperty() url!: string;
  @ApiProperty() expiresAt!: string;
}

export class MailDto implements Mail {
  @ApiProperty() id!: string;
  @ApiProperty() to!: string;
  @ApiProperty() subject!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ type: String, nullable: true }) link!: string | null;
  @ApiProperty({ enum: ['kept', 'sent', 'failed'] }) state!: 'kept' | 'sent' | 'failed';
  @ApiProperty() createdAt!: string;
}

export class MailPageDto implements Page<Mail> {
  @ApiProperty({ type: [MailDto] }) items!: MailDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class PartnerImportDto {
  @ApiProperty({ description: 'Id or code of the program' })
  @IsString()
  @Length(1, 60)
  program!: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Each with its line and its columns as text',
  })
  @IsArray()
  @ArrayMaxSize(1_000)
  @IsObject({ each: true })
  rows!: Record<string, unknown>[];
}

export class PartnerRowErrorDto {
  @ApiProperty() line!: number;
  @ApiProperty() code!: string;
  @ApiProperty() reason!: string;
}

export class PartnerImportResultDto implements ImportResult {
  @ApiProperty() added!: number;
  @ApiProperty() unchanged!: number;
  @ApiProperty({ type: [PartnerRowErrorDto] }) errors!: PartnerRowErrorDto[];
}

const isoOrNull = (moment: number | null): string | null => (moment === null ? null : iso(moment));

export const dtoOf = ({
  id,
  code,
  name,
  email,
  type,
  country,
  state,
  access,
  invitedAt,
  joinedAt,
  createdAt,
}: NamedPartner): PartnerDto => ({
  id,
  code,
  name,
  email,
  type,
  country,
  state,
  access,
  invitedAt: isoOrNull(invitedAt),
  joinedAt: isoOrNull(joinedAt),
  createdAt: iso(createdAt),
});
