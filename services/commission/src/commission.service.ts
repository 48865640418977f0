/** The only place where ports meet adapters. */
import { Logger } from '@nestjs/common';
import type { OrganisationId } from '@tributary/contracts';
import type { MigrationSet } from '@tributary/event-store';
import { inTransaction, type ServiceContext, type ServiceDefinition } from '@tributary/service-kit';
import { EngineHandler } from './adapters/bus/engine.handler.js';
import { CommissionsController } from './adapters/http/commissions.controller.js';
import { OwnCommissionsController } from './adapters/http/own-commissions.controller.js';
import { ExchangeRatesController } from './adapters/http/exchange-rates.controller.js';
import { PlansController } from './adapters/http/plans.controller.js';
import { VerificationController } from './adapters/http/verification.controller.js';
import { postgresSlices } from './adapters/postgres/postgres-slices.js';
import { CONTEXT, DECISIONS, RATES, READER } from './adapters/tokens.js';
import type { CommissionPlace, DecisionPorts } from './application/decide-commissions.js';
import { planComponents } from './application/plan-schema.js';
import { type CountedOrganisation, passHours } from './application/pass-hours.js';
import { settlePeriods, type SettlingPorts } from './application/settle-periods.js';
import { type Conversion, conversionKey } from './domain/conversion.js';
import { clockGroup, engineGroup, listGroup, periodsGroup, ratesGroup } from './groups.js';
import { ClockProjection } from './projections/clock.projection.js';
import { CommissionListProjection } from './projections/commission-list.projection.js';
import { CommissionListReader } from './projections/commission-list.reader.js';
import { PeriodsProjection } from './projections/periods.projection.js';
import { PeriodsReader } from './projections/periods.reader.js';
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
  const reader = new CommissionListReader(pools.request);
  const logger = new Logger('Clock');
  let timer: NodeJS.Timeout | undefined;

  const decisions: DecisionPorts = {
    facts,
    clock,
    bus,
    personal,
    places: (organisation, ids) => reader.places(organisation, ids),
    conversion: (place) => loadConversion(context, place),
  };

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
        ],
      },
      { group: clockGroup, tables: [] },
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
        ExchangeRatesController,
        PlansController,
        CommissionsController,
        OwnCommissionsController,
        VerificationController,
      ],
      providers: [
        { provide: CONTEXT, useValue: context },
        { provide: READER, useValue: reader },
        { provide: DECISIONS, useValue: decisions },
        { provide: RATES, useValue: new RatesReader(pools.request) },
      ],
    },
    schemas: planComponents(),
    passHours: tick,
    start: async () => {
      const run = (): void => void tick().catch((error: unknown) => logger.error(error));
      run();
      timer = setInterval(run, tickInterval);
    },
    stop: async () => clearInterval(timer),
  };
}

async function loadConversion({ pools }: ServiceContext, { conversion, partner }: CommissionPlace) {
  return inTransaction(pools.worker, async (tx) => {
    const { rows } = await tx.query<{ generation: number }>(
      'select generation from projection where consumer_group = $1',
      [engineGroup.name],
    );
    const keys = [conversionKey(conversion), conversionKey(conversion, partner)];
    const slices = await postgresSlices(tx, rows[0]?.generation ?? 1).load(keys);
    return (keys.map((key) => slices.get(key)).find((slice) => slice) ?? undefined) as Conversion | undefined;
  });
}
