import type { Pool } from 'pg';
import { DatabaseListener } from './database-listener.js';
import { type Announcements, hear } from './hearing.js';

/** What services announce that share the database. */
export function databaseAnnouncements(pool: Pool): Announcements {
  let listener: DatabaseListener | undefined;
  return {
    start: (hearing) => {
      listener = new DatabaseListener(pool, {
        heard: (payload) => hear(payload, hearing),
        back: () => hearing.missed(),
      });
      return listener.start();
    },
    stop: async () => listener?.stop(),
  };
}
