/** The only place where ports meet adapters. */
import type { MigrationSet } from '@tributary/event-store';
import type { ServiceContext, ServiceDefinition } from '@tributary/service-kit';
import { ErasuresController } from './adapters/http/erasures.controller.js';
import { ImportsController } from './adapters/http/imports.controller.js';
import { LinksController } from './adapters/http/links.controller.js';
import { OwnReferralsController } from './adapters/http/own-referrals.controller.js';
import { ProgramsController } from './adapters/http/programs.controller.js';
import { redirectPaths } from './adapters/http/redirect.paths.js';
import { registerRedirect } from './adapters/http/redirect.route.js';
import { ReferralsController } from './adapters/http/referrals.controller.js';
import { TradeKindsController } from './adapters/http/trade-kinds.controller.js';
import { TradeController } from './adapters/http/trade.controller.js';
import { BUS, PORTS, PUBLIC_URL, QUERIES, TOKENS } from './adapters/tokens.js';
import { Catalogue } from './application/catalogue.js';
import { ClickTokens } from './application/click-token.js';
import { ClickWriter } from './application/click-writer.js';
import type { Ports } from './application/ports.js';
import { clickDaysGroup, ClickDaysProjection, clickDaysTables } from './projections/click-days.projection.js';
import { closingGroup, ClosingHandler, closingTables } from './adapters/bus/closing.handler.js';
import { directoryGroup, DirectoryProjection, directoryTables } from './projections/directory.projection.js';
import { DirectoryQueries } from './projections/directory.queries.js';

export const referralMigrations: MigrationSet = {
  schema: 'referral',
  directory: new URL('./migrations/', import.meta.url),
};

class ReferralModule {}

export function referralService({
  pools,
  facts,
  clicks,
  clock,
  personal,
  config,
  bus,
}: ServiceContext): ServiceDefinition {
  const catalogue = new Catalogue(facts);
  const tokens = new ClickTokens(config.secret);
  const ports: Ports = { facts, clicks, clock, personal, catalogue };
  const writer = new ClickWriter(clicks);
  return {
    name: 'referral',
    groups: [
      { group: directoryGroup, tables: directoryTables },
      { group: clickDaysGroup, tables: clickDaysTables },
      { group: closingGroup, tables: closingTables },
    ],
    module: {
      module: ReferralModule,
      controllers: [
        DirectoryProjection,
        ClickDaysProjection,
        ClosingHandler,
        ProgramsController,
        LinksController,
        TradeController,
        TradeKindsController,
        ImportsController,
        ReferralsController,
        ErasuresController,
        OwnReferralsController,
      ],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: QUERIES, useValue: new DirectoryQueries(pools.request) },
        { provide: BUS, useValue: bus },
        { provide: TOKENS, useValue: tokens },
        { provide: PUBLIC_URL, useValue: config.publicUrl },
      ],
    },
    paths: redirectPaths,
    routes: (fastify) => registerRedirect(fastify, { catalogue, writer, tokens, clock }, config.publicUrl),
  };
}
