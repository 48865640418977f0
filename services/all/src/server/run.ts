/** Puts everything into one process: the log, the bus, all six services, one HTTP server. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { analyticsMigrations, analyticsService } from '@tributary/analytics';
import { busMigrations } from '@tributary/bus';
import { type CommissionService, commissionMigrations, commissionService } from '@tributary/commission';
import type { Clock, ServiceName } from '@tributary/contracts';
import { eventLogMigrations, type MigrationSet, postgresEventStore } from '@tributary/event-store';
import { documentationRoutes, gatewayMigrations, gatewayService } from '@tributary/gateway';
import { partnerMigrations, partnerService } from '@tributary/partner';
import { payoutMigrations, payoutService } from '@tributary/payout';
import { referralMigrations, referralService } from '@tributary/referral';
import {
  type Application,
  createApplication,
  type EmbeddedPostgres,
  type Installation,
  personalData,
  prepareInstallation,
  type RunningBus,
  runningBus,
  type ServiceContext,
  startEmbeddedPostgres,
  vaultMigrations,
} from '@tributary/service-kit';
import type { LoggerService } from '@nestjs/common';
import type { Settings } from './settings.js';

const migrations: Readonly<Record<ServiceName, MigrationSet>> = {
  gateway: gatewayMigrations,
  referral: referralMigrations,
  partner: partnerMigrations,
  commission: commissionMigrations,
  payout: payoutMigrations,
  analytics: analyticsMigrations,
};

export interface RunningServer {
  readonly application: Application;
  readonly commission: CommissionService;
  readonly bus: RunningBus;
  readonly installation: Installation;
  /** Nothing has been recorded yet. */
  isEmpty(): Promise<boolean>;
  close(): Promise<void>;
}

export async function runServer(settings: Settings, clock: Clock, logger: LoggerService): Promise<RunningServer> {
  const postgres = settings.databaseUrl ? null : await startEmbeddedPostgres(join(settings.dataDirectory, 'postgres'));
  const installation = await prepare(settings, postgres);
  const facts = postgresEventStore(installation.logPool, 'fact', clock);
  const clicks = postgresEventStore(installation.logPool, 'click', clock);
  const bus = runningBus({ fact: facts, click: clicks });
  const personal = personalData(installation.vaultPool, settings.secret);
  const config = { publicUrl: settings.publicUrl, secret: settings.secret, smtpUrl: settings.smtpUrl };
  const contextOf = (service: ServiceName): ServiceContext => ({
    pools: installation.pools(service),
    facts,
    clicks,
    clock,
    personal,
    config,
    bus,
  });

  const commission = commissionService(contextOf('commission'));
  const application = await createApplication({
    services: [
      gatewayService(
        contextOf('gateway'),
        settings.apiRate ? { limits: { apiKey: { rate: settings.apiRate, burst: settings.apiRate * 10 } } } : {},
      ),
      referralService(contextOf('referral')),
      partnerService(contextOf('partner')),
      commission,
      payoutService(contextOf('payout')),
      analyticsService(contextOf('analytics')),
    ],
    secret: settings.secret,
    bus,
    logger,
    pools: (service) => installation.pools(service),
    routes: documentationRoutes,
  });
  return {
    application,
    commission,
    bus,
    installation,
    isEmpty: async () => (await facts.head()) === 0n,
    close: async () => {
      await application.close();
      await installation.close();
      await postgres?.stop();
    },
  };
}

function prepare(settings: Settings, postgres: EmbeddedPostgres | null): Promise<Installation> {
  const services = Object.fromEntries(
    Object.entries(migrations).map(([service, set]) => [service, [busMigrations(service), set]]),
  );
  return prepareInstallation({
    adminUrl: settings.databaseUrl ?? postgres?.url ?? '',
    prefix: prefixOf(settings),
    secret: settings.secret,
    shared: [eventLogMigrations, vaultMigrations],
    services,
  });
}

/** Roles belong to a whole cluster, so their names tell installations in it apart. */
function prefixOf({ databaseUrl }: Settings): string {
  if (!databaseUrl) return 'tributary';
  return `tributary_${createHash('sha256').update(new URL(databaseUrl).pathname).digest('hex').slice(0, 8)}`;
}
