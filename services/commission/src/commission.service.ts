/** The only place where ports meet adapters. */
import { Logger } from '@nestjs/common';
import type { OrganisationId } from '@tributary/contracts';
import type { MigrationSet } from '@tributary/event-store';
import { inTransaction, type ServiceContext, type ServiceDefinition } from '@tributary/service-kit';
import { EngineHandler } from './adapters/bus/engine.handler.js';
import { CommissionsController } from './adapters/http/commissions.controller.js';
import { OwnCommissionsController } from './adapters/http/own-commissions.controller.js';
import { PlansController } from './adapters/http/plans.controller.js';
import { VerificationController } from './adapters/http/verification.controller.js';
import { postgresSlices } from './adapters/postgres/postgres-slices.js';
import { CONTEXT, DECISIONS, PLANS, READER } from './adapters/tokens.js';
import type { CommissionPlace, DecisionPorts } from './application/decide-commissions.js';
import { planComponents } from './application/plan-schema.js';
import { type CountedOrganisation, passHours } from './application/pass-hours.js';
import { type Conversion, conversionKey } from './domain/conversion.js';
import { clockGroup, engineGroup, listGroup } from './groups.js';
import { ClockProjection } from './projections/clock.projection.js';
import { CommissionListProjection } from './projections/commission-list.projection.js';
import { CommissionListReader } from './projections/commission-list.reader.js';
import { PlanReader } from './projections/plan.reader.js';

export const commissionMigrations: MigrationSet = {
  schema: 'commission',
  directory: new URL('./migrations/', import.meta.url),
};

class CommissionModule {}

const tickInterval = 20_000;

export interface CommissionService extends ServiceDefinition {
  /** Appends the hours that have passed for every organisation. */
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

  async function tick(): Promise<void> {
    const { rows } = await pools.worker.query<{ organisation: OrganisationId; created_at: string }>(
      'select organisation, created_at from clock',
    );
    const organisations = rows.map(
      ({ organisation, created_at }): CountedOrganisation => ({ organisation, createdAt: Number(created_at) }),
    );
    for (const organisation of organisations) await passHours(facts, clock, organisation);
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
    ],
    module: {
      module: CommissionModule,
      controllers: [
        EngineHandler,
        CommissionListProjection,
        ClockProjection,
        PlansController,
        CommissionsController,
        OwnCommissionsController,
        VerificationController,
      ],
      providers: [
        { provide: CONTEXT, useValue: context },
        { provide: READER, useValue: reader },
        { provide: PLANS, useValue: new PlanReader(pools.request) },
        { provide: DECISIONS, useValue: decisions },
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
