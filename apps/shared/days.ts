/** Days as YYYY-MM-DD in the organisation's zone, which is where reports are cut. */
export function dayIn(zone: string | undefined, moment: number = Date.now()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    moment,
  );
}

export function plusDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

export const monthStart = (day: string): string => `${day.slice(0, 8)}01`;

export const lastDays = (zone: string | undefined, count: number): { from: string; to: string } => {
  const to = dayIn(zone);
  return { from: plusDays(to, 1 - count), to };
};
