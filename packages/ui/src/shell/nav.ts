import type { ComponentType } from 'react';

export interface NavItem {
  readonly label: string;
  readonly href: string;
  /** A lucide icon. */
  readonly icon: ComponentType<{ 'aria-hidden'?: 'true' | undefined }>;
  readonly count?: number | string | undefined;
  /** Decided by the path when left out. */
  readonly current?: boolean | undefined;
}

export interface NavGroup {
  /** Unnamed groups stand at the top. */
  readonly label?: string | undefined;
  readonly items: readonly NavItem[];
}

/** An item is current on its own page and below it; "/" only on itself. */
export function isCurrent(item: NavItem, path: string): boolean {
  if (item.current !== undefined) return item.current;
  const href = item.href.split('?')[0] ?? item.href;
  return href === path || (href !== '/' && path.startsWith(`${href}/`));
}
