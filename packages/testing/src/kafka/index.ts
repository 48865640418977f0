export { kafkaTool, startJavaBrokers } from './java-broker.js';
export { describeKafka, findKafka, type KafkaUnderTest, missingKafka, startKafka } from './kafka.js';
