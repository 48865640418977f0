/** The only place where ports meet adapters. */
import { Logger } from '@nestjs/common';
import type { OrganisationId } from '@tributary/contracts';
import type { MigrationSet } from '@tributary/event-store';
import type { ServiceContext, ServiceDefinition } from '@tributary/service-kit';
import { EngineHandler } from './adapters/bus/engine.handler.js';
import { CommissionsController } from './adapters/http/commissions.controller.js';
import { ExplanationsController } from './adapters/http/explanations.controller.js';
import { ProgramExportsController } from './adapters/http/program-exports.controller.js';
import { ReviewsController } from './adapters/http/reviews.controller.js';
import { OwnCommissionsController } from './adapters/http/own-commissions.controller.js';
import { DecisionsController } from './adapters/http/decisions.controller.js';
import { ManualEntriesController } from './adapters/http/manual-entries.controller.js';
import { ExchangeRatesController } from './adapters/http/exchange-rates.controller.js';
import { PlansController } from './adapters/http/plans.controller.js';
import { VerificationController } from './adapters/http/verification.controller.js';
import { loadDecided } from './adapters/postgres/load-decided.js';
import { loadUnsettled } from './adapters/postgres/load-unsettled.js';
import { PostgresVerificationBook } from './adapters/postgres/verification-book.js';
import { ThreadedReplay } from './adapters/threads/threaded-replay.js';
import {
  CONTEXT,
  DECISIONS,
  EXPLANATIONS,
  EXPORTS,
  PLANS,
  RATES,
  READER,
  REFERENCES,
  REVIEWS,
  UNSETTLED,
  VERIFICATIONS,
} from './adapters/tokens.js';
import type { DecisionPorts } from './application/decide-commissions.js';
import { planComponents } from './application/plan-schema.js';
import { type CountedOrganisation, passHours } from './application/pass-hours.js';
import { runVerification } from './application/run-verification.js';
import { settlePeriods, type SettlingPorts } from './application/settle-periods.js';
import { VerificationRuns } from './application/verification-runs.js';
import { clockGroup, engineGroup, listGroup, payoutsGroup, periodsGroup, ratesGroup } from './groups.js';
import { ClockProjection } from './projections/clock.projection.js';
import { CommissionListProjection } from './projections/commission-list.projection.js';
import { CommissionListReader } from './projections/commission-list.reader.js';
import { ExplanationReader } from './projections/explanation.reader.js';
import { ListSnapshotReader } from './projections/list-snapshot.reader.js';
import { ProgramExportReader } from './projections/program-export.reader.js';
import { ReferenceReader } from './projections/reference.reader.js';
import { ReviewReader } from './projections/review.reader.js';
import { OpenPayoutsProjection } from './projections/open-payouts.projection.js';
import { PeriodsProjection } from './projections/periods.projection.js';
import { PeriodsReader } from './projections/periods.reader.js';
import { PlanReader } from './projections/plan.reader.js';
import { RatesProjection } from './projections/rates.projection.js';
import { RatesReader } from './projections/rates.reader.js';

export const commissionMigrations: MigrationSet = {
  schema: 'commission',
  directory: new URL('./migrations/', import.meta.url),
};

class CommissionModule {}

const tickInterval = 20_000;

export interface CommissionService extends ServiceDefinition {
  /** Appends the hours that have passed for every organisation, and settles what is due by then. */
  passHours(): Promise<void>;
}

export function commissionService(context: ServiceContext): CommissionService {
  const { pools, facts, clock, bus, personal } = context;
  const references = new ReferenceReader(pools.request);
  const logger = new Logger('Clock');
  let timer: NodeJS.Timeout | undefined;

  const decisions: DecisionPorts = {
    facts,
    clock,
    bus,
    personal,
    places: (organisation, ids) => references.places(organisation, ids),
    decided: (organisation, place) => loadDecided(context, organisation, place),
  };

  const verifying = { list: new ListSnapshotReader(pools.request), replay: () => new ThreadedReplay('sums') };
  const verifications = new VerificationRuns(new PostgresVerificationBook(pools), clock, (organisation, tell) =>
    runVerification(context, verifying, organisation, tell),
  );

  const periods = new PeriodsReader(pools.worker);
  const settling: SettlingPorts = { facts, bus, programs: (organisation) => periods.programs(organisation) };
  /** The last hour after which everything due was settled, by organisation. */
  const settledAt = new Map<OrganisationId, number>();

  async function tick(): Promise<void> {
    const { rows } = await pools.worker.query<{ organisation: OrganisationId; created_at: string }>(
      'select organisation, created_at from clock',
    );
    const organisations = rows.map(
      ({ organisation, created_at }): CountedOrganisation => ({ organisation, createdAt: Number(created_at) }),
    );
    const passed = new Map<OrganisationId, number>();
    for (const counted of organisations) passed.set(counted.organisation, await passHours(facts, clock, counted));
    for (const [organisation, hour] of passed)
      if (settledAt.get(organisation) !== hour && (await settlePeriods(settling, organisation, hour)))
        settledAt.set(organisation, hour);
  }

  return {
    name: 'commission',
    groups: [
      { group: engineGroup, tables: ['slice'] },
      {
        group: listGroup,
        tables: [
          'commission',
          'entry',
          'customer',
          'link',
          'program',
          'partner',
          'tier',
          'plan_version',
          'review_item',
          'refund',
        ],
      },
      { group: clockGroup, tables: [] },
      { group: payoutsGroup, tables: ['open_payout'] },
      { group: ratesGroup, tables: ['exchange_rate'] },
      { group: periodsGroup, tables: ['trading_program', 'trade_day', 'settled_period'] },
    ],
    module: {
      module: CommissionModule,
      controllers: [
        EngineHandler,
        CommissionListProjection,
        ClockProjection,
        PeriodsProjection,
        RatesProjection,
        OpenPayoutsProjection,
        ExchangeRatesController,
        ManualEntriesController,
        DecisionsController,
        PlansController,
        CommissionsController,
        ExplanationsController,
        ProgramExportsController,
        ReviewsController,
        OwnCommissionsController,
        VerificationController,
      ],
      providers: [
        { provide: CONTEXT, useValue: context },
        { provide: READER, useValue: new CommissionListReader(pools.request) },
        { provide: EXPLANATIONS, useValue: new ExplanationReader(pools.request) },
        { provide: EXPORTS, useValue: new ProgramExportReader(pools.request) },
        { provide: REFERENCES, useValue: references },
        { provide: REVIEWS, useValue: new ReviewReader(pools.request) },
        { provide: PLANS, useValue: new PlanReader(pools.request) },
        { provide: DECISIONS, useValue: decisions },
        { provide: UNSETTLED, useValue: loadUnsettled(context) },
        { provide: RATES, useValue: new RatesReader(pools.request) },
        { provide: VERIFICATIONS, useValue: verifications },
      ],
    },
    schemas: planComponents(),
    passHours: tick,
    start: async () => {
      const run = (): void => void tick().catch((error: unknown) => logger.error(error));
      run();
      timer = setInterval(run, tickInterval);
    },
    stop: async () => {
      clearInterval(timer);
      await verifications.stop();
    },
  };
}
