/** Kafka and the log as an operator reaches them: with the relay's settings, and without changing a table. */
import { Logger } from '@nestjs/common';
import { type CopiedLog, relayCheckpoint, type TopicsParts } from '@tributary/bus';
import { systemClock } from '@tributary/contracts';
import type { LogName } from '@tributary/event-store';
import { jsonLogger, openInstallation } from '@tributary/service-kit';
import { installationSettings } from '../server/installation.js';
import { openLog } from '../server/log.js';
import { nameKafka } from '../server/name-kafka.js';
import { kafkaOf } from '../server/relay.js';
import { type KafkaAddress, kafkaAddress, readSettings, requireFrom, type Settings } from '../server/settings.js';

interface OperatorTopics {
  readonly parts: TopicsParts;
  readonly kafka: KafkaAddress | null;
  close(): Promise<void>;
}

/** What PostgreSQL answers where there is no such role, password, database, schema or table. */
const notThere = new Set(['28P01', '28000', '3D000', '3F000', '42P01', '42501']);

export async function withTopics<Result>(work: (parts: TopicsParts) => Promise<Result>): Promise<Result> {
  const topics = await openTopics();
  try {
    return await work(topics.parts);
  } catch (error) {
    throw nameKafka(error, topics.kafka);
  } finally {
    await topics.close();
  }
}

async function openTopics(): Promise<OperatorTopics> {
  requireFrom(process.env, 'topics', ['DATABASE_URL', 'TRIBUTARY_SECRET']);
  const kafka = kafkaAddress(process.env, 'topics looks there');
  const settings: Settings = { ...readSettings(), target: 'relay', kafka };
  Logger.overrideLogger(process.env['LOG_LEVEL'] ? jsonLogger(settings.logLevel) : false);
  const installation = openInstallation(await installationSettings(settings, settings.databaseUrl ?? ''));
  const log = await openLog(settings, installation, systemClock, async (apart) => openInstallation(apart));
  const { worker } = installation.pools('relay');
  const copied = (name: LogName): CopiedLog => {
    const { load } = relayCheckpoint(worker, name);
    return {
      store: name === 'fact' ? log.facts : log.clicks,
      dense: settings.eventStore.kind === 'postgres',
      checkpoint: { load: () => load().catch(nameDatabase) },
    };
  };
  return {
    kafka,
    parts: { ...kafkaOf(settings), now: Date.now(), logs: { fact: copied('fact'), click: copied('click') } },
    close: async () => {
      await log.close();
      await installation.close();
    },
  };
}

function nameDatabase(error: unknown): never {
  if (notThere.has((error as { code?: string }).code ?? ''))
    throw new Error(
      'No relay has run on the database in DATABASE_URL with this secret. Give the command the settings of the relay.',
    );
  throw error;
}
