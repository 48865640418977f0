import type { UseQueryResult } from '@tanstack/react-query';
import { Freshness } from '@tributary/ui';
import { useConnected } from './api.js';

/** How old the figures are; while the connection is broken, since when they may be wrong. */
export function Fresh({ of: { dataUpdatedAt, isError } }: { of: UseQueryResult<unknown> }) {
  const connected = useConnected();
  return dataUpdatedAt === 0 ? null : <Freshness at={dataUpdatedAt} stale={!connected || isError} />;
}
