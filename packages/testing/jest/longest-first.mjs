/**
 * What takes longest begins first, so that at the end no worker waits for one that began late; otherwise by size.
 * What waits much, for Kafka or for a session's end, stands beside what computes.
 */
import { statSync } from 'node:fs';

const longest = [
  'every-screen.e2e',
  'over-kafka.e2e',
  'start.e2e',
  'topics.e2e',
  'retail.e2e',
  'backup.e2e',
  'read-topic.int',
  'databases-apart.e2e',
  'three-brokers.int',
  'engine-properties.unit',
  'survives-kill.e2e',
  'kafka-transport.int',
  'backup-apart.e2e',
  'eventstoredb-stand-in.int',
  'erase-person.e2e',
  'kafka-lag.int',
  'separate-services.e2e',
  'group-member.int',
  'observability.e2e',
  'erase-over-kafka.e2e',
  'click-to-money.e2e',
  'kafka-relay.int',
  'staff-actions.e2e',
  'json-output.e2e',
  'inspect-topics.int',
  'other-secret.e2e',
  'readme.e2e',
  'command-line.e2e',
  'plan-screens.e2e',
  'bad-input.e2e',
  'commission-screens.e2e',
  'golden.unit',
  'replay.unit',
];

const rank = ({ path }) => {
  const found = longest.findIndex((name) => path.endsWith(`/${name}.spec.ts`));
  return found === -1 ? longest.length : found;
};
const size = ({ path }) => statSync(path).size;

export default class LongestFirst {
  sort(tests) {
    return [...tests].sort((one, other) => rank(one) - rank(other) || size(other) - size(one));
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
