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
  component: lazyRouteComponent(() => import('./screens/sign-in.js'), 'StaffSignIn'),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./screens/setup.js'), 'Setup'),
});

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/overview.js'), 'Overview'),
});
const review = createRoute({
  getParentRoute: () => shell,
  path: '/review',
  component: lazyRouteComponent(() => import('./screens/review.js'), 'Review'),
});
const partners = createRoute({
  getParentRoute: () => shell,
  path: '/partners',
  component: lazyRouteComponent(() => import('./screens/partners.js'), 'Partners'),
});
const programs = createRoute({
  getParentRoute: () => shell,
  path: '/programs',
  component: lazyRouteComponent(() => import('./screens/programs.js'), 'Programs'),
});
const plan = createRoute({
  getParentRoute: () => shell,
  path: '/programs/$program/plan',
  component: lazyRouteComponent(() => import('./screens/plan-page.js'), 'PlanPage'),
});
const newPlanVersion = createRoute({
  getParentRoute: () => shell,
  path: '/programs/$program/plan/new',
  component: lazyRouteComponent(() => import('./screens/new-plan-version.js'), 'NewPlanVersion'),
});
const commissions = createRoute({
  getParentRoute: () => shell,
  path: '/commissions',
  component: lazyRouteComponent(() => import('./screens/commissions.js'), 'Commissions'),
});
const exchangeRates = createRoute({
  getParentRoute: () => shell,
  path: '/exchange-rates',
  component: lazyRouteComponent(() => import('./screens/exchange-rates.js'), 'ExchangeRates'),
});
const payouts = createRoute({
  getParentRoute: () => shell,
  path: '/payouts',
  component: lazyRouteComponent(() => import('./screens/payouts.js'), 'Payouts'),
});
const payoutRun = createRoute({
  getParentRoute: () => shell,
  path: '/payouts/$run',
  component: lazyRouteComponent(() => import('./screens/payout-run.js'), 'PayoutRunPage'),
});
const events = createRoute({
  getParentRoute: () => shell,
  path: '/events',
  component: lazyRouteComponent(() => import('./screens/events.js'), 'Events'),
});
const account = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('./screens/settings.js'), 'Settings'),
});
const apiKeys = createRoute({
  getParentRoute: () => shell,
  path: '/settings/api-keys',
  component: lazyRouteComponent(() => import('./screens/api-keys.js'), 'ApiKeys'),
});
const mail = createRoute({
  getParentRoute: () => shell,
  path: '/settings/mail',
  component: lazyRouteComponent(() => import('./screens/mail.js'), 'MailOutbox'),
});

// Under the shell too: who is lost still sees where everything is.
const nowhere = createRoute({
  getParentRoute: () => shell,
  path: '$',
  component: lazyRouteComponent(() => import('./screens/not-found.js'), 'NotFound'),
});

// A row's sheet is its own address, drawn by its list.
const partner = createRoute({ getParentRoute: () => partners, path: '$id' });
const program = createRoute({ getParentRoute: () => programs, path: '$id' });
const planVersion = createRoute({ getParentRoute: () => plan, path: '$version' });
const commission = createRoute({ getParentRoute: () => commissions, path: '$id' });
const letter = createRoute({ getParentRoute: () => mail, path: '$id' });

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setup,
    shell.addChildren([
      overview,
      review,
      partners.addChildren([partner]),
      programs.addChildren([program]),
      plan.addChildren([planVersion]),
      newPlanVersion,
      commissions.addChildren([commission]),
      exchangeRates,
      payouts,
      payoutRun,
      events,
      account,
      apiKeys,
      mail.addChildren([letter]),
      nowhere,
    ]),
  ]),
  basepath: base,
  parseSearch,
  stringifySearch: writeSearch,
  defaultPendingComponent: Waiting,
  defaultErrorComponent: RouteError,
  scrollRestoration: true,
});
