import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { type PartnerType, partnerTypes } from '@tributary/contracts';
import { IsFilled, IsMoment, iso, like, type Page, PageQuery } from '@tributary/service-kit';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { codePattern, type DatedParent } from '../../domain/partner.js';
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
  @IsFilled()
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
  @IsFilled()
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
  @IsFilled()
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

/** A dated setting, and what its author saw. */
class NewPlaceDto {
  @ApiPropertyOptional({ ...like.textOrNull, description: 'What it was when you saw it; refused where it has changed' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  from?: string | null;

  @ApiPropertyOptional({
    ...like.moment,
    description: 'From when on; now where it is missing, never before a priced sale',
  })
  @IsOptional()
  @IsMoment()
  occurredAt?: string;
}

@ApiSchema({ name: 'NewTier' })
export class NewTierDto extends NewPlaceDto {
  @ApiPropertyOptional({
    ...like.textOrNull,
    description: 'Id or code of a program; all programs that have no tier of their own without it',
  })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  program?: string | null;

  @ApiProperty({ ...like.textOrNull, maxLength: 60, description: 'As plans name it; null for none' })
  @ValidateIf(({ tier }) => tier !== null)
  @IsString()
  @IsFilled()
  @Length(1, 60)
  tier!: string | null;
}

@ApiSchema({ name: 'NewParent' })
export class NewParentDto extends NewPlaceDto {
  @ApiProperty({ ...like.textOrNull, description: 'Id or code of the partner above; null for none' })
  @ValidateIf(({ parent }) => parent !== null)
  @IsString()
  @Length(1, 60)
  parent!: string | null;
}

@ApiSchema({ name: 'PartnerTier' })
export class PartnerTierDto {
  @ApiProperty({ ...like.textOrNull, description: 'Id; null: all programs that have none of their own' })
  program!: string | null;
  @ApiProperty() tier!: string;
  @ApiProperty(like.moment) since!: string;
}

@ApiSchema({ name: 'PartnerParent' })
export class PartnerParentDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty() code!: string;
  @ApiProperty(like.moment) since!: string;
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
  @ApiProperty({ ...like.textOrNull, description: 'In all programs that have none of their own for it' })
  tier!: string | null;
  @ApiProperty({ type: [PartnerTierDto], description: 'All that hold now' }) tiers!: PartnerTierDto[];
  @ApiProperty({ type: PartnerParentDto, nullable: true, description: 'Whose sub-partner it is' })
  parent!: PartnerParentDto | null;
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
  tiers,
  parents,
  parentCode,
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
  tier: tiers.findLast(({ program }) => program === null)?.tier ?? null,
  tiers: currentTiers(tiers),
  parent: parentDtoOf(parents.at(-1), parentCode),
});

/** The latest of each program. */
function currentTiers(tiers: NamedPartner['tiers']): PartnerTierDto[] {
  const latest = new Map(tiers.map((entry) => [entry.program, entry]));
  return [...latest.values()].flatMap(({ program, tier, at }) =>
    tier === null ? [] : { program, tier, since: iso(at) },
  );
}

function parentDtoOf(entry: DatedParent | undefined, code: string | null): PartnerParentDto | null {
  return entry?.parent ? { id: entry.parent, code: code ?? '', since: iso(entry.at) } : null;
}
