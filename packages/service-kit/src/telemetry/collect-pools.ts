import { metrics, onScrape } from '@tributary/telemetry';
import type { Pool } from 'pg';

export function collectPools(pools: ReadonlyMap<string, Pool>): () => void {
  return onScrape(() => {
    for (const [pool, { totalCount, idleCount, waitingCount }] of pools) {
      metrics.poolConnections.set({ pool, state: 'idle' }, idleCount);
      metrics.poolConnections.set({ pool, state: 'busy' }, totalCount - idleCount);
      metrics.poolConnections.set({ pool, state: 'waiting' }, waitingCount);
    }
  });
}
