import type { UseQueryResult } from '@tanstack/react-query';
import { Freshness } from '@tributary/ui';
import { useConnection } from './connection.js';

type Read = Pick<UseQueryResult<unknown>, 'dataUpdatedAt' | 'isError'>;

/** How old the figures are, the oldest of several; while the connection is broken, since when they may be wrong. */
export function Fresh({ of }: { of: Read | readonly Read[] }) {
  const { connected } = useConnection();
  const reads = [of].flat();
  const at = Math.min(...reads.map(({ dataUpdatedAt }) => dataUpdatedAt));
  return at === 0 ? null : <Freshness at={at} stale={!connected || reads.some(({ isError }) => isError)} />;
}
