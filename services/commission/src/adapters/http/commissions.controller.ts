import { Controller, Get, Header, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  type AttributionReasonData,
  type OrganisationId,
  type PartnerId,
  partnerRoles,
  staffRoles,
} from '@tributary/contracts';
import { exactly } from '@tributary/money';
import {
  Allow,
  AnswersCsv,
  Caller,
  decodeCursor,
  type Identity,
  iso,
  pageOf,
  problem,
  ReadsWrites,
  readYourWrites,
  Refuses,
  RequireScope,
  type ServiceContext,
} from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ruleKindsOf } from '../../application/rule-kinds.js';
import { decisionsOf } from '../../application/decisions-of.js';
import { type Attribution, attributionOf } from '../../application/explain-attribution.js';
import { lostRulesOf } from '../../application/explain-choice.js';
import { type Child, receiptOf, stepsOf } from '../../application/explain.js';
import type { UnsettledOf } from '../../application/unsettled.js';
import { engineGroup, listGroup } from '../../groups.js';
import type { PlanReader } from '../../projections/plan.reader.js';
import type {
  CommissionFilter,
  CommissionListReader,
  CommissionRow,
} from '../../projections/commission-list.reader.js';
import { CONTEXT, PLANS, READER, UNSETTLED } from '../tokens.js';
import { isPartner, toCommissions } from './answers.js';
import {
  type CommissionDto,
  CommissionExplanationDto,
  CommissionsPageDto,
  CommissionTotalsDto,
  ReviewItemDto,
} from './commission-answers.dto.js';
import { CommissionsQuery, ExportQuery } from './commissions.dto.js';
import { PlanAnswers } from './plan-answers.js';
import { csv, lineColumns, lineOf, partnerColumns } from './program-export.js';

const unknown = () => problem('unknown-commission');

@ApiTags('commissions')
@Controller('api')
export class CommissionsController {
  private readonly answers: PlanAnswers;

  constructor(
    @Inject(CONTEXT) private readonly context: ServiceContext,
    @Inject(READER) private readonly reader: CommissionListReader,
    @Inject(PLANS) private readonly plans: PlanReader,
    @Inject(UNSETTLED) private readonly unsettledOf: UnsettledOf,
  ) {
    this.answers = new PlanAnswers(plans, context.personal);
  }

  @Get('commissions')
  @Allow(...staffRoles, ...partnerRoles, 'integration')
  @RequireScope('commissions:read')
  @ReadsWrites()
  @ApiOkResponse({ type: CommissionsPageDto })
  async list(
    @Query() query: CommissionsQuery,
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommissionsPageDto> {
    await this.caughtUp(request, reply, caller);
    const cursor = decodeCursor(query.cursor, 2);
    const filter = filterOf(query, caller);
    const rows = await this.reader.page(
      caller.organisation,
      filter,
      cursor && [Number(cursor[0]), String(cursor[1])],
      query.limit + 1,
      query.sort === 'soldAt',
    );
    const items = await this.commissionsOf(rows, caller);
    const page = pageOf(
      items,
      query.limit,
      (item) => item,
      ({ soldAt, id }) => [Date.parse(soldAt), id],
    );
    return { ...page, totals: totalsOf(await this.reader.totals(caller.organisation, filter)) };
  }

  @Get('commissions/totals')
  @Allow(...staffRoles, ...partnerRoles)
  @ReadsWrites()
  @ApiOkResponse({ type: [CommissionTotalsDto] })
  async totals(
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommissionTotalsDto[]> {
    await this.caughtUp(request, reply, caller);
    return totalsOf(await this.reader.totals(caller.organisation, filterOf({}, caller)));
  }

  @Get('commissions/export')
  @Allow(...staffRoles, 'integration')
  @RequireScope('commissions:read')
  @Header('content-type', 'text/csv; charset=utf-8')
  @AnswersCsv('Amounts in minor units')
  @Refuses('unknown-program')
  async export(@Query() { program: wanted, lines }: ExportQuery, @Caller() caller: Identity): Promise<string> {
    const [program] = await this.reader.program(caller.organisation, wanted);
    if (!program) throw problem('unknown-program');
    if (lines) {
      const kinds = ruleKindsOf(await this.plans.versions(caller.organisation, program.program));
      const rows = await this.reader.exportLines(caller.organisation, program.program);
      return csv(
        lineColumns,
        rows.map((row) => lineOf(row, kinds)),
      );
    }
    const rows = await this.reader.exportPartners(caller.organisation, program.program);
    return csv(
      partnerColumns,
      rows.map((row) => [row.code, row.conversions, row.gross, row.refunded, row.commission, program.currency]),
    );
  }

  @Get('commissions/:id')
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
    await this.caughtUp(request, reply, caller);
    const reader = isPartner(caller) ? caller.partner : null;
    const row = await this.reader.one(caller.organisation, id, reader);
    if (!row) throw unknown();
    const [commission] = await this.commissionsOf([row], caller);
    if (!commission) throw unknown();
    const rejection = row.rejection && (await this.context.personal.open(caller.organisation, row.rejection));
    const attribution = row.attribution && (await this.attributionOf(row.attribution, caller.organisation, reader));
    const versions = await this.plans.versions(caller.organisation, row.program);
    const plan = versions.find(({ version }) => version === row.planVersion)?.plan ?? null;
    const rules = await this.answers.appliedRules(caller.organisation, row, plan);
    const child = reader === null ? await this.childOf(row, caller.organisation) : null;
    const decisions = await decisionsOf(this.context, caller.organisation, {
      commission: row.commission,
      manualEntry: row.kind === 'manual' ? row.externalId : null,
    });
    return {
      ...commission,
      decisions: decisions.map(({ kind, at, amount, reason }) => ({
        kind,
        at: iso(at),
        amount: amount === null ? null : { amount, currency: row.currency },
        reason,
      })),
      steps: stepsOf(row, await this.reader.entries(caller.organisation, id, reader), attribution, rules, {
        child,
        isUnsettled: commission.unsettled !== null,
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

  @Get('reviews')
  @Allow(...staffRoles)
  @ApiOkResponse({ type: [ReviewItemDto] })
  async reviews(@Caller() caller: Identity): Promise<ReviewItemDto[]> {
    const rows = await this.reader.reviews(caller.organisation);
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      program: row.program,
      reference: row.externalId,
      customer: row.customer,
      amount: { amount: exactly(row.amount), currency: row.currency },
      at: iso(Number(row.at)),
    }));
  }

  private async childOf({ commission, component }: CommissionRow, organisation: OrganisationId): Promise<Child | null> {
    if (!component.startsWith('override:')) return null;
    const child = await this.reader.childOf(organisation, commission);
    if (!child) return null;
    const opened = child.personal && (await this.context.personal.open(organisation, child.personal));
    return { name: opened?.['name'] ?? child.code, commission: child.commission };
  }

  private commissionsOf(rows: readonly CommissionRow[], caller: Identity): Promise<CommissionDto[]> {
    return toCommissions(rows, this.context.personal, caller.organisation, caller, this.unsettledOf);
  }

  private async attributionOf(
    reason: AttributionReasonData,
    organisation: OrganisationId,
    reader: PartnerId | null,
  ): Promise<Attribution> {
    const { links, partners } = await this.reader.names(organisation, reason.touches);
    const known = [...partners.values()];
    const opened = await this.context.personal.openAll(
      organisation,
      known.map(({ personal }) => personal),
    );
    const names = new Map(known.map(({ partner, code }, n) => [partner as string, opened[n]?.['name'] ?? code]));
    return attributionOf(reason, { links, partners: names }, reader);
  }

  private caughtUp(request: FastifyRequest, reply: FastifyReply, { organisation }: Identity): Promise<void> {
    return readYourWrites(request, reply, this.context.bus, organisation, engineGroup, listGroup);
  }
}

export function filterOf(query: Partial<CommissionsQuery>, caller: Identity): CommissionFilter {
  return {
    state: query.state,
    program: query.program,
    search: query.search,
    // What is masked for a partner must not be found by it either.
    customer: isPartner(caller) ? undefined : query.search,
    partner: isPartner(caller) ? (caller.partner ?? undefined) : query.partner,
    from: query.from === undefined ? undefined : Date.parse(query.from),
    to: query.to === undefined ? undefined : Date.parse(query.to),
  };
}

function totalsOf(
  rows: readonly { state: string; currency: string; count: string; amount: string }[],
): CommissionTotalsDto[] {
  return rows.map(({ state, currency, count, amount }) => ({
    state: state as CommissionTotalsDto['state'],
    count: Number(count),
    amount: { amount: exactly(amount), currency },
  }));
}
