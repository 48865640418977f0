import type { OrganisationId } from '@tributary/contracts';
import type { Pool, PoolClient } from 'pg';

/** Commits what the work did, or nothing of it. */
export async function inTransaction<Result>(pool: Pool, work: (tx: PoolClient) => Promise<Result>): Promise<Result> {
  const tx = await pool.connect();
  let broken = true;
  try {
    await tx.query('begin');
    const result = await work(tx);
    await tx.query('commit');
    broken = false;
    return result;
  } finally {
    tx.release(broken); // a closed connection rolls back, whatever state it was in
  }
}

/** A transaction of a request: row-level security shows it one organisation's rows alone. */
export function inOrganisation<Result>(
  pool: Pool,
  organisation: OrganisationId,
  work: (tx: PoolClient) => Promise<Result>,
): Promise<Result> {
  return inTransaction(pool, async (tx) => {
    await tx.query({
      name: 'set-organisation',
      text: "select set_config('tributary.organisation', $1, true)",
      values: [organisation],
    });
    return work(tx);
  });
}
