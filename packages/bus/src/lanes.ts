/**
 * Where order matters. The facts of an organisation are one lane. Clicks never order money, so those of one organisation
 * may be spread: a visitor's stay together.
 */
import type { OrganisationId, RecordedEvent } from '@tributary/contracts';
import type { EventFilter, LogName } from '@tributary/event-store';

export type Lane = string;

/** Fixed, because checkpoints are kept per lane. */
const visitorLanes = 64;

export function laneOf(log: LogName, { organisation, data, stream }: RecordedEvent): Lane {
  if (log === 'fact') return organisation;
  const { visitor } = data as { visitor?: unknown };
  const digits = (typeof visitor === 'string' ? visitor : stream).slice(-4); // the random end of a UUID
  const bucket = Number.parseInt(digits, 16) % visitorLanes;
  return `visitors-${Number.isNaN(bucket) ? 0 : bucket}`;
}

/** What to read of a log for one lane; more than the lane where the log cannot tell. */
export function filterOf(log: LogName, lane: Lane): EventFilter {
  return log === 'fact' ? { organisation: lane as OrganisationId } : {};
}
