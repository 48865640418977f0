import type { ReactNode } from 'react';
import { formatDay, formatExact, formatTime, type Moment } from '../format.js';
import { useUi } from '../core/ui-provider.js';

export interface TimelineEntry {
  readonly key: string;
  readonly title: ReactNode;
  /** Without a moment it is a reason rather than an event. */
  readonly at?: Moment | undefined;
  /** Instead of a moment, for what is still to come: "by 3 Dec". */
  readonly when?: string | undefined;
  /** event: it happened; reason: why it counts; future: not yet; negative: took money back. */
  readonly kind?: 'event' | 'reason' | 'future' | 'negative' | undefined;
  /** Short id of the event, quiet at the end of the line. */
  readonly id?: string | undefined;
  /** Text, a rule as a quotation, a Receipt. */
  readonly children?: ReactNode;
}

/** Why this amount: click, signup, sale, attribution, rule, sum, refund, hold, approval, payout. */
export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  const { locale, timeZone } = useUi();
  return (
    <ol className="ui-timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key} data-kind={entry.kind ?? (entry.at === undefined ? 'reason' : 'event')}>
          <span className="ui-timeline-when">
            {entry.at === undefined ? (
              entry.when
            ) : (
              <time dateTime={new Date(entry.at).toISOString()} title={formatExact(entry.at, { locale, timeZone })}>
                {formatDay(entry.at, { locale, timeZone })}{' '}
                <small>{formatTime(entry.at, { locale, timeZone, seconds: true })}</small>
              </time>
            )}
          </span>
          <div className="min-w-0">
            <h3>
              <span>{entry.title}</span>
              {entry.id === undefined ? null : <span className="ui-code ui-timeline-id">{entry.id}</span>}
            </h3>
            {entry.children === undefined ? null : <div className="ui-timeline-body">{entry.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
