import { ApiError, type Membership, type Session } from '@tributary/api-client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api, leave } from './api.js';

/** Null when nobody is signed in. */
export function useSessionQuery(): UseQueryResult<Session | null> {
  return useQuery<Session | null>({
    queryKey: ['session'],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      try {
        return await api.get('/session', {}, signal);
      } catch (error) {
        if (error instanceof ApiError && error.problem.status === 401) return null;
        throw error;
      }
    },
  });
}

export const isPartnerRole = (role: Membership['role']): boolean =>
  role === 'partner-owner' || role === 'partner-member';

/** Each role has its application. */
export const homeOf = (membership: Membership): string => (isPartnerRole(membership.role) ? '/partner/' : '/admin/');

const Context = createContext<Session | null>(null);
export const SessionProvider = Context.Provider;

/** Only under the shell, where somebody is signed in. */
export function useSession(): Session {
  const session = useContext(Context);
  if (session === null) throw new Error('Nobody is signed in here');
  return session;
}

export async function signOut(): Promise<void> {
  await api.delete('/session');
  leave();
}

export async function switchTo(membership: Membership): Promise<void> {
  await api.put('/session/membership', { id: membership.id });
  api.forget();
  location.assign(homeOf(membership));
}
