import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { staffRoles } from '@tributary/contracts';
import { Allow, Caller, type Identity, problem, Refuses } from '@tributary/service-kit';
import type { VerificationRuns } from '../../application/verification-runs.js';
import { VERIFICATIONS } from '../tokens.js';
import { RunningVerificationDto, VerificationsDto } from './verification.dto.js';

@ApiTags('verification')
@Controller('api/verification')
export class VerificationController {
  constructor(@Inject(VERIFICATIONS) private readonly runs: VerificationRuns) {}

  /** Begins one, or answers the one that runs; what comes of it is to be looked for. */
  @Post()
  @HttpCode(202)
  @Allow('admin', 'finance')
  @ApiAcceptedResponse({ type: RunningVerificationDto, description: 'It runs' })
  @Refuses('not-ready')
  async run(@Caller() { organisation }: Identity): Promise<RunningVerificationDto> {
    const running = await this.runs.ask(organisation);
    if (!running) throw problem('not-ready');
    return running;
  }

  @Get()
  @Allow(...staffRoles)
  @ApiOkResponse({ type: VerificationsDto })
  look(@Caller() { organisation }: Identity): Promise<VerificationsDto> {
    return this.runs.look(organisation);
  }
}
