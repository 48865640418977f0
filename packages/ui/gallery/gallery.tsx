// Every component in its states. Choose the frame with #table, #money, #partner or #auth.
import {
  BookOpen,
  Calendar,
  ChartColumn,
  CircleHelp,
  Coins,
  FileText,
  Handshake,
  House,
  Inbox,
  Landmark,
  Layers,
  Link,
  Settings,
  Users,
} from 'lucide-react';
import { StrictMode, useEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import {
  AdminShell,
  applyTheme,
  AuthShell,
  Button,
  KeyboardHelp,
  PageHeader,
  PartnerShell,
  PasswordField,
  SearchBox,
  StatusBadge,
  TextField,
  ToastProvider,
  UiProvider,
  type Account,
  type NavGroup,
} from '../src/index.js';
import '../src/styles.css';
import { ControlsPage } from './controls-page.js';
import { MoneyPage } from './money-page.js';
import { TablePage } from './table-page.js';

const nav: readonly NavGroup[] = [
  {
    items: [
      { label: 'Controls', href: '#controls', icon: House },
      { label: 'Review', href: '#review', icon: Inbox, count: 143 },
    ],
  },
  {
    label: 'Money',
    items: [
      { label: 'Commissions', href: '#table', icon: Coins, count: 128 },
      { label: 'Figures', href: '#money', icon: ChartColumn },
      { label: 'Payouts', href: '#payouts', icon: Landmark },
      { label: 'Statements', href: '#statements', icon: FileText },
    ],
  },
  {
    label: 'Shells',
    items: [
      { label: 'Partner', href: '#partner', icon: Users },
      { label: 'Sign in', href: '#auth', icon: Layers },
    ],
  },
  { items: [{ label: 'Settings', href: '#settings', icon: Settings }] },
];

const account: Account = {
  name: 'Marta Lindqvist',
  detail: 'finance',
  items: [{ label: 'Sign out', onSelect: () => undefined }],
};

function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = (): void => setHash(location.hash);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return hash === '' ? '#controls' : hash;
}

function Admin({ path, children }: { path: string; children: ReactNode }) {
  return (
    <AdminShell
      organisation="Northwind Gifts"
      organisationItems={[
        { label: 'Northwind Gifts', onSelect: () => undefined },
        { label: 'Southwind', onSelect: () => undefined },
      ]}
      nav={nav}
      path={path}
      account={account}
      search={<SearchBox label="Search or do something" onOpen={() => undefined} />}
      topBar={
        <Button variant="quiet" className="ui-only-desk" icon={<Calendar aria-hidden="true" />}>
          As of now
        </Button>
      }
    >
      {children}
    </AdminShell>
  );
}

function Gallery() {
  const hash = useHash();
  const [help, setHelp] = useState(false);
  const keys = (
    <KeyboardHelp
      open={help}
      onOpenChange={setHelp}
      groups={[
        {
          title: 'Rows',
          shortcuts: [
            { keys: ['J', 'K'], does: 'Next and previous row' },
            { keys: ['X'], does: 'Select the row' },
          ],
        },
        {
          title: 'Everywhere',
          shortcuts: [
            { keys: ['['], does: 'Collapse the sidebar' },
            { keys: ['?'], does: 'This list' },
          ],
        },
      ]}
    />
  );
  if (hash === '#auth') {
    return (
      <AuthShell
        title="Sign in to Northwind Gifts"
        footer="Partner of more than one company? Each has its own sign-in."
      >
        <form className="ui-form">
          <TextField label="E-mail" type="email" autoComplete="email" placeholder="name@company.example.com" />
          <PasswordField label="Password" />
          <Button variant="primary" wide type="submit">
            Sign in
          </Button>
          <Button variant="quiet" wide>
            Send me a link instead
          </Button>
        </form>
      </AuthShell>
    );
  }
  if (hash === '#partner') {
    return (
      <PartnerShell
        organisation="Northwind Gifts"
        path="#partner"
        account={account}
        nav={[
          { label: 'Home', href: '#partner', icon: House },
          { label: 'Links', href: '#links', icon: Link },
          { label: 'Earnings', href: '#earnings', icon: Coins },
          { label: 'Deals', href: '#deals', icon: Handshake },
        ]}
        more={[
          { label: 'Training', href: '#training', icon: BookOpen },
          { label: 'Support', href: '#support', icon: CircleHelp },
        ]}
      >
        <PageHeader title="Willow & Wren" badge={<StatusBadge tone="accent">Gold partner</StatusBadge>} />
        <MoneyPage />
      </PartnerShell>
    );
  }
  return (
    <Admin path={hash}>
      {hash === '#table' ? (
        <TablePage />
      ) : hash === '#money' ? (
        <>
          <PageHeader title="Figures" />
          <MoneyPage />
        </>
      ) : (
        <>
          <PageHeader title="Controls" description="Every control in its states." />
          <ControlsPage />
        </>
      )}
      {keys}
    </Admin>
  );
}

applyTheme();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <UiProvider locale="en-GB">
        <ToastProvider>
          <Gallery />
        </ToastProvider>
      </UiProvider>
    </StrictMode>,
  );
}
