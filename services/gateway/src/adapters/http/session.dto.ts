import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ApiKey, Membership, OpenInvitation, Session, SetupResult, SignedInDevice } from '@tributary/api-client';
import type { Scope } from '@tributary/contracts';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
} from 'class-validator';

const trimmed = () => Transform(({ value }) => (typeof value === 'string' ? value.trim() : value));
export const allScopes = [
  '*',
  'signups:write',
  'conversions:write',
  'partners:write',
  'programs:write',
  'commissions:read',
  'analytics:read',
] as const satisfies readonly Scope[];

export class SetupDto {
  @ApiProperty({ example: 'Northwind Gifts' })
  @trimmed()
  @IsString()
  @Length(1, 120)
  organisation!: string;

  @ApiPropertyOptional()
  @IsOptional()
  @trimmed()
  @IsString()
  @Length(1, 120)
  name?: string;

  @ApiProperty()
  @trimmed()
  @IsEmail()
  email!: string;

  @ApiProperty({ minLength: 10 })
  @IsString()
  @Length(10, 200)
  password!: string;
}

export class SignInDto {
  @ApiProperty()
  @trimmed()
  @IsString()
  @Length(1, 320)
  email!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  password!: string;
}

export class AcceptDto {
  @ApiProperty()
  @IsString()
  @Length(1, 2_000)
  token!: string;

  @ApiProperty()
  @trimmed()
  @IsString()
  @Length(1, 120)
  name!: string;

  @ApiProperty({ minLength: 10 })
  @IsString()
  @Length(10, 200)
  password!: string;
}

export class SwitchDto {
  @ApiProperty()
  @IsUUID()
  id!: string;
}

export class AccountChangeDto {
  @ApiPropertyOptional()
  @IsOptional()
  @trimmed()
  @IsString()
  @Length(1, 120)
  name?: string;

  @ApiPropertyOptional({ minLength: 10 })
  @IsOptional()
  @IsString()
  @Length(10, 200)
  password?: string;

  @ApiPropertyOptional({ description: 'Needed for a new password' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  currentPassword?: string;
}

export class NewApiKeyDto {
  @ApiProperty({ example: 'Shop' })
  @trimmed()
  @IsString()
  @Length(1, 120)
  name!: string;

  @ApiProperty({ enum: allScopes, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsIn(allScopes, { each: true })
  scopes!: Scope[];
}

export class SkipDto {
  @ApiProperty({ description: 'Why the event is given up' })
  @trimmed()
  @IsString()
  @Length(1, 500)
  reason!: string;
}

class OrganisationNameDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
}
class OrganisationDto extends OrganisationNameDto {
  @ApiProperty() zone!: string;
}
class AccountDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() email!: string;
}

export class SetupResultDto implements SetupResult {
  @ApiProperty({ type: OrganisationNameDto }) organisation!: OrganisationNameDto;
  @ApiProperty() apiKey!: string;
}

export class MembershipDto implements Membership {
  @ApiProperty() id!: string;
  @ApiProperty({ type: OrganisationDto }) organisation!: OrganisationDto;
  @ApiProperty({ enum: ['admin', 'program-manager', 'finance', 'partner-owner', 'partner-member'] })
  role!: Membership['role'];
  @ApiProperty({ type: String, nullable: true }) partner!: string | null;
}

export class SessionDto implements Session {
  @ApiProperty({ type: AccountDto }) account!: AccountDto;
  @ApiProperty({ type: MembershipDto }) membership!: MembershipDto;
  @ApiProperty({ type: [MembershipDto] }) memberships!: MembershipDto[];
}

export class DeviceDto implements SignedInDevice {
  @ApiProperty() id!: string;
  @ApiProperty() device!: string;
  @ApiProperty() createdAt!: string;
  @ApiProperty() lastSeenAt!: string;
  @ApiProperty() current!: boolean;
}

export class ApiKeyDto implements ApiKey {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() prefix!: string;
  @ApiProperty({ type: [String] }) scopes!: string[];
  @ApiProperty() createdAt!: string;
  @ApiProperty({ type: String, nullable: true }) lastUsedAt!: string | null;
}

export class MadeApiKeyDto extends ApiKeyDto {
  @ApiProperty({ description: 'Shown once' }) key!: string;
}

export class OpenInvitationDto implements OpenInvitation {
  @ApiProperty() organisation!: string;
  @ApiProperty() partner!: string;
  @ApiProperty() email!: string;
  @ApiProperty() expiresAt!: string;
  @ApiProperty({ enum: ['open', 'accepted', 'revoked', 'expired'] }) state!: OpenInvitation['state'];
}
