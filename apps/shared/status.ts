import type { UseQueryResult } from '@tanstack/react-query';
import type { DataTableStatus } from '@tributary/ui';

/** Old rows stay, dimmed, while other ones are on their way. */
export function tableStatus({ isPending, isError, isPlaceholderData, data }: UseQueryResult<unknown>): DataTableStatus {
  if (isError && data === undefined) return 'error';
  if (isPending) return 'loading';
  return isPlaceholderData ? 'refreshing' : 'ready';
}
