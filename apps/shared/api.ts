import {
  type Answer,
  ApiClient,
  type LiveChange,
  type PathOf,
  problemOf,
  type QueryArguments,
  type Session,
  subscribeToLive,
} from '@tributary/api-client';
import {
  keepPreviousData,
  QueryClient,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import { setLive } from './connection.js';
import { rereading } from './reread.js';

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

const rereads = rereading(() => queries.invalidateQueries());

export const api = new ApiClient({
  onStale: rereads.stale,
  onSignedOut: () => {
    if (queries.getQueryData(['session'])) leave();
  },
});

interface Reading<Found> {
  readonly enabled?: boolean;
  readonly staleTime?: number;
  /** Milliseconds after which it is read again because of what was found, which no topic tells of; false: not. */
  readonly againAfter?: (found: Found | undefined) => number | false;
}

/** Reads a path. `topic` is what the server names when the answer has changed. */
export function useData<Path extends PathOf<'get'>>(
  topic: string,
  path: Path,
  ...[query, { againAfter, ...options } = {}]: QueryArguments<'get', Path, [options?: Reading<Answer<'get', Path>>]>
): UseQueryResult<Answer<'get', Path>> {
  return useQuery<Answer<'get', Path>>({
    queryKey: [topic, path, query ?? {}],
    queryFn: ({ signal }) => api.get(path, ...([query, signal] as QueryArguments<'get', Path, [AbortSignal]>)),
    ...options,
    ...(againAfter && { refetchInterval: ({ state }) => againAfter(state.data) }),
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
      rereads.restart();
      void client.invalidateQueries({
        predicate: ({ queryKey: [topic] }) => after.topics?.includes(String(topic)) ?? topic !== 'session',
      });
      after.onDone?.(answer, input);
    },
  });
}

/** Keeps what is shown in step with the server while the component is there. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const onChange = (change: LiveChange): void => {
      void client.invalidateQueries({
        predicate: ({ queryKey: [topic] }) =>
          topic !== 'session' && (change === 'everything' || change.has(String(topic))),
      });
    };
    const all = (): void => onChange('everything');
    const stop = subscribeToLive({ onConnected: setLive, onChange });
    // A connection that only slept tells nothing of what it missed.
    globalThis.addEventListener('online', all);
    return () => {
      stop();
      globalThis.removeEventListener('online', all);
    };
  }, [client]);
}

/** Topics of the screens before somebody is signed in; those screens are still there when somebody has. */
const publicTopics: ReadonlySet<unknown> = new Set(['setup', 'invitation']);

/** Nothing that one person saw may be left for the next, nor what they waited for. */
function forgetPerson(): void {
  api.forget();
  rereads.stop();
  queries.removeQueries({ predicate: ({ queryKey: [topic] }) => topic !== 'session' && !publicTopics.has(topic) });
}

/** Somebody signed in, perhaps over the session of somebody else. */
export function enter(session: Session): void {
  forgetPerson();
  queries.setQueryData(['session'], session);
}

/** What is on the screen hears of it first. */
export function leave(): void {
  queries.setQueryData(['session'], null);
  forgetPerson();
  queries.getMutationCache().clear();
}
