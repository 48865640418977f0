import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type PartnerId, partnerRoles, type RuleData, staffRoles } from '@tributary/contracts';
import {
  Allow,
  answerPosition,
  AnswersPosition,
  Caller,
  type Identity,
  iso,
  problem,
  ReadsWrites,
  readYourWrites,
  Refuses,
  RequireScope,
  type ServiceContext,
} from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { publishPlan } from '../../application/publish-plan.js';
import { needsOf } from '../../domain/rules/version-1.js';
import { listGroup } from '../../groups.js';
import type { CommissionListReader } from '../../projections/commission-list.reader.js';
import { CONTEXT, READER } from '../tokens.js';
import { toPlanVersion } from './answers.js';
import { NewPlan, type PlanRuleInput, PlansQuery, PlanVersionDto } from './plans.dto.js';

@ApiTags('plans')
@Controller('api/plans')
export class PlansController {
  constructor(
    @Inject(CONTEXT) private readonly context: ServiceContext,
    @Inject(READER) private readonly reader: CommissionListReader,
  ) {}

  @Get()
  @Allow(...staffRoles, ...partnerRoles, 'integration')
  @RequireScope('programs:write')
  @ReadsWrites()
  @ApiOkResponse({ type: [PlanVersionDto] })
  @Refuses('unknown-program')
  async list(
    @Query() { program }: PlansQuery,
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanVersionDto[]> {
    await readYourWrites(request, reply, this.context.bus, caller.organisation, listGroup);
    const [found] = await this.reader.program(caller.organisation, program);
    if (!found) throw problem('unknown-program');
    return (await this.reader.plans(caller.organisation, found.program)).map(toPlanVersion);
  }

  @Post()
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('programs:write')
  @ApiCreatedResponse({ type: PlanVersionDto })
  @AnswersPosition()
  @Refuses('unknown-program', 'wrong-state', 'changed-meanwhile')
  async publish(
    @Body() draft: NewPlan,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanVersionDto> {
    const { facts, clock, bus } = this.context;
    await bus.waitFor(listGroup, caller.organisation, await facts.head(), 1_000); // a program made a moment ago is known
    const [program] = await this.reader.program(caller.organisation, draft.program);
    if (!program) throw problem('unknown-program');
    const rules = draft.rules.map(toRule);
    const result = await publishPlan(facts, clock, caller.organisation, caller.actor, {
      program: program.program,
      from: typeof draft.from === 'string' ? Date.parse(draft.from) : draft.from,
      holdDays: draft.holdDays,
      rules,
    });
    if (result.kind === 'changed-meanwhile') throw problem(result.kind);
    if (result.kind === 'wrong-state') throw problem(result.kind, { detail: result.detail });
    answerPosition(reply, result.position);
    return {
      program: program.program,
      version: result.version,
      from: result.version === 1 ? null : (draft.from ?? iso(result.at)),
      holdDays: draft.holdDays,
      rules: rules,
      publishedAt: iso(result.at),
    };
  }
}

function toRule({ id, name, priority, partner, kind, ...terms }: PlanRuleInput, n: number): RuleData {
  const { field, message } = needsOf(kind);
  const needed = terms[field];
  if (needed === undefined) throw problem('invalid-input', { errors: [{ path: `rules.${n}.${field}`, message }] });
  return { id, name, priority, partner: (partner ?? null) as PartnerId | null, kind, [field]: needed } as RuleData;
}
