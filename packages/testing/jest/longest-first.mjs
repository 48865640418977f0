/** What takes longest begins first, so that at the end no worker waits for one that began late; otherwise by size. */
import { statSync } from 'node:fs';

const longest = [
  'every-screen.e2e',
  'over-kafka.e2e',
  'start.e2e',
  'topics.e2e',
  'databases-apart.e2e',
  'backup.e2e',
  'engine-properties.unit',
  'backup-apart.e2e',
  'erase-person.e2e',
  'erase-over-kafka.e2e',
  'observability.e2e',
  'read-topic.int',
  'three-brokers.int',
  'eventstoredb-stand-in.int',
  'click-to-money.e2e',
  'kafka-transport.int',
  'staff-actions.e2e',
  'separate-services.e2e',
  'readme.e2e',
  'kafka-relay.int',
  'inspect-topics.int',
  'plan-screens.e2e',
  'bad-input.e2e',
  'other-secret.e2e',
  'command-line.e2e',
  'kafka-lag.int',
  'group-member.int',
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
