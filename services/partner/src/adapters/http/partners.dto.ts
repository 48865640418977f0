import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { PartnerType } from '@tributary/contracts';
import { iso, like, type Page, PageQuery } from '@tributary/service-kit';
import { IsBoolean, IsEmail, IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { codePattern, partnerTypes } from '../../domain/partner.js';
import type { NamedPartner } from '../../projections/directory.queries.js';

const states = ['active', 'suspended', 'terminated'] as const;
const standings = ['suspended', 'reinstated', 'terminated'] as const;
const accesses = ['none', 'invited', 'joined', 'revoked'] as const;

@ApiSchema({ name: 'NewPartner' })
export class NewPartnerDto {
  @ApiProperty({ description: 'Short code, unique in the organisation', example: 'willow-wren' })
  @IsString()
  @Matches(codePattern, { message: 'Use up to 60 letters, digits, dots, hyphens and underscores' })
  code!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({ format: 'email' })
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @ApiPropertyOptional({ enum: partnerTypes, enumName: 'PartnerType', default: 'affiliate' })
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

@ApiSchema({ name: 'ProfileUpdate' })
export class ProfileUpdateDto {
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

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  country?: string | null;
}

@ApiSchema({ name: 'PartnerUpdate' })
export class PartnerUpdateDto extends ProfileUpdateDto {
  @ApiPropertyOptional({ enum: partnerTypes, enumName: 'PartnerType' })
  @IsOptional()
  @IsIn(partnerTypes)
  type?: PartnerType;
}

@ApiSchema({ name: 'StandingReason' })
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

  @ApiPropertyOptional({ enum: [...states, ...accesses], description: 'Of the partner or of its access' })
  @IsOptional()
  @IsIn([...states, ...accesses])
  state?: string;
}

@ApiSchema({ name: 'Partner' })
export class PartnerDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty({ description: 'Unique in the organisation' }) code!: string;
  @ApiProperty() name!: string;
  @ApiProperty() email!: string;
  @ApiProperty({ enum: partnerTypes, enumName: 'PartnerType' }) type!: PartnerType;
  @ApiProperty(like.textOrNull) country!: string | null;
  @ApiProperty({ enum: states, enumName: 'PartnerState' }) state!: (typeof states)[number];
  @ApiProperty({ enum: accesses, enumName: 'PartnerAccess' }) access!: (typeof accesses)[number];
  @ApiProperty(like.momentOrNull) invitedAt!: string | null;
  @ApiProperty(like.momentOrNull) joinedAt!: string | null;
  @ApiProperty(like.moment) createdAt!: string;
  @ApiProperty({ description: 'Name and address are gone for good' }) erased!: boolean;
}

@ApiSchema({ name: 'PartnersPage' })
export class PartnersPageDto implements Page<PartnerDto> {
  @ApiProperty({ type: [PartnerDto] }) items!: PartnerDto[];
  @ApiProperty(like.next) next!: string | null;
}

@ApiSchema({ name: 'Standing' })
export class StandingDto {
  @ApiProperty({ enum: standings }) change!: (typeof standings)[number];
  @ApiProperty(like.moment) at!: string;
  @ApiProperty(like.textOrNull) reason!: string | null;
}

@ApiSchema({ name: 'Invitation' })
export class InvitationDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty(like.id) partner!: string;
  @ApiProperty({ description: 'Where the partner accepts it' }) url!: string;
  @ApiProperty(like.moment) expiresAt!: string;
}

@ApiSchema({ name: 'Mail' })
export class MailDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty() to!: string;
  @ApiProperty() subject!: string;
  @ApiProperty() text!: string;
  @ApiProperty(like.textOrNull) link!: string | null;
  @ApiProperty({ enum: ['kept', 'sent', 'failed'], description: 'Kept: no SMTP server is configured' })
  state!: 'kept' | 'sent' | 'failed';
  @ApiProperty(like.moment) createdAt!: string;
}

@ApiSchema({ name: 'MailPage' })
export class MailPageDto implements Page<MailDto> {
  @ApiProperty({ type: [MailDto] }) items!: MailDto[];
  @ApiProperty(like.next) next!: string | null;
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
  erased,
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
  erased,
});
