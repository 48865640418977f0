import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { staffRoles } from '@tributary/contracts';
import { Allow, Caller, type Identity, inOrganisation, type ServiceContext } from '@tributary/service-kit';
import { runVerification } from '../../application/run-verification.js';
import { ThreadedReplay } from '../threads/threaded-replay.js';
import type { ListSnapshotReader } from '../../projections/list-snapshot.reader.js';
import { CONTEXT, SNAPSHOTS } from '../tokens.js';
import { LastVerificationDto, VerificationDto } from './verification.dto.js';

@ApiTags('verification')
@Controller('api/verification')
export class VerificationController {
  constructor(
    @Inject(CONTEXT) private readonly context: ServiceContext,
    @Inject(SNAPSHOTS) private readonly list: ListSnapshotReader,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('admin', 'finance')
  @ApiOkResponse({ type: VerificationDto })
  async run(@Caller() { organisation }: Identity): Promise<VerificationDto> {
    const replay = new ThreadedReplay('sums');
    try {
      return await runVerification(this.context, this.list, organisation, replay);
    } finally {
      await replay.close();
    }
  }

  @Get()
  @Allow(...staffRoles)
  @ApiOkResponse({ type: LastVerificationDto })
  async last(@Caller() { organisation }: Identity): Promise<LastVerificationDto> {
    const { rows } = await inOrganisation(this.context.pools.request, organisation, (tx) =>
      tx.query<{ result: VerificationDto }>('select result from verification order by at desc limit 1'),
    );
    return { last: rows[0]?.result ?? null };
  }
}
