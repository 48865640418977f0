import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { UiProvider } from '@tributary/ui';
import { RouteError, Waiting } from '../../shared/boundary.js';
import { base, parseSearch, renderLink, writeSearch } from '../../shared/link.js';
import { Shell } from './shell.js';

const root = createRootRoute({
  component: () => (
    <UiProvider renderLink={renderLink}>
      <Outlet />
    </UiProvider>
  ),
});
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./screens/sign-in.js'), 'PartnerSignIn'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./screens/invitation.js'), 'Invitation'),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/home.js'), 'Home'),
});
const links = createRoute({
  getParentRoute: () => shell,
  path: '/links',
  component: lazyRouteComponent(() => import('./screens/links.js'), 'Links'),
});
const referrals = createRoute({
  getParentRoute: () => shell,
  path: '/referrals',
  component: lazyRouteComponent(() => import('./screens/referrals.js'), 'Referrals'),
});
const payouts = createRoute({
  getParentRoute: () => shell,
  path: '/earnings/payouts',
  component: lazyRouteComponent(() => import('./screens/payouts.js'), 'Payouts'),
});
const terms = createRoute({
  getParentRoute: () => shell,
  path: '/earnings/terms',
  component: lazyRouteComponent(() => import('./screens/terms.js'), 'Terms'),
});
const earnings = createRoute({
  getParentRoute: () => shell,
  path: '/earnings',
  component: lazyRouteComponent(() => import('./screens/earnings.js'), 'Earnings'),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('./screens/settings.js'), 'Settings'),
});

// Within the shell, so that whoever took a wrong turn still has the way.
const notFound = createRoute({
  getParentRoute: () => shell,
  path: '$',
  component: lazyRouteComponent(() => import('./screens/not-found.js'), 'NotFound'),
});

// A row's sheet or dialog is its own address, drawn by its list.
const earning = createRoute({ getParentRoute: () => earnings, path: '$id' });
const link = createRoute({ getParentRoute: () => links, path: '$code' });

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    invitation,
    shell.addChildren([
      home,
      links.addChildren([link]),
      referrals,
      payouts,
      terms,
      earnings.addChildren([earning]),
      settings,
      notFound,
    ]),
  ]),
  basepath: base,
  parseSearch,
  stringifySearch: writeSearch,
  defaultPendingComponent: Waiting,
  defaultErrorComponent: RouteError,
  scrollRestoration: true,
});
