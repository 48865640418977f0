import type { ReactNode } from 'react';
import { RelativeTime } from '../money/time.js';
import type { Moment } from '../format.js';

export interface FeedItem {
  readonly key: string;
  readonly icon: ReactNode;
  readonly text: ReactNode;
  readonly at: Moment;
}

/** What happened lately. A log for screen readers; fast feeds should pass a few items at a time. */
export function Feed({
  label,
  items,
  live = false,
}: {
  label: string;
  items: readonly FeedItem[];
  live?: boolean | undefined;
}) {
  return (
    <ul className="ui-feed" aria-label={label} aria-live={live ? 'polite' : undefined}>
      {items.map((item) => (
        <li key={item.key}>
          {item.icon}
          <span>{item.text}</span>
          <RelativeTime at={item.at} />
        </li>
      ))}
    </ul>
  );
}
