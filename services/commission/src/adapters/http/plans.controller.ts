import { Body, Controller, Get, Header, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { isDay, partnerRoles, staffRoles } from '@tributary/contracts';
import {
  Allow,
  answerPosition,
  AnswersPosition,
  Caller,
  type Identity,
  iso,
  problem,
  Public,
  ReadsWrites,
  readYourWrites,
  Refuses,
  RequireScope,
  type ServiceContext,
} from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { planSchema } from '../../application/plan-schema.js';
import { beginningFault, publishedVersions, publishPlan, zoneOf } from '../../application/publish-plan.js';
import { overtakenFrom, type PlanReview, reviewPlan } from '../../application/review-plan.js';
import { listGroup } from '../../groups.js';
import type { ReferenceReader } from '../../projections/reference.reader.js';
import type { PlanReader } from '../../projections/plan.reader.js';
import { startOf } from '../../domain/calendar.js';
import { isDeep } from '../../domain/validation/parts.js';
import { CONTEXT, PLANS, REFERENCES } from '../tokens.js';
import { PlanAnswers } from './plan-answers.js';
import { NewPlan, PlanReviewDto, PlansQuery, PlanVersionDto } from './plans.dto.js';

@ApiTags('plans')
@Controller('api/plans')
export class PlansController {
  private readonly answers: PlanAnswers;

  constructor(
    @Inject(CONTEXT) private readonly context: ServiceContext,
    @Inject(REFERENCES) private readonly references: ReferenceReader,
    @Inject(PLANS) private readonly plans: PlanReader,
  ) {
    this.answers = new PlanAnswers(plans, context.personal);
  }

  @Get()
  @Allow(...staffRoles, ...partnerRoles, 'integration')
  @RequireScope('programs:write')
  @ReadsWrites()
  @ApiOkResponse({ type: [PlanVersionDto], description: 'The latest first' })
  @Refuses('unknown-program')
  async list(
    @Query() { program }: PlansQuery,
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanVersionDto[]> {
    await readYourWrites(request, reply, this.context.bus, caller.organisation, listGroup);
    const [found] = await this.references.program(caller.organisation, program);
    if (!found) throw problem('unknown-program');
    return this.answers.versions(caller, found, await this.plans.versions(caller.organisation, found.program));
  }

  @Get('schema.json')
  @Public()
  @Header('content-type', 'application/schema+json')
  @ApiOkResponse({
    description: 'The JSON Schema of plans, for editors',
    content: { 'application/schema+json': { schema: { type: 'object' } } },
  })
  schema(): string {
    return JSON.stringify(planSchema);
  }

  @Post('validate')
  @HttpCode(200)
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('programs:write')
  @ApiOkResponse({ type: PlanReviewDto, description: 'What would be said of it, and nothing is changed' })
  @Refuses('unknown-program')
  async validate(@Body() draft: NewPlan, @Caller() caller: Identity): Promise<PlanReviewDto> {
    const now = this.context.clock.now();
    const { from, zone, versions, review } = await this.reviewed(draft, caller);
    const fault = beginningFault(from, versions, now);
    const errors = fault === null ? [] : [{ path: 'from', code: 'wrong-beginning', message: fault }];
    return {
      ...review,
      errors: [...review.errors, ...errors],
      from: versions.length === 0 ? null : iso(from ?? now),
      zone,
      overtaken: overtakenFrom(versions, from ?? now).map(({ version, from: planned }) => ({
        version,
        from: iso(planned),
      })),
    };
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
    const { facts, clock } = this.context;
    const { program, from, versions, review, plan } = await this.reviewed(draft, caller);
    if (draft.after !== undefined && draft.after !== versions.length) throw problem('changed-meanwhile');
    if (!plan || review.errors.length > 0) throw problem('invalid-input', { errors: faultsOf(review) });
    if (caller.role === 'program-manager' && isDeep(plan))
      throw problem('not-permitted', { detail: 'Overrides beyond two levels are for an admin to publish.' });
    const wanted = { program, from, plan };
    const result = await publishPlan(facts, clock, caller.organisation, caller.actor, wanted, versions);
    if (result.kind === 'changed-meanwhile') throw problem(result.kind);
    if (result.kind === 'wrong-state') throw problem(result.kind, { detail: result.detail });
    answerPosition(reply, result.position);
    return {
      program,
      version: result.version,
      from: result.from === null ? null : iso(result.from),
      publishedAt: iso(result.at),
      publishedBy: caller.actor,
      plan,
      sentences: review.sentences,
    };
  }

  private async reviewed(draft: NewPlan, { organisation }: Identity) {
    const { facts, clock, bus } = this.context;
    await bus.waitFor(listGroup, organisation, await facts.head(), 1_000); // a program made a moment ago is known
    const [found] = await this.references.program(organisation, draft.program);
    if (!found) throw problem('unknown-program');
    const { program, currency } = found;
    const zone = await zoneOf(facts, organisation, program);
    const from = typeof draft.from === 'string' ? beginningOf(draft.from, zone) : draft.from;
    const versions = await publishedVersions(facts, organisation, program);
    const reviewed = await reviewPlan(draft.plan, from ?? clock.now(), {
      currency,
      versions,
      partners: (names) => this.answers.partners(organisation, names),
      tiers: () => this.plans.tiers(organisation, program),
    });
    return { program, zone, from, versions, ...reviewed };
  }
}

const beginningOf = (text: string, zone: string): number => (isDay(text) ? startOf(zone, text) : Date.parse(text));

const faultsOf = ({ errors }: PlanReview) =>
  errors.map(({ path, message }) => ({ path: path ? `plan.${path}` : 'plan', message }));
