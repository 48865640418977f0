/** The six services, as the processes that run them see them. */
import type { Announcements } from '@tributary/bus';
import { type ServiceName, serviceNames } from '@tributary/contracts';
import type { MigrationSet } from '@tributary/event-store';
import type { GatewayOptions } from '@tributary/gateway';
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

/** Each is loaded where it runs: a process of one service does without the modules of the others. */
const services: Readonly<Record<ServiceName, () => Promise<ServiceKind>>> = {
  gateway: async () => {
    const { gatewayMigrations, gatewayService } = await import('@tributary/gateway');
    return {
      migrations: gatewayMigrations,
      create: (context, settings) => gatewayService(context, gatewayOptions(settings)),
    };
  },
  referral: async () => {
    const { referralMigrations, referralService } = await import('@tributary/referral');
    return { migrations: referralMigrations, create: referralService };
  },
  partner: async () => {
    const { partnerMigrations, partnerService } = await import('@tributary/partner');
    return { migrations: partnerMigrations, create: partnerService };
  },
  commission: async () => {
    const { commissionMigrations, commissionService } = await import('@tributary/commission');
    return { migrations: commissionMigrations, create: commissionService };
  },
  payout: async () => {
    const { payoutMigrations, payoutService } = await import('@tributary/payout');
    return { migrations: payoutMigrations, create: payoutService };
  },
  analytics: async () => {
    const { analyticsMigrations, analyticsService } = await import('@tributary/analytics');
    return { migrations: analyticsMigrations, create: analyticsService };
  },
};

export interface LoadedService extends ServiceKind {
  readonly name: ServiceName;
}

/** Those that a process of this target runs. */
export async function loadServices(target: Target): Promise<readonly LoadedService[]> {
  return Promise.all(servicesOf(target).map(async (name) => ({ name, ...(await services[name]()) })));
}

function servicesOf(target: Target): readonly ServiceName[] {
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
