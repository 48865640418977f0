/** What takes longest begins first, so that at the end no worker waits for one that began late; otherwise by size. */
import { statSync } from 'node:fs';

const longest = [
  'every-screen.e2e',
  'databases-apart.e2e',
  'backup.e2e',
  'over-kafka.e2e',
  'topics.e2e',
  'inspect-topics.int',
  'kafka-relay.int',
  'eventstoredb-stand-in.int',
  'three-brokers.int',
  'kafka-transport.int',
  'kafka-lag.int',
  'engine-properties.unit',
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
