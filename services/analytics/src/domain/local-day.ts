/** Days as calendars in a time zone name them. `Intl` knows the zones; an hour that lies within one day is asked for once. */
const hour = 3_600_000;
const remembered = 20_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const hours = new Map<string, string | null>();

/** YYYY-MM-DD. */
export function localDay(zone: string, moment: number): string {
  const start = Math.floor(moment / hour) * hour;
  const key = `${zone} ${start}`;
  let day = hours.get(key);
  if (day === undefined) {
    if (hours.size >= remembered) hours.clear();
    const first = exactDay(zone, start);
    day = first === exactDay(zone, start + hour - 1) ? first : null;
    hours.set(key, day);
  }
  return day ?? exactDay(zone, moment);
}

function exactDay(zone: string, moment: number): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return format.format(moment);
}
