/** The six services, as the processes that run them see them. */
import { analyticsMigrations, analyticsService } from '@tributary/analytics';
import type { Announcements } from '@tributary/bus';
import { commissionMigrations, commissionService } from '@tributary/commission';
import { type ServiceName, serviceNames } from '@tributary/contracts';
import type { MigrationSet } from '@tributary/event-store';
import { gatewayMigrations, type GatewayOptions, gatewayService } from '@tributary/gateway';
import { partnerMigrations, partnerService } from '@tributary/partner';
import { payoutMigrations, payoutService } from '@tributary/payout';
import { referralMigrations, referralService } from '@tributary/referral';
import type { ServiceContext, ServiceDefinition } from '@tributary/service-kit';
import type { Settings, Target } from './settings.js';

interface ServiceSettings extends Pick<Settings, 'apiRate' | 'upstreams'> {
  /** Where the services do not tell of changes by the database. */
  readonly announcements?: Announcements;
}

interface ServiceKind {
  readonly migrations: MigrationSet;
  create(context: ServiceContext, settings: ServiceSettings): ServiceDefinition;
}

export const services: Readonly<Record<ServiceName, ServiceKind>> = {
  gateway: {
    migrations: gatewayMigrations,
    create: (context, settings) => gatewayService(context, gatewayOptions(settings)),
  },
  referral: { migrations: referralMigrations, create: referralService },
  partner: { migrations: partnerMigrations, create: partnerService },
  commission: { migrations: commissionMigrations, create: commissionService },
  payout: { migrations: payoutMigrations, create: payoutService },
  analytics: { migrations: analyticsMigrations, create: analyticsService },
};

export function servicesOf(target: Target): readonly ServiceName[] {
  if (target === 'all') return serviceNames;
  return target === 'relay' ? [] : [target];
}

function gatewayOptions({ apiRate, upstreams, announcements }: ServiceSettings): GatewayOptions {
  return {
    ...(apiRate && { limits: { apiKey: { rate: apiRate, burst: apiRate * 10 } } }),
    ...(upstreams && { upstreams }),
    ...(announcements && { announcements }),
  };
}
