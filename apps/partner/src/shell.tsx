import type { Session } from '@tributary/api-client';
import { Outlet } from '@tanstack/react-router';
import { AuthShell, PartnerShell, useMediaQuery, useShortcut } from '@tributary/ui';
import { Coins, House, Link, LogOut, Settings, UserPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useLive } from '../../shared/api.js';
import { Waiting } from '../../shared/boundary.js';
import { ConnectionNotice } from '../../shared/connection-notice.js';
import { usePath } from '../../shared/link.js';
import { ProblemState } from '../../shared/problem.js';
import { homeOf, isPartnerRole, SessionProvider, signOut, switchTo, useSessionQuery } from '../../shared/session.js';
import { ToSignIn } from '../../shared/to-sign-in.js';

const Help = lazy(async () => ({ default: (await import('./help.js')).Help }));

/** Every screen but signing in: only for people of a partner who are signed in. */
export function Shell() {
  const session = useSessionQuery();
  const path = usePath();
  if (session.isPending) return null;
  if (session.data === undefined) {
    return (
      <AuthShell
        title="Your partner area cannot be opened"
        description="Nothing of what you earned is touched by this."
      >
        <ProblemState error={session.error} onRetry={() => void session.refetch()} retrying={session.isFetching} />
      </AuthShell>
    );
  }
  if (session.data === null) return <ToSignIn />;
  if (!isPartnerRole(session.data.membership.role)) {
    location.replace(homeOf(session.data.membership));
    return null;
  }
  return (
    <SessionProvider value={session.data}>
      <Signed session={session.data} path={path} />
    </SessionProvider>
  );
}

const nav = [
  { label: 'Home', href: '/', icon: House },
  { label: 'Links', href: '/links', icon: Link },
  { label: 'Earnings', href: '/earnings', icon: Coins },
] as const;
const more = [
  { label: 'Referrals', href: '/referrals', icon: UserPlus },
  { label: 'Settings', href: '/settings', icon: Settings },
] as const;

function Signed({ session: { membership, memberships, account }, path }: { session: Session; path: string }) {
  useLive();
  const [help, setHelp] = useState(false);
  const touch = useMediaQuery('(pointer: coarse)');
  useShortcut('?', () => setHelp(true));
  const others = memberships.filter(({ id }) => id !== membership.id);
  return (
    <PartnerShell
      organisation={membership.organisation.name}
      nav={nav}
      more={more}
      path={path}
      account={{
        name: account.name,
        detail: account.email,
        items: [
          { kind: 'link', label: 'Settings', href: '/settings', icon: <Settings aria-hidden="true" /> },
          ...(touch ? [] : [{ label: 'Keyboard', keyHint: '?', onSelect: () => setHelp(true) }]),
          ...others.map((one) => ({ label: `Switch to ${one.organisation.name}`, onSelect: () => void switchTo(one) })),
          { kind: 'separator' },
          { label: 'Sign out', icon: <LogOut aria-hidden="true" />, onSelect: () => void signOut() },
        ],
      }}
    >
      <ConnectionNotice />
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
      <Suspense>{help ? <Help open={help} onOpenChange={setHelp} /> : null}</Suspense>
    </PartnerShell>
  );
}
