import { announceToStaff } from '@tributary/bus';
import type { OrganisationId } from '@tributary/contracts';
import { inOrganisation, inTransaction, iso, problem, type ServicePools } from '@tributary/service-kit';
import type { PoolClient } from 'pg';
import type { Verification } from '../../application/run-verification.js';
import type {
  Reason,
  RunningVerification,
  VerificationBook,
  Verifications,
} from '../../application/verification-runs.js';
import type { Progress } from '../../application/verify.js';

/** A run that has not been heard of for so long has ended with its process. */
const silence = "interval '60 seconds'";

interface Looked {
  readonly last: Verification | null;
  readonly id: string | null;
  readonly since: string;
  readonly step: Progress['step'];
  readonly facts: string;
  readonly percent: number;
  readonly silent: boolean;
  readonly problem: Reason | null;
}

export class PostgresVerificationBook implements VerificationBook {
  constructor(private readonly pools: Pick<ServicePools, 'request' | 'worker'>) {}

  begin(organisation: OrganisationId, { id, since, step, facts, percent }: RunningVerification): Promise<boolean> {
    return this.changed(
      organisation,
      `
      insert into verification_run as run (organisation, id, since, step, facts, percent, beat)
      values ($1, $2, $3, $4, $5, $6, clock_timestamp())
      on conflict (organisation) do update
        set id = excluded.id, since = excluded.since, step = excluded.step, facts = excluded.facts,
            percent = excluded.percent, beat = excluded.beat, problem = null
        where run.problem is not null or run.beat < clock_timestamp() - ${silence}`,
      [id, Date.parse(since), step, facts, percent],
    );
  }

  async goOn(organisation: OrganisationId, id: string, { step, facts, percent }: Progress): Promise<boolean> {
    const { rowCount } = await this.pools.worker.query(
      `
      update verification_run set step = $3, facts = $4, percent = $5, beat = clock_timestamp()
      where organisation = $1 and id = $2 and problem is null`,
      [organisation, id, step, facts, percent],
    );
    return rowCount === 1;
  }

  async finish(organisation: OrganisationId, id: string, result: Verification): Promise<void> {
    await this.changed(
      organisation,
      `
      with ended as (delete from verification_run where organisation = $1 and id = $2 and problem is null returning organisation)
      insert into verification (organisation, at, result) select organisation, $3, $4 from ended
      on conflict (organisation, at) do update set result = excluded.result`,
      [id, Date.parse(result.at), JSON.stringify(result)],
    );
  }

  async fail(organisation: OrganisationId, id: string, reason: Reason): Promise<void> {
    await this.changed(
      organisation,
      'update verification_run set problem = $3 where organisation = $1 and id = $2 and problem is null',
      [id, JSON.stringify(reason)],
    );
  }

  async look(organisation: OrganisationId): Promise<Verifications> {
    const { rows } = await inOrganisation(this.pools.request, organisation, (tx) =>
      tx.query<Looked>(`
        select (select result from verification order by at desc limit 1) as last,
               run.id, run.since, run.step, run.facts, run.percent, run.problem,
               run.beat < clock_timestamp() - ${silence} as silent
        from (select) always left join verification_run run on true`),
    );
    return shown(rows[0]);
  }

  /** Whether it changed a row; then the staff's screens look again. */
  private changed(organisation: OrganisationId, text: string, values: readonly unknown[]): Promise<boolean> {
    return inTransaction(this.pools.worker, async (tx: PoolClient) => {
      const { rowCount } = await tx.query(text, [organisation, ...values]);
      if (rowCount !== 1) return false;
      await announceToStaff(tx, 'verification', organisation);
      return true;
    });
  }
}

function shown(row: Looked | undefined): Verifications {
  const last = row?.last ?? null;
  if (!row || row.id === null) return { last, running: null, failed: null };
  const { id, step, facts, percent } = row;
  const since = iso(Number(row.since));
  const reason = row.problem ?? (row.silent ? problem('verification-cut-off').details : null);
  return reason
    ? { last, running: null, failed: { id, since, problem: reason } }
    : { last, running: { id, since, step, facts: Number(facts), percent }, failed: null };
}
