export * from './live/announce.js';
export { databaseAnnouncements } from './live/database-announcements.js';
export { forwardAnnouncements } from './live/forward-announcements.js';
export { type Announcements, type Hearing, hear } from './live/hearing.js';
export { kafkaAnnouncements } from './live/kafka-announcements.js';
export { CheckpointMoved } from './consumer/checkpoints.js';
export * from './consumer/dead-letters.js';
export type { ConsumerParts } from './consumer/group-consumer.js';
export { type Outbox, outboxOf, putOutgoing, shipped } from './consumer/outbox.js';
export { skippedEvents } from './consumer/skips.js';
export * from './delivery.js';
export * from './keep-cause.js';
export type { GroupTransport } from './group-transport.js';
export { type BusTransport, kafkaBus, logBus } from './bus-transport.js';
export { kafkaClient } from './kafka/client.js';
export {
  type CopiedLog,
  inDays,
  inspectTopics,
  type InspectedTopic,
  refillTopic,
  type TopicsParts,
} from './kafka/inspect-topics.js';
export { messageOf } from './kafka/messages.js';
export { readTopic } from './kafka/read-topic.js';
export { type Relay, startRelay } from './kafka/relay.js';
export { type RelayCheckpoint, relayCheckpoint, relayMigrations } from './kafka/relay-checkpoint.js';
export { createTopics, type KafkaSettings, partitionOf, producerFor } from './kafka/topics.js';
export { filterOf, type Lane, laneOf } from './lanes.js';

import type { MigrationSet } from '@tributary/event-store';

/** The bus's own tables, in the schema of each service that consumes. */
export function busMigrations(schema: string): MigrationSet {
  return { schema, directory: new URL('./migrations/', import.meta.url) };
}
