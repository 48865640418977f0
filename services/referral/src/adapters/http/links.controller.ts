import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { Link, Page } from '@tributary/api-client';
import { partnerId, partnerRoles, programId, staffRoles } from '@tributary/contracts';
import {
  Allow,
  type BusRegistry,
  Caller,
  type Identity,
  iso,
  PageQuery,
  problem,
  readYourWrites,
  RequireScope,
} from '@tributary/service-kit';
import { IsOptional, IsString, Length } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createLink } from '../../application/create-link.js';
import type { Ports } from '../../application/ports.js';
import { directoryGroup } from '../../projections/directory.projection.js';
import type { DirectoryQueries } from '../../projections/directory.queries.js';
import { BUS, PORTS, PUBLIC_URL, QUERIES } from '../tokens.js';
import { actorOf, idOf, isPartner, orProblem, page, readCursor, stored } from './answers.js';

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

export class LinkDto implements Link {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() url!: string;
  @ApiProperty() program!: string;
  @ApiProperty() programName!: string;
  @ApiProperty() partner!: string;
  @ApiProperty({ type: String, nullable: true }) target!: string | null;
  @ApiProperty({ type: String, nullable: true }) campaign!: string | null;
  @ApiProperty() createdAt!: string;
}

export class LinksPageDto implements Page<Link> {
  @ApiProperty({ type: [LinkDto] }) items!: LinkDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

@ApiTags('links')
@Controller('api/links')
export class LinksController {
  constructor(
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(QUERIES) private readonly queries: DirectoryQueries,
    @Inject(BUS) private readonly bus: BusRegistry,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  @Get()
  @Allow(...staffRoles, ...partnerRoles, 'integration')
  @RequireScope('programs:write')
  @ApiOkResponse({ type: LinksPageDto })
  async list(
    @Caller() caller: Identity,
    @Query() query: LinkListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinksPageDto> {
    const { organisation } = caller;
    const after = readCursor(query.cursor);
    await readYourWrites(request, reply, this.bus, organisation, directoryGroup);
    const partner = isPartner(caller) ? ownPartner(caller) : idOf(organisation, query.partner, partnerId);
    const program = idOf(organisation, query.program, programId);
    const rows = await this.queries.links(organisation, {
      partner,
      program,
      search: query.search ?? null,
      after,
      limit: query.limit + 1,
    });
    return page(
      rows,
      query.limit,
      ({ createdAt }) => createdAt,
      ({ createdAt, programName, ...link }) => ({
        ...link,
        programName: programName ?? '',
        url: this.urlOf(link.code),
        createdAt: iso(createdAt),
      }),
    );
  }

  @Post()
  @Allow('admin', 'program-manager', ...partnerRoles, 'integration')
  @RequireScope('programs:write')
  @ApiCreatedResponse({ type: LinkDto })
  async create(
    @Caller() caller: Identity,
    @Body() body: NewLinkDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkDto> {
    const partner = isPartner(caller) ? ownPartner(caller) : (body.partner ?? null);
    const answer = orProblem(await createLink(this.ports, actorOf(caller), { ...body, partner }));
    stored(reply, answer);
    const {
      link: { link: id, code, program, target, campaign, partner: owner },
      programName,
      createdAt,
    } = answer;
    return {
      id,
      code,
      url: this.urlOf(code),
      program,
      programName,
      partner: owner,
      target,
      campaign,
      createdAt: iso(createdAt),
    };
  }

  private urlOf(code: string): string {
    return `${this.publicUrl}/r/${code}`;
  }
}

export function ownPartner({ partner }: Identity): string {
  if (partner === null) throw problem('not-permitted');
  return partner;
}
