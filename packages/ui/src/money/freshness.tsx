import { formatExact, formatRelative, formatTime, type Moment } from '../format.js';
import { useNow } from '../core/use-now.js';
import { useUi } from '../core/ui-provider.js';

export interface FreshnessProps {
  /** When the figures beside it were last known to be right. */
  at: Moment;
  /** Says since when instead of how long ago. Without it, older than staleAfterMs is stale. */
  stale?: boolean | undefined;
  staleAfterMs?: number | undefined;
}

/** "updated 2 s ago". The clock is not announced; only new content is. */
export function Freshness({ at, stale, staleAfterMs = 60_000 }: FreshnessProps) {
  const { locale, timeZone, words } = useUi();
  const now = Math.max(useNow(1000), new Date(at).getTime());
  const old = stale ?? now - new Date(at).getTime() > staleAfterMs;
  return (
    <span className="ui-fresh" data-stale={old ? '' : undefined} title={formatExact(at, { locale, timeZone })}>
      {old
        ? words.asOf(formatTime(at, { locale, timeZone }))
        : words.ago(formatRelative(at, { locale, timeZone, now }))}
    </span>
  );
}
