import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { Scope } from '@tributary/contracts';
import { like } from '@tributary/service-kit';
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

@ApiSchema({ name: 'Setup' })
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

  @ApiProperty({ format: 'email' })
  @trimmed()
  @IsEmail()
  email!: string;

  @ApiProperty({ minLength: 10, maxLength: 200 })
  @IsString()
  @Length(10, 200)
  password!: string;
}

@ApiSchema({ name: 'SignIn' })
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

@ApiSchema({ name: 'InvitationAcceptance' })
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

  @ApiProperty({ minLength: 10, maxLength: 200 })
  @IsString()
  @Length(10, 200)
  password!: string;
}

@ApiSchema({ name: 'MembershipChoice' })
export class SwitchDto {
  @ApiProperty(like.id)
  @IsUUID()
  id!: string;
}

@ApiSchema({ name: 'AccountChange' })
export class AccountChangeDto {
  @ApiPropertyOptional()
  @IsOptional()
  @trimmed()
  @IsString()
  @Length(1, 120)
  name?: string;

  @ApiPropertyOptional({ minLength: 10, maxLength: 200 })
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

@ApiSchema({ name: 'NewApiKey' })
export class NewApiKeyDto {
  @ApiProperty({ example: 'Shop' })
  @trimmed()
  @IsString()
  @Length(1, 120)
  name!: string;

  @ApiProperty({ enum: allScopes, enumName: 'Scope', isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsIn(allScopes, { each: true })
  scopes!: Scope[];
}
