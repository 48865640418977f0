import type { Session } from '@tributary/api-client';
import { Outlet } from '@tanstack/react-router';
import { AdminShell, type NavGroup, SearchBox, useShortcut } from '@tributary/ui';
import {
  Activity,
  ArrowLeftRight,
  Coins,
  House,
  Inbox,
  KeyRound,
  Landmark,
  Layers,
  LogOut,
  Mail,
  UserCog,
  Users,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useData, useLive } from '../../shared/api.js';
import { Waiting } from '../../shared/boundary.js';
import { usePath } from '../../shared/link.js';
import { type May, useMay } from '../../shared/may.js';
import { ProblemState } from '../../shared/problem.js';
import { homeOf, isPartnerRole, SessionProvider, signOut, switchTo, useSessionQuery } from '../../shared/session.js';
import { ToSignIn } from '../../shared/to-sign-in.js';
import { countOf } from './commission-tabs.js';

const Help = lazy(async () => ({ default: (await import('./help.js')).Help }));
const Finder = lazy(async () => ({ default: (await import('./finder.js')).Finder }));

/** Every screen but signing in: only for staff who are signed in. */
export function Shell() {
  const session = useSessionQuery();
  const path = usePath();
  if (session.isPending) return null;
  if (session.data === undefined) {
    return (
      <main className="mx-auto max-w-xl p-8">
        <h1 className="sr-only">Tributary</h1>
        <ProblemState error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  if (session.data === null) return <ToSignIn />;
  if (isPartnerRole(session.data.membership.role)) {
    location.replace(homeOf(session.data.membership));
    return null;
  }
  return (
    <SessionProvider value={session.data}>
      <Staff session={session.data} path={path} />
    </SessionProvider>
  );
}

function useNav(may: May): NavGroup[] {
  const totals = useData('commissions', '/commissions/totals');
  const reviews = useData('commissions', '/reviews');
  const missing = useData('commissions', '/exchange-rates/missing');
  const letters = useData('operations', '/operations/dead-letters', {}, { staleTime: 60_000, enabled: may.operate });
  const toApprove = totals.data && countOf('pending', totals.data);
  const shown = (count: number | undefined) => (count === 0 ? undefined : count);
  return [
    {
      items: [
        { label: 'Overview', href: '/', icon: House },
        { label: 'Review', href: '/review', icon: Inbox, count: shown(reviews.data?.length) },
      ],
    },
    {
      label: 'Program',
      items: [
        { label: 'Programs', href: '/programs', icon: Layers },
        { label: 'Partners', href: '/partners', icon: Users },
      ],
    },
    {
      label: 'Money',
      items: [
        { label: 'Commissions', href: '/commissions', icon: Coins, count: shown(toApprove) },
        ...(may.money ? [{ label: 'Payouts', href: '/payouts', icon: Landmark }] : []),
        { label: 'Exchange rates', href: '/exchange-rates', icon: ArrowLeftRight, count: shown(missing.data?.length) },
      ],
    },
    ...(may.operate
      ? [
          {
            label: 'Insight',
            items: [{ label: 'Events', href: '/events', icon: Activity, count: shown(letters.data?.length) }],
          },
        ]
      : []),
  ];
}

const settings: NavGroup = {
  label: 'Settings',
  items: [
    { label: 'API keys', href: '/settings/api-keys', icon: KeyRound },
    { label: 'Mail', href: '/settings/mail', icon: Mail },
  ],
};

function Staff({ session, path }: { session: Session; path: string }) {
  useLive();
  const may = useMay();
  const nav = useNav(may);
  const [help, setHelp] = useState(false);
  const [finder, setFinder] = useState(false);
  useShortcut('?', () => setHelp(true));
  useShortcut('mod+k', (event) => {
    event.preventDefault();
    setFinder(true);
  });
  const { membership, memberships, account } = session;
  const you = { label: 'You and your devices', href: '/settings', icon: UserCog, current: path === '/settings' };
  return (
    <AdminShell
      organisation={membership.organisation.name}
      organisationItems={
        memberships.length < 2
          ? []
          : memberships.map((one) => ({
              label: `${one.organisation.name}, ${one.role}`,
              onSelect: () => void switchTo(one),
            }))
      }
      nav={[...nav, { ...settings, items: [...(may.operate ? settings.items : []), you] }]}
      path={path}
      search={<SearchBox label="Search or go to" onOpen={() => setFinder(true)} />}
      account={{
        name: account.name,
        detail: membership.role,
        items: [
          { kind: 'link', label: 'You and your devices', href: '/settings', icon: <UserCog aria-hidden="true" /> },
          { label: 'Keyboard', onSelect: () => setHelp(true), keyHint: '?' },
          { kind: 'separator' },
          { label: 'Sign out', icon: <LogOut aria-hidden="true" />, onSelect: () => void signOut() },
        ],
      }}
    >
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
      <Suspense>
        {help ? <Help open={help} onOpenChange={setHelp} /> : null}
        {finder ? <Finder open={finder} onOpenChange={setFinder} nav={nav} /> : null}
      </Suspense>
    </AdminShell>
  );
}
