import { useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import type { LinkProps } from '@tributary/ui';
import type { MouseEvent, ReactElement } from 'react';

/** Where this application lives: "/admin" or "/partner". */
export const base = import.meta.env.BASE_URL.replace(/\/$/, '');

const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** Addresses of this application are written without its base and handled by the router; others are left alone. */
function RouterLink({ href, onClick, ...props }: LinkProps) {
  const router = useRouter();
  const ours = href.startsWith('/') && !href.startsWith('/api/') && props.download === undefined;
  const address = ours ? `${base}${href}` : href;
  return (
    <a
      {...props}
      href={address}
      onClick={(event) => {
        onClick?.(event);
        if (!ours || event.defaultPrevented || !isPlain(event) || props.target === '_blank') return;
        event.preventDefault();
        router.history.push(address);
      }}
    />
  );
}

export const renderLink = (props: LinkProps): ReactElement => <RouterLink {...props} />;

/** Goes to an address of this application, query included. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const { history } = useRouter();
  return (href, { replace = false } = {}) => {
    if (replace) history.replace(`${base}${href}`);
    else history.push(`${base}${href}`);
  };
}

/** The path without the base. */
export function usePath(): string {
  const path = useLocation({ select: (location) => location.pathname });
  const own = base !== '' && path.startsWith(base) ? path.slice(base.length) : path;
  return own === '' ? '/' : own;
}

export type Search = Readonly<Record<string, string>>;

export const parseSearch = (text: string): Search => Object.fromEntries(new URLSearchParams(text));

export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

/** What the address says after "?", and how to change it. Typing replaces the entry of the history, choosing adds one. */
export function useSearchState(): [
  Search,
  (change: Readonly<Record<string, string | undefined>>, options?: { replace?: boolean }) => void,
] {
  const search = useLocation({ select: (location) => location.search as Search });
  const navigate = useNavigate();
  return [
    search,
    (change, { replace = false } = {}) => {
      const next = { ...parseSearch(location.search), ...change };
      void navigate({ to: '.', search: next as never, replace, resetScroll: false });
    },
  ];
}

/** The address of this screen with another query: for tabs and filters that are links. */
export function withSearch(path: string, search: Readonly<Record<string, string | undefined>>): string {
  return `${path}${writeSearch(search)}`;
}
