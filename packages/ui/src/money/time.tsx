import { formatDay, formatDayTime, formatExact, formatRelative, type Moment } from '../format.js';
import { useNow } from '../core/use-now.js';
import { useUi } from '../core/ui-provider.js';

const iso = (at: Moment): string => new Date(at).toISOString();

/** "13 min ago", exact moment and zone on hover. Renewed while it can still change. */
export function RelativeTime({ at }: { at: Moment }) {
  const { locale, timeZone } = useUi();
  const age = Math.abs(Date.now() - new Date(at).getTime());
  const now = useNow(age < 3_600_000 ? 10_000 : 60_000);
  return (
    <time dateTime={iso(at)} title={formatExact(at, { locale, timeZone })}>
      {formatRelative(at, { locale, timeZone, now })}
    </time>
  );
}

export interface DateTimeProps {
  at: Moment;
  /** day: 20 Nov; minute: 20 Nov, 14:19; exact: with year, seconds and zone. */
  precision?: 'day' | 'minute' | 'exact' | undefined;
  weekday?: boolean | undefined;
  /** Another zone than the reader's: where money is cut off, the organisation's. */
  timeZone?: string | undefined;
}

export function DateTime({ at, precision = 'day', weekday, timeZone }: DateTimeProps) {
  const ui = useUi();
  const options = { locale: ui.locale, timeZone: timeZone ?? ui.timeZone, weekday };
  const exact = formatExact(at, options);
  const text =
    precision === 'exact' ? exact : precision === 'minute' ? formatDayTime(at, options) : formatDay(at, options);
  return (
    <time dateTime={iso(at)} title={exact}>
      {text}
    </time>
  );
}
