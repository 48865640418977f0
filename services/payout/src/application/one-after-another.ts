import type { OrganisationId } from '@tributary/contracts';
import { inTransaction } from '@tributary/service-kit';
import type { Pool } from 'pg';

/**
 * An organisation's acts, one after another. Within a process they wait for their turn without a connection, or those who
 * wait would leave none to the read models that the first one waits for; between processes a lock decides.
 */
export function oneAfterAnother<Outcome>(
  pool: Pool,
  name: string,
): (organisation: OrganisationId, act: () => Promise<Outcome>) => Promise<Outcome> {
  const last = new Map<OrganisationId, Promise<unknown>>();
  return async (organisation, act) => {
    const turn = (last.get(organisation) ?? Promise.resolve()).then(() =>
      inTransaction(pool, async (tx) => {
        await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`${name} ${organisation}`]);
        return act();
      }),
    );
    const ended = turn.catch(() => undefined);
    last.set(organisation, ended);
    try {
      return await turn;
    } finally {
      if (last.get(organisation) === ended) last.delete(organisation);
    }
  };
}
