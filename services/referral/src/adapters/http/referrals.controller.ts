import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { Page, Referral } from '@tributary/api-client';
import { partnerId, partnerRoles, programId, staffRoles } from '@tributary/contracts';
import { Allow, type BusRegistry, Caller, type Identity, iso, readYourWrites } from '@tributary/service-kit';
import { IsOptional, IsString, Length } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { maskCustomer } from '../../domain/mask.js';
import { directoryGroup } from '../../projections/directory.projection.js';
import type { DirectoryQueries } from '../../projections/directory.queries.js';
import { BUS, QUERIES } from '../tokens.js';
import { idOf, isPartner, page, readCursor } from './answers.js';
import { LinksQuery, ownPartner } from './links.controller.js';

export class ReferralsQuery extends LinksQuery {
  @ApiPropertyOptional({ description: "Part of the customer's id; staff only, because partners see it masked" })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  search?: string;
}

export class ReferralDto implements Referral {
  @ApiProperty() id!: string;
  @ApiProperty() program!: string;
  @ApiProperty() programName!: string;
  @ApiProperty({ type: String, nullable: true }) partner!: string | null;
  @ApiProperty({ description: 'Masked for partners' }) customer!: string;
  @ApiProperty({ type: String, nullable: true }) linkCode!: string | null;
  @ApiProperty({ type: String, nullable: true }) clickedAt!: string | null;
  @ApiProperty() signedUpAt!: string;
  @ApiProperty({ enum: ['signed-up', 'unattributed'] }) state!: 'signed-up' | 'unattributed';
}

export class ReferralsPageDto implements Page<Referral> {
  @ApiProperty({ type: [ReferralDto] }) items!: ReferralDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

@ApiTags('referrals')
@Controller('api/referrals')
export class ReferralsController {
  constructor(
    @Inject(QUERIES) private readonly queries: DirectoryQueries,
    @Inject(BUS) private readonly bus: BusRegistry,
  ) {}

  @Get()
  @Allow(...staffRoles, ...partnerRoles)
  @ApiOkResponse({ type: ReferralsPageDto })
  async list(
    @Caller() caller: Identity,
    @Query() query: ReferralsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReferralsPageDto> {
    const { organisation } = caller;
    const masked = isPartner(caller);
    const after = readCursor(query.cursor);
    await readYourWrites(request, reply, this.bus, organisation, directoryGroup);
    const rows = await this.queries.referrals(organisation, {
      partner: masked ? ownPartner(caller) : idOf(organisation, query.partner, partnerId),
      program: idOf(organisation, query.program, programId),
      search: masked ? null : (query.search ?? null), // searching what is masked would unmask it
      after,
      limit: query.limit + 1,
    });
    return page(
      rows,
      query.limit,
      ({ signedUpAt }) => signedUpAt,
      ({ clickedAt, signedUpAt, customer, programName, ...referral }) => ({
        ...referral,
        programName: programName ?? '',
        customer: masked ? maskCustomer(customer) : customer,
        clickedAt: clickedAt === null ? null : iso(clickedAt),
        signedUpAt: iso(signedUpAt),
        state: referral.partner === null ? 'unattributed' : 'signed-up',
      }),
    );
  }
}
