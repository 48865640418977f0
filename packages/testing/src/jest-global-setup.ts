import { type Cluster, startCluster } from './cluster.js';

declare global {
  var tributaryCluster: Cluster | undefined;
}

/** One PostgreSQL for the whole run; each test makes a database of its own in it. */
export default async function setUp(): Promise<void> {
  globalThis.tributaryCluster = await startCluster();
  process.env['TRIBUTARY_TEST_POSTGRES'] = globalThis.tributaryCluster.url;
}
