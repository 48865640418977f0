import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { partnerRoles, staffRoles } from '@tributary/contracts';
import {
  Allow,
  AnswersPosition,
  type BusRegistry,
  Caller,
  type Identity,
  iso,
  problem,
  ReadsWrites,
  readYourWrites,
  Refuses,
  RequireScope,
  Stores,
} from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { changeProgram, createProgram, type ProgramAnswer } from '../../application/manage-programs.js';
import type { Ports } from '../../application/ports.js';
import type { ProgramChange } from '../../domain/program.js';
import { directoryGroup } from '../../projections/directory.projection.js';
import type { DirectoryQueries, ProgramRow } from '../../projections/directory.queries.js';
import { BUS, PORTS, QUERIES } from '../tokens.js';
import { actorOf, isPartner, orProblem, stored } from './answers.js';
import { NewProgramDto, ProgramDto } from './programs.dto.js';

@ApiTags('programs')
@Controller('api/programs')
export class ProgramsController {
  constructor(
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(QUERIES) private readonly queries: DirectoryQueries,
    @Inject(BUS) private readonly bus: BusRegistry,
  ) {}

  @Get()
  @Allow(...staffRoles, ...partnerRoles, 'integration')
  @RequireScope('programs:write')
  @ApiOkResponse({ type: [ProgramDto] })
  @ReadsWrites()
  async list(
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgramDto[]> {
    await readYourWrites(request, reply, this.bus, caller.organisation, directoryGroup);
    const programs = await this.queries.programs(caller.organisation);
    return programs.filter(({ state }) => !isPartner(caller) || state !== 'draft').map(dtoOf);
  }

  @Get(':program')
  @Allow(...staffRoles, ...partnerRoles, 'integration')
  @RequireScope('programs:write')
  @ApiOkResponse({ type: ProgramDto })
  @Refuses('unknown-program')
  async one(@Caller() caller: Identity, @Param('program') reference: string): Promise<ProgramDto> {
    const program = await this.ports.catalogue.program(caller.organisation, reference);
    if (!program || (isPartner(caller) && program.state === 'draft')) throw problem('unknown-program');
    return dtoOf(program);
  }

  @Post()
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('programs:write')
  @Stores(ProgramDto)
  @Refuses('already-exists', 'unknown-currency')
  async create(
    @Caller() caller: Identity,
    @Body() body: NewProgramDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgramDto> {
    return answer(reply, orProblem(await createProgram(this.ports, actorOf(caller), body)));
  }

  @Post(':program/activate')
  @HttpCode(200)
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('programs:write')
  @ApiOkResponse({ type: ProgramDto })
  @AnswersPosition()
  @Refuses('unknown-program', 'program-ended', 'wrong-state')
  activate(
    @Caller() caller: Identity,
    @Param('program') program: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgramDto> {
    return this.change(caller, program, 'activate', reply);
  }

  @Post(':program/pause')
  @HttpCode(200)
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('programs:write')
  @ApiOkResponse({ type: ProgramDto })
  @AnswersPosition()
  @Refuses('unknown-program', 'program-ended', 'wrong-state')
  pause(
    @Caller() caller: Identity,
    @Param('program') program: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgramDto> {
    return this.change(caller, program, 'pause', reply);
  }

  @Post(':program/end')
  @HttpCode(200)
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('programs:write')
  @ApiOkResponse({ type: ProgramDto })
  @AnswersPosition()
  @Refuses('unknown-program', 'program-ended', 'wrong-state')
  end(
    @Caller() caller: Identity,
    @Param('program') program: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgramDto> {
    return this.change(caller, program, 'end', reply);
  }

  private async change(
    caller: Identity,
    program: string,
    change: ProgramChange,
    reply: FastifyReply,
  ): Promise<ProgramDto> {
    return answer(reply, {
      ...orProblem(await changeProgram(this.ports, actorOf(caller), program, change)),
      added: false,
    });
  }
}

function answer(reply: FastifyReply, result: ProgramAnswer): ProgramDto {
  stored(reply, result);
  return dtoOf(result.program);
}

const dtoOf = ({
  id,
  code,
  name,
  currency,
  landingUrl,
  state,
  attribution,
  windowDays,
  zone,
  createdAt,
}: ProgramRow): ProgramDto => ({
  id,
  code,
  name,
  currency,
  landingUrl,
  state,
  attribution,
  windowDays,
  zone,
  createdAt: iso(createdAt),
});
