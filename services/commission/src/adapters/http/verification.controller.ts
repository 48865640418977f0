import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Verification } from '@tributary/api-client';
import { staffRoles } from '@tributary/contracts';
import { Allow, Caller, type Identity, inOrganisation, type ServiceContext } from '@tributary/service-kit';
import { runVerification } from '../../application/run-verification.js';
import type { CommissionListReader } from '../../projections/commission-list.reader.js';
import { CONTEXT, READER } from '../tokens.js';

@ApiTags('verification')
@Controller('api/verification')
export class VerificationController {
  constructor(
    @Inject(CONTEXT) private readonly context: ServiceContext,
    @Inject(READER) private readonly reader: CommissionListReader,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('admin', 'finance')
  run(@Caller() { organisation }: Identity): Promise<Verification> {
    return runVerification(this.context, this.reader, organisation);
  }

  @Get()
  @Allow(...staffRoles)
  async last(@Caller() { organisation }: Identity): Promise<{ last: Verification | null }> {
    const { rows } = await inOrganisation(this.context.pools.request, organisation, (tx) =>
      tx.query<{ result: Verification }>('select result from verification order by at desc limit 1'),
    );
    return { last: rows[0]?.result ?? null };
  }
}
