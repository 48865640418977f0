import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { partnerRoles, type Scope, staffRoles } from '@tributary/contracts';
import { like } from '@tributary/service-kit';
import type { OpenInvitation } from '../../application/invitations.js';
import type { Membership, Session } from '../../application/sessions.js';
import { allScopes } from './session.dto.js';

@ApiSchema({ name: 'OrganisationName' })
class OrganisationNameDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
}

@ApiSchema({ name: 'Organisation' })
class OrganisationDto extends OrganisationNameDto {
  @ApiProperty({ description: 'Time zone', example: 'UTC' }) zone!: string;
}

@ApiSchema({ name: 'Account' })
class AccountDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() email!: string;
}

@ApiSchema({ name: 'SetupState' })
export class SetupStateDto {
  @ApiProperty({ description: 'There is no organisation yet' }) needed!: boolean;
}

@ApiSchema({ name: 'SetupResult' })
export class SetupResultDto {
  @ApiProperty({ type: OrganisationNameDto }) organisation!: OrganisationNameDto;
  @ApiProperty({ description: 'Shown once' }) apiKey!: string;
}

@ApiSchema({ name: 'Membership' })
export class MembershipDto implements Membership {
  @ApiProperty(like.id) id!: string;
  @ApiProperty({ type: OrganisationDto }) organisation!: OrganisationDto;
  @ApiProperty({ enum: [...staffRoles, ...partnerRoles], enumName: 'Role' }) role!: Membership['role'];
  @ApiProperty({ ...like.idOrNull, description: 'Set for partner roles' }) partner!: string | null;
}

@ApiSchema({ name: 'Session' })
export class SessionDto implements Session {
  @ApiProperty({ type: AccountDto }) account!: AccountDto;
  @ApiProperty({ type: MembershipDto }) membership!: MembershipDto;
  @ApiProperty({ type: [MembershipDto], description: 'Of the same account' }) memberships!: MembershipDto[];
}

@ApiSchema({ name: 'SignedInDevice' })
export class DeviceDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty({ description: 'What it calls itself' }) device!: string;
  @ApiProperty(like.moment) createdAt!: string;
  @ApiProperty(like.moment) lastSeenAt!: string;
  @ApiProperty({ description: 'The session that asks' }) current!: boolean;
}

@ApiSchema({ name: 'ApiKey' })
export class ApiKeyDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'How the key begins' }) prefix!: string;
  @ApiProperty({ enum: allScopes, enumName: 'Scope', isArray: true }) scopes!: Scope[];
  @ApiProperty(like.moment) createdAt!: string;
  @ApiProperty(like.momentOrNull) lastUsedAt!: string | null;
}

@ApiSchema({ name: 'Actor' })
export class ActorDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty({ enum: ['person', 'api-key'] }) kind!: 'person' | 'api-key';
  @ApiProperty() name!: string;
}

@ApiSchema({ name: 'MadeApiKey' })
export class MadeApiKeyDto extends ApiKeyDto {
  @ApiProperty({ description: 'Shown once' }) key!: string;
}

@ApiSchema({ name: 'OpenInvitation' })
export class OpenInvitationDto implements OpenInvitation {
  @ApiProperty({ description: 'Its name' }) organisation!: string;
  @ApiProperty({ description: 'Its name' }) partner!: string;
  @ApiProperty() email!: string;
  @ApiProperty(like.moment) expiresAt!: string;
  @ApiProperty({ enum: ['open', 'accepted', 'revoked', 'expired'] }) state!: OpenInvitation['state'];
}
