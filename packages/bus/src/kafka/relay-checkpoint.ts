import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { LogName, MigrationSet } from '@tributary/event-store';
import type { Pool } from 'pg';

const leaseSeconds = 4;
const renewalInterval = 1_000;
const electionInterval = 1_000;

/** How far a log is published, and who publishes it. */
export interface RelayCheckpoint {
  load(): Promise<bigint>;
  /** Whoever leads publishes again from here, and takes over anew. */
  reset(position: bigint): Promise<void>;
  /** Null while another leads. */
  lead(): Promise<Leadership | null>;
}

export interface Leadership {
  /** Aborts once another may lead. */
  readonly lost: AbortSignal;
  /** Never moves backwards, and moves for the leader alone. */
  save(position: bigint): Promise<void>;
  end(): Promise<void>;
}

export const relayMigrations: MigrationSet = {
  schema: 'relay',
  directory: new URL('../migrations/relay/', import.meta.url),
};

export function relayCheckpoint(pool: Pool, log: LogName): RelayCheckpoint {
  return {
    load: async () => {
      const { rows } = await pool.query<{ position: string }>('select position from published where log = $1', [log]);
      return BigInt(rows[0]?.position ?? 0);
    },
    reset: async (position) => {
      await pool.query(
        `
        insert into published (log, position) values ($1, $2)
        on conflict (log) do update set position = excluded.position, leader = null, leads_until = '-infinity'`,
        [log, position],
      );
    },
    lead: async () => {
      const leader = randomUUID();
      const renew = async (): Promise<boolean> => {
        const { rowCount } = await pool.query(
          `
          insert into published (log, leader, leads_until) values ($1, $2, now() + $3 * interval '1 second')
          on conflict (log) do update set leader = excluded.leader, leads_until = excluded.leads_until
            where published.leader = excluded.leader or published.leads_until < now()`,
          [log, leader, leaseSeconds],
        );
        return rowCount === 1;
      };
      return (await renew()) ? leadership(pool, log, leader, renew) : null;
    },
  };
}

function leadership(pool: Pool, log: LogName, leader: string, renew: () => Promise<boolean>): Leadership {
  const lost = new AbortController();
  let renewed = performance.now();
  const renewal = setInterval(() => {
    const asked = performance.now();
    renew().then(
      (still) => {
        if (still) renewed = asked;
        else lost.abort();
      },
      () => {
        if (performance.now() - renewed > leaseSeconds * 1_000) lost.abort();
      },
    );
  }, renewalInterval);
  return {
    lost: lost.signal,
    save: async (position) => {
      await pool.query('update published set position = $3 where log = $1 and leader = $2 and position < $3', [
        log,
        leader,
        position,
      ]);
    },
    end: async () => {
      clearInterval(renewal);
      await pool.query("update published set leads_until = '-infinity' where log = $1 and leader = $2", [log, leader]);
    },
  };
}

/** Waits for its turn, then works until the signal or the end of its leadership. */
export async function whileLeading(
  checkpoint: RelayCheckpoint,
  signal: AbortSignal,
  work: (leadership: Leadership, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const leadership = await checkpoint.lead();
  if (!leadership) {
    await pause(electionInterval, undefined, { signal }).catch(() => undefined);
    return;
  }
  try {
    await work(leadership, AbortSignal.any([signal, leadership.lost]));
  } finally {
    await leadership.end().catch(() => undefined); // it runs out by itself
  }
}
