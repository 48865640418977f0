import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { like, type Page, PageQuery } from '@tributary/service-kit';
import { IsOptional, IsString, Length } from 'class-validator';

@ApiSchema({ name: 'NewLink' })
export class NewLinkDto {
  @ApiProperty({ description: 'Id or code of the program' })
  @IsString()
  @Length(1, 60)
  program!: string;

  @ApiPropertyOptional({ description: 'Id or code of the partner; partners make links for themselves' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  partner?: string;

  @ApiPropertyOptional({ description: 'Chosen code; one is made up where it is missing', example: 'willow-wren' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  code?: string;

  @ApiPropertyOptional({ description: 'A page on the site of the program' })
  @IsOptional()
  @IsString()
  @Length(1, 2_000)
  target?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 100)
  campaign?: string;
}

export class LinksQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Id or code' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  partner?: string;

  @ApiPropertyOptional({ description: 'Id or code' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  program?: string;
}

export class LinkListQuery extends LinksQuery {
  @ApiPropertyOptional({ description: 'Part of the code, of the campaign or of the page it leads to' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  search?: string;
}

@ApiSchema({ name: 'Link' })
export class LinkDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ description: 'What a partner publishes' }) url!: string;
  @ApiProperty(like.id) program!: string;
  @ApiProperty() programName!: string;
  @ApiProperty(like.id) partner!: string;
  @ApiProperty({ ...like.textOrNull, description: 'Where it leads; null: the landing page of the program' })
  target!: string | null;
  @ApiProperty(like.textOrNull) campaign!: string | null;
  @ApiProperty(like.moment) createdAt!: string;
}

@ApiSchema({ name: 'LinksPage' })
export class LinksPageDto implements Page<LinkDto> {
  @ApiProperty({ type: [LinkDto] }) items!: LinkDto[];
  @ApiProperty(like.next) next!: string | null;
}
