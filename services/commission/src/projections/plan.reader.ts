/** Versions of plans, and the partners and tiers that they may name. */
import type { OrganisationId, PartnerId, Plan, ProgramId } from '@tributary/contracts';
import type { KnownPartner } from './explanation.reader.js';
import { ListReads, live } from './list-reads.js';
import { everyProgram } from './every-program.js';

export interface PlanRow {
  readonly program: ProgramId;
  readonly version: number;
  readonly starts: string | null;
  readonly plan: Plan;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

export class PlanReader extends ListReads {
  versions(organisation: OrganisationId, program: string) {
    return this.read<PlanRow>(
      organisation,
      `
      select program, version, starts, plan, published_at as "publishedAt", published_by as "publishedBy" from plan_version
      where generation = ${live} and program = $1 order by version desc`,
      [program],
    );
  }

  /** By their ids or codes, each under what it was asked by. */
  async partners(
    organisation: OrganisationId,
    idsOrCodes: readonly string[],
  ): Promise<ReadonlyMap<string, KnownPartner>> {
    const rows = await this.read<KnownPartner & { asked: string }>(
      organisation,
      `
      select asked, partner, code, personal
      from unnest($1::text[]) asked join partner on generation = ${live} and (partner::text = asked or lower(code) = lower(asked))`,
      [idsOrCodes],
    );
    return new Map(rows.map(({ asked, ...partner }) => [asked, partner]));
  }

  /** The tiers that partners of the program are in; of one partner alone its own. The program's own comes before one for all. */
  async tiers(organisation: OrganisationId, program: ProgramId, partner?: PartnerId): Promise<ReadonlySet<string>> {
    const rows = await this.read<{ tier: string | null }>(
      organisation,
      `
      select distinct on (partner) tier from tier
      where generation = ${live} and program in ($1, $2) and ($3::uuid is null or partner = $3)
      order by partner, (program = $1) desc`,
      [program, everyProgram, partner ?? null],
    );
    return new Set(rows.flatMap(({ tier }) => tier ?? []));
  }
}
