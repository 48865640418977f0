/** The only place where ports meet adapters. */
import type { MigrationSet } from '@tributary/event-store';
import type { ServiceContext, ServiceDefinition } from '@tributary/service-kit';
import { BalancesController } from './adapters/http/balances.controller.js';
import { OwnPayoutsController } from './adapters/http/own-payouts.controller.js';
import { PayoutRunsController } from './adapters/http/payout-runs.controller.js';
import { CONTEXT, READER, RUNS } from './adapters/tokens.js';
import { PayoutRuns } from './application/payout-runs.js';
import { ledgerGroup, runsGroup } from './groups.js';
import { LedgerProjection } from './projections/ledger.projection.js';
import { PayoutReader } from './projections/payout.reader.js';
import { RunsProjection } from './projections/runs.projection.js';

export const payoutMigrations: MigrationSet = {
  schema: 'payout',
  directory: new URL('./migrations/', import.meta.url),
};

class PayoutModule {}

export function payoutService(context: ServiceContext): ServiceDefinition {
  const reader = new PayoutReader(context.pools.request);
  return {
    name: 'payout',
    groups: [
      { group: ledgerGroup, tables: ['posting', 'account', 'funds', 'reservation'] },
      { group: runsGroup, tables: ['run', 'payout', 'partner'] },
    ],
    module: {
      module: PayoutModule,
      controllers: [LedgerProjection, RunsProjection, BalancesController, OwnPayoutsController, PayoutRunsController],
      providers: [
        { provide: CONTEXT, useValue: context },
        { provide: READER, useValue: reader },
        { provide: RUNS, useValue: new PayoutRuns(context, reader) },
      ],
    },
  };
}
