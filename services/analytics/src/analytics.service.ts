/** The only place where ports meet adapters. */
import type { MigrationSet } from '@tributary/event-store';
import type { ServiceContext, ServiceDefinition } from '@tributary/service-kit';
import { AnalyticsController } from './adapters/http/analytics.controller.js';
import { CONTEXT, DAYS, READER } from './adapters/tokens.js';
import { activityGroup, clicksGroup, tradeGroup } from './groups.js';
import { ActivityProjection } from './projections/activity.projection.js';
import { AnalyticsReader } from './projections/analytics.reader.js';
import { ClicksProjection } from './projections/clicks.projection.js';
import { ProgramDays } from './projections/program-days.js';
import { TradeProjection } from './projections/trade.projection.js';

export const analyticsMigrations: MigrationSet = {
  schema: 'analytics',
  directory: new URL('./migrations/', import.meta.url),
};

class AnalyticsModule {}

export function analyticsService(context: ServiceContext): ServiceDefinition {
  return {
    name: 'analytics',
    groups: [
      { group: clicksGroup, tables: ['daily_clicks', 'visitor'] },
      { group: tradeGroup, tables: ['daily_trade', 'partner', 'program'] },
      { group: activityGroup, tables: ['activity'] },
    ],
    module: {
      module: AnalyticsModule,
      controllers: [ClicksProjection, TradeProjection, ActivityProjection, AnalyticsController],
      providers: [
        { provide: CONTEXT, useValue: context },
        { provide: DAYS, useValue: new ProgramDays(context.facts) },
        { provide: READER, useValue: new AnalyticsReader(context.pools.request) },
      ],
    },
  };
}
