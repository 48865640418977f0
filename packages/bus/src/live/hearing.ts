/** How a process hears what is announced, by whichever way it comes. */
import type { Announcement, Closing } from './announce.js';

export interface Hearing {
  announced(announcement: Announcement): void;
  closed(closing: Closing): void;
  /** Something may have been announced that nobody heard. */
  missed(): void;
}

export interface Announcements {
  /** From now on. Does not fail where its source is away: it comes back by itself, and says what may be missed. */
  start(hearing: Hearing): Promise<void>;
  stop(): Promise<void>;
}

export const missedPayload = '{"missed":true}';

export function hear(payload: string, hearing: Hearing): void {
  const message = JSON.parse(payload) as Announcement | { closing: Closing } | { missed: true };
  if ('missed' in message) hearing.missed();
  else if ('closing' in message) hearing.closed(message.closing);
  else hearing.announced(message);
}
