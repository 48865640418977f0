import { ApiClient, type LiveChange, problemOf, type Query, subscribeToLive } from '@tributary/api-client';
import {
  keepPreviousData,
  QueryClient,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      placeholderData: keepPreviousData,
      // What was refused stays refused; only what may be a passing failure is asked again.
      retry: (count, error) => count < 2 && (problemOf(error).status === 0 || problemOf(error).status >= 500),
    },
  },
});

let staleTimer: ReturnType<typeof setTimeout> | undefined;

export const api = new ApiClient({
  onStale: () => {
    clearTimeout(staleTimer);
    staleTimer = setTimeout(() => void queries.invalidateQueries(), 1_000);
  },
  onSignedOut: () => queries.setQueryData(['session'], null),
});

/** Reads a path. `topic` is what the server names when the answer has changed. */
export function useData<Answer>(
  topic: string,
  path: string,
  query: Query = {},
  options: { enabled?: boolean; staleTime?: number } = {},
): UseQueryResult<Answer> {
  return useQuery<Answer>({
    queryKey: [topic, path, query],
    queryFn: ({ signal }) => api.get<Answer>(path, query, signal),
    ...options,
  });
}

/** Writes, then reads again what it may have changed (everything that is shown, unless topics are named). */
export function useChange<Input, Answer = unknown>(
  run: (input: Input) => Promise<Answer>,
  after: { topics?: readonly string[]; onDone?: (answer: Answer, input: Input) => void } = {},
): UseMutationResult<Answer, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (answer, input) => {
      void client.invalidateQueries({
        predicate: ({ queryKey: [topic] }) => after.topics?.includes(String(topic)) ?? topic !== 'session',
      });
      after.onDone?.(answer, input);
    },
  });
}

let connected = true;
const watchers = new Set<() => void>();

function setConnected(now: boolean): void {
  connected = now;
  for (const watcher of watchers) watcher();
}

/** Keeps what is shown in step with the server while the component is there. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      subscribeToLive({
        onConnected: setConnected,
        onChange: (change: LiveChange) => {
          void client.invalidateQueries({
            predicate: ({ queryKey: [topic] }) =>
              topic !== 'session' && (change === 'everything' || change.has(String(topic))),
          });
        },
      }),
    [client],
  );
}

export function useConnected(): boolean {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => connected,
  );
}
