import { Controller, Get, Inject, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  type AttributionReasonData,
  type OrganisationId,
  type PartnerId,
  partnerRoles,
  type Period,
  type Plan,
  staffRoles,
} from '@tributary/contracts';
import {
  Allow,
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
import { decisionsOf } from '../../application/decisions-of.js';
import { type Attribution, attributionOf } from '../../application/explain-attribution.js';
import { lostRulesOf } from '../../application/explain-choice.js';
import { receiptOf, stepsOf } from '../../application/explain.js';
import type { Child } from '../../application/explain-step.js';
import { undoingOf } from '../../application/undoing-of.js';
import type { UnsettledOf } from '../../application/unsettled.js';
import { engineGroup, listGroup } from '../../groups.js';
import type { CommissionListReader } from '../../projections/commission-list.reader.js';
import type { CommissionRow } from '../../projections/commission-row.js';
import type { ExplanationReader } from '../../projections/explanation.reader.js';
import type { PlanReader } from '../../projections/plan.reader.js';
import { CONTEXT, EXPLANATIONS, PLANS, READER, UNSETTLED } from '../tokens.js';
import { isPartner, toCommissions } from './answers.js';
import { CommissionExplanationDto } from './commission-answers.dto.js';
import { PlanAnswers } from './plan-answers.js';

const unknown = () => problem('unknown-commission');

/** Why a commission is what it is. */
@ApiTags('commissions')
@Controller('api/commissions')
export class ExplanationsController {
  private readonly answers: PlanAnswers;

  constructor(
    @Inject(CONTEXT) private readonly context: ServiceContext,
    @Inject(READER) private readonly reader: CommissionListReader,
    @Inject(EXPLANATIONS) private readonly explanations: ExplanationReader,
    @Inject(PLANS) private readonly plans: PlanReader,
    @Inject(UNSETTLED) private readonly unsettledOf: UnsettledOf,
  ) {
    this.answers = new PlanAnswers(plans, context.personal);
  }

  @Get(':id')
  @Allow(...staffRoles, ...partnerRoles, 'integration')
  @RequireScope('commissions:read')
  @ReadsWrites()
  @ApiOkResponse({ type: CommissionExplanationDto })
  @Refuses('unknown-commission')
  async explain(
    @Param('id', new ParseUUIDPipe({ exceptionFactory: unknown })) id: string,
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommissionExplanationDto> {
    await readYourWrites(request, reply, this.context.bus, caller.organisation, engineGroup, listGroup);
    const reader = isPartner(caller) ? caller.partner : null;
    const row = await this.reader.one(caller.organisation, id, reader);
    if (!row) throw unknown();
    const [commission] = await toCommissions(
      [row],
      this.context.personal,
      caller.organisation,
      caller,
      this.unsettledOf,
    );
    if (!commission) throw unknown();
    const rejection = row.rejection && (await this.context.personal.open(caller.organisation, row.rejection));
    const attribution = row.attribution && (await this.attributionOf(row.attribution, caller.organisation, reader));
    const versions = await this.plans.versions(caller.organisation, row.program);
    const plan = versions.find(({ version }) => version === row.planVersion)?.plan ?? null;
    const rules = await this.answers.appliedRules(caller.organisation, row, plan);
    const child = reader === null ? await this.childOf(row, caller.organisation) : null;
    const undoing = await undoingOf(this.context.facts, caller.organisation, row);
    const decisions = await decisionsOf(this.context, caller.organisation, {
      commission: row.commission,
      manualEntry: row.kind === 'manual' ? row.externalId : null,
    });
    return {
      ...commission,
      decisions: decisions.map(({ kind, at, amount, reason, by }) => ({
        kind,
        at: iso(at),
        amount: amount === null ? null : { amount, currency: row.currency },
        reason,
        by: reader === null ? by : null,
      })),
      undoes: undoing?.undoes ?? null,
      undoneBy: undoing?.undoneBy?.commission ?? null,
      steps: stepsOf(row, await this.explanations.entries(caller.organisation, id, reader), attribution, rules, {
        child,
        undoing,
        period: bonusPeriodOf(row, plan),
        isUnsettled: commission.unsettled !== null,
        openChargebacks: await this.explanations.openChargebacks(caller.organisation, row.conversion),
      }),
      attribution,
      receipt: receiptOf(row, reader === null),
      lostRules: lostRulesOf(row.terms, plan ?? undefined, reader),
      rule: {
        name: row.rule.name,
        level: row.level,
        planVersion: row.planVersion,
        text: rules.join(' ') || 'Entered by hand',
      },
      rejection: rejection?.['reason'] ?? null,
    };
  }

  private async childOf({ commission, component }: CommissionRow, organisation: OrganisationId): Promise<Child | null> {
    if (!component.startsWith('override:')) return null;
    const child = await this.explanations.childOf(organisation, commission);
    if (!child) return null;
    const opened = child.personal && (await this.context.personal.open(organisation, child.personal));
    return { name: opened?.['name'] ?? child.code, commission: child.commission };
  }

  private async attributionOf(
    reason: AttributionReasonData,
    organisation: OrganisationId,
    reader: PartnerId | null,
  ): Promise<Attribution> {
    const { links, partners } = await this.explanations.names(organisation, reason.touches);
    const known = [...partners.values()];
    const opened = await this.context.personal.openAll(
      organisation,
      known.map(({ personal }) => personal),
    );
    const names = new Map(known.map(({ partner, code }, n) => [partner as string, opened[n]?.['name'] ?? code]));
    return attributionOf(reason, { links, partners: names }, reader);
  }
}

function bonusPeriodOf({ paidFor }: CommissionRow, plan: Plan | null): Period | null {
  if (paidFor?.kind !== 'bonus' || paidFor.period === 'lifetime') return null;
  return plan?.bonuses?.find(({ key, period }) => key === paidFor.bonus && period)?.period ?? null;
}
