import type { KafkaAddress } from './settings.js';

/** Where Kafka is why something failed, an error that names the variable; kafkajs names no more than a host. */
export function nameKafka(error: unknown, kafka: KafkaAddress | null): unknown {
  if (!kafka || !(error instanceof Error)) return error;
  if (!error.name.startsWith('KafkaJS') && !error.message.startsWith('Kafka has not answered')) return error;
  return new Error(`Kafka at KAFKA_BROKERS (${kafka.brokers.join()}): ${error.message}`, { cause: error });
}
