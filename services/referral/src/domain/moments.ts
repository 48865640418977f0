import { type Refusal, refuse } from './refusal.js';

/** Clocks of senders run ahead by a little. */
export const tolerance = 5 * 60_000;

const pattern = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2}(?:\.\d{1,3})?)?Z$/;

/** ISO 8601 in UTC to milliseconds; undefined for any other text, and for days that no calendar has. */
export function parseMoment(text: string): number | undefined {
  const minute = pattern.exec(text)?.[1];
  if (minute === undefined) return undefined;
  const moment = Date.parse(text);
  // Date.parse turns 30 February into 2 March
  return Number.isNaN(moment) || !new Date(moment).toISOString().startsWith(minute) ? undefined : moment;
}

export const toIso = (moment: number): string => new Date(moment).toISOString();

export function checkMoment(moment: number, now: number): Refusal | undefined {
  if (moment <= now + tolerance) return undefined;
  return refuse('moment-in-future', `${toIso(moment)} has not come yet.`);
}
