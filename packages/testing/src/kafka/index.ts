export { kafkaTool, startBrokerBehindLine, startJavaBrokers } from './java-broker.js';
export {
  describeKafka,
  describeOwnKafka,
  findKafka,
  type KafkaUnderTest,
  missingKafka,
  startKafka,
} from './kafka.js';
