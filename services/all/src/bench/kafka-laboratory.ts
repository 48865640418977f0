import { busMigrations, kafkaClient, type KafkaSettings, relayMigrations } from '@tributary/bus';
import { systemClock } from '@tributary/contracts';
import { type EventStore, eventLogMigrations, type LogName, postgresEventStore } from '@tributary/event-store';
import { type Installation, prepareInstallation } from '@tributary/service-kit';

/** Where a thread finds the log and the broker. */
export interface KafkaPlace {
  readonly adminUrl: string;
  readonly brokers: readonly string[];
  readonly prefix: string;
}

export interface KafkaLaboratory {
  readonly settings: KafkaSettings;
  readonly installation: Installation;
  readonly stores: Readonly<Record<LogName, EventStore>>;
}

export const measuredChannel = 'measured';

export function plainTopic({ prefix }: KafkaSettings): string {
  return `${prefix}.plain`;
}

export async function openKafkaLaboratory({ adminUrl, brokers, prefix }: KafkaPlace): Promise<KafkaLaboratory> {
  const installation = await prepareInstallation({
    adminUrl,
    prefix,
    secret: 'only for measuring',
    shared: [eventLogMigrations],
    services: {
      analytics: [
        busMigrations('analytics'),
        { schema: 'analytics', directory: new URL('./migrations/', import.meta.url) },
      ],
      relay: [relayMigrations],
    },
  });
  return {
    settings: { kafka: kafkaClient('bench', brokers), prefix },
    installation,
    stores: {
      fact: postgresEventStore(installation.logPool, 'fact', systemClock),
      click: postgresEventStore(installation.logPool, 'click', systemClock),
    },
  };
}
