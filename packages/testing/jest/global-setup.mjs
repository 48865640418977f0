/** One PostgreSQL for the whole run; each test makes a database of its own in it. */
import { startCluster } from '../dist/cluster.js';

export default async function setUp() {
  globalThis.tributaryCluster = await startCluster();
  process.env.TRIBUTARY_TEST_POSTGRES = globalThis.tributaryCluster.url;
}
