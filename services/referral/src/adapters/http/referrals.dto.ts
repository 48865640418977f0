import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { like, type Page } from '@tributary/service-kit';
import { IsOptional, IsString, Length } from 'class-validator';
import { LinksQuery } from './links.dto.js';

export class ReferralsQuery extends LinksQuery {
  @ApiPropertyOptional({ description: "Part of the customer's id; staff only, because partners see it masked" })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  search?: string;
}

@ApiSchema({ name: 'Referral' })
export class ReferralDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty(like.id) program!: string;
  @ApiProperty() programName!: string;
  @ApiProperty({ ...like.idOrNull, description: 'Null: nobody has earned it' }) partner!: string | null;
  @ApiProperty({ description: 'Masked for partners' }) customer!: string;
  @ApiProperty(like.textOrNull) linkCode!: string | null;
  @ApiProperty(like.momentOrNull) clickedAt!: string | null;
  @ApiProperty(like.moment) signedUpAt!: string;
  @ApiProperty({ enum: ['signed-up', 'unattributed'] }) state!: 'signed-up' | 'unattributed';
}

@ApiSchema({ name: 'ReferralsPage' })
export class ReferralsPageDto implements Page<ReferralDto> {
  @ApiProperty({ type: [ReferralDto] }) items!: ReferralDto[];
  @ApiProperty(like.next) next!: string | null;
}
