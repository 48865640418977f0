import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { partnerRoles, staffRoles } from '@tributary/contracts';
import {
  Allow,
  Caller,
  decodeCursor,
  type Identity,
  iso,
  pageOf,
  PageQuery,
  problem,
  ReadsWrites,
  readYourWrites,
  RequireScope,
  type ServiceContext,
} from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { localDay } from '../../domain/local-day.js';
import { byKey, daysOf, figuresOf, previousOf } from '../../application/figures.js';
import { activityGroup, tradeGroup } from '../../groups.js';
import type { AnalyticsReader, Span } from '../../projections/analytics.reader.js';
import { CONTEXT, READER } from '../tokens.js';
import {
  type ActivityDto,
  ActivityPageDto,
  DailyDto,
  LinkFiguresDto,
  PartnerFiguresDto,
  SummaryDto,
} from './analytics-answers.dto.js';
import { SpanQuery, TopQuery } from './analytics.dto.js';

const longestSpan = 3_700;
const trendDays = 30;

@ApiTags('analytics')
@Controller('api')
export class AnalyticsController {
  constructor(
    @Inject(CONTEXT) private readonly context: ServiceContext,
    @Inject(READER) private readonly reader: AnalyticsReader,
  ) {}

  @Get('analytics/summary')
  @ApiOkResponse({ type: SummaryDto })
  @Allow(...staffRoles, ...partnerRoles, 'integration')
  @RequireScope('analytics:read')
  @ReadsWrites()
  async summary(
    @Query() query: SpanQuery,
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SummaryDto> {
    await this.caughtUp(request, reply, caller);
    const span = await this.spanOf(query, caller);
    const [current, previous] = await Promise.all(
      [span, { ...span, ...previousOf(span) }].map(async (period) => {
        const [clicks, trade] = await Promise.all([
          this.reader.clicks(caller.organisation, period, 'all'),
          this.reader.trade(caller.organisation, period, 'all'),
        ]);
        return figuresOf(clicks[0], trade);
      }),
    );
    const none = figuresOf(undefined, []);
    return {
      from: span.from,
      to: span.to,
      current: current ?? none,
      previous: previous ?? none,
      asOf: iso(this.context.clock.now()),
    };
  }

  @Get('analytics/daily')
  @ApiOkResponse({ type: [DailyDto] })
  @Allow(...staffRoles, ...partnerRoles)
  @ReadsWrites()
  async daily(
    @Query() query: SpanQuery,
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DailyDto[]> {
    await this.caughtUp(request, reply, caller);
    const span = await this.spanOf(query, caller);
    const [clicks, trade] = await Promise.all([
      this.reader.clicks(caller.organisation, span, 'day'),
      this.reader.trade(caller.organisation, span, 'day'),
    ]);
    const clicksOf = byKey(clicks);
    const tradeOf = byKey(trade);
    return daysOf(span.from, span.to).map((day) => {
      const figures = figuresOf(clicksOf.get(day)?.[0], tradeOf.get(day) ?? []);
      return {
        day,
        clicks: figures.clicks,
        signups: figures.signups,
        sales: figures.sales,
        gross: figures.gross,
        commission: figures.commission,
      };
    });
  }

  @Get('analytics/partners')
  @ApiOkResponse({ type: [PartnerFiguresDto] })
  @Allow(...staffRoles)
  @ReadsWrites()
  async partners(
    @Query() query: TopQuery,
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerFiguresDto[]> {
    await this.caughtUp(request, reply, caller);
    const span = await this.spanOf(query, caller);
    const [clicks, trade] = await Promise.all([
      this.reader.clicks(caller.organisation, span, 'partner'),
      this.reader.trade(caller.organisation, span, 'partner'),
    ]);
    const clicksOf = byKey(clicks);
    const tradeOf = byKey(trade);
    const names = await this.namesOf(caller, [...new Set([...clicksOf.keys(), ...tradeOf.keys()])]);
    return [...names]
      .map(([partner, partnerName]) => {
        const {
          signups,
          sales,
          gross,
          commission,
          clicks: counted,
        } = figuresOf(clicksOf.get(partner)?.[0], tradeOf.get(partner) ?? []);
        return { partner, partnerName, clicks: counted, signups, sales, gross, commission };
      })
      .sort((a, b) => (b.commission[0]?.amount ?? 0) - (a.commission[0]?.amount ?? 0) || b.clicks - a.clicks)
      .slice(0, query.limit);
  }

  @Get('analytics/links')
  @ApiOkResponse({ type: [LinkFiguresDto] })
  @Allow(...staffRoles, ...partnerRoles)
  @ReadsWrites()
  async links(
    @Query() query: SpanQuery,
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkFiguresDto[]> {
    await this.caughtUp(request, reply, caller);
    const span = await this.spanOf(query, caller);
    const [clicks, trade, perDay] = await Promise.all([
      this.reader.clicks(caller.organisation, span, 'link'),
      this.reader.trade(caller.organisation, span, 'link'),
      this.reader.linkDays(caller.organisation, { ...span, from: daysBefore(span.to, trendDays - 1) }),
    ]);
    const clicksOf = byKey(clicks);
    const tradeOf = byKey(trade);
    const days = daysOf(daysBefore(span.to, trendDays - 1), span.to);
    const trends = new Map(perDay.map(({ link, day, clicks: counted }) => [`${link} ${day}`, counted]));
    return [...new Set([...clicksOf.keys(), ...tradeOf.keys()])].map((link) => {
      const {
        clicks: counted,
        uniqueClicks,
        signups,
        sales,
        commission,
      } = figuresOf(clicksOf.get(link)?.[0], tradeOf.get(link) ?? []);
      return {
        link,
        clicks: counted,
        uniqueClicks,
        signups,
        sales,
        commission,
        trend: days.map((day) => trends.get(`${link} ${day}`) ?? 0),
      };
    });
  }

  @Get('activity')
  @ApiOkResponse({ type: ActivityPageDto })
  @Allow(...staffRoles, ...partnerRoles)
  @ReadsWrites()
  async activity(
    @Query() query: PageQuery,
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActivityPageDto> {
    await readYourWrites(request, reply, this.context.bus, caller.organisation, activityGroup);
    const rows = await this.reader.activity(
      caller.organisation,
      ownPartner(caller),
      positionOf(query.cursor),
      query.limit + 1,
    );
    const names = await this.namesOf(
      caller,
      rows.flatMap(({ partner }) => partner ?? []),
    );
    return pageOf(
      rows,
      query.limit,
      (row) => ({
        id: row.id,
        kind: row.kind as ActivityDto['kind'],
        at: iso(Number(row.at)),
        partner: row.partner,
        partnerName: row.partner && (names.get(row.partner) ?? null),
        text: row.text,
        amount:
          row.amount === null || row.currency === null ? null : { amount: Number(row.amount), currency: row.currency },
      }),
      ({ position }) => [position],
    );
  }

  private caughtUp(request: FastifyRequest, reply: FastifyReply, { organisation }: Identity): Promise<void> {
    return readYourWrites(request, reply, this.context.bus, organisation, tradeGroup);
  }

  private async namesOf({ organisation }: Identity, partners: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.reader.names(organisation, partners);
    const opened = await this.context.personal.openAll(
      organisation,
      rows.map(({ personal }) => personal),
    );
    return new Map(rows.map(({ partner, code }, n) => [partner, opened[n]?.['name'] ?? code]));
  }

  private async spanOf({ from, to, days, program, partner }: SpanQuery, caller: Identity): Promise<Span> {
    const last = to ?? (await this.today(caller, program ?? null));
    const first = from ?? daysBefore(last, days - 1);
    if (first > last)
      throw problem('invalid-input', { errors: [{ path: 'from', message: 'lies after the last day' }] });
    if (first < daysBefore(last, longestSpan - 1))
      throw problem('invalid-input', {
        errors: [{ path: 'from', message: `lies too far back: a span has ${longestSpan} days at most` }],
      });
    return {
      from: first,
      to: last,
      program: program ?? null,
      partner: ownPartner(caller) ?? partner ?? null,
    };
  }

  /** Where it is the latest day: each program's day begins at its own midnight. */
  private async today({ organisation }: Identity, program: string | null): Promise<string> {
    const zones = await this.reader.zones(organisation, program);
    const now = this.context.clock.now();
    const days = (zones.length > 0 ? zones : ['UTC']).map((zone) => localDay(zone, now));
    return days.reduce((latest, day) => (day > latest ? day : latest));
  }
}

function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * 86_400_000).toISOString().slice(0, 10);
}

/** Partners see what is theirs, whatever they ask for. */
function ownPartner({ role, partner }: Identity): string | null {
  if (!(partnerRoles as readonly string[]).includes(role)) return null;
  if (partner === null) throw problem('not-permitted');
  return partner;
}

/** Where the page before ended. */
function positionOf(cursor: string | undefined): string | null {
  const parts = decodeCursor(cursor, 1);
  if (parts === null) return null;
  const [position] = parts;
  if (typeof position === 'string' && /^\d{1,18}$/.test(position)) return position;
  throw problem('invalid-input', { errors: [{ path: 'cursor', message: 'is not from an answer of this route' }] });
}
