import type { OrganisationId, Plan, ProgramId } from '@tributary/contracts';
import { type Identity, iso, type PersonalData } from '@tributary/service-kit';
import { appliedRules } from '../../application/applied-rules.js';
import { type KnownPartner, labelOf } from '../../application/review-plan.js';
import { planInWords } from '../../domain/plan-in-words.js';
import { namedPartners, planFor } from '../../domain/plan-partners.js';
import type { CommissionRow } from '../../projections/commission-row.js';
import type { PlanReader, PlanRow } from '../../projections/plan.reader.js';
import { isPartner } from './answers.js';
import type { PlanVersionDto } from './plans.dto.js';

/** Versions as their readers may see them, with partners named as people know them. */
export class PlanAnswers {
  constructor(
    private readonly reader: PlanReader,
    private readonly personal: PersonalData,
  ) {}

  async versions(
    caller: Identity,
    { program, currency }: { readonly program: ProgramId; readonly currency: string },
    rows: readonly PlanRow[],
  ): Promise<PlanVersionDto[]> {
    const { organisation, partner } = caller;
    const mask = isPartner(caller);
    const tiers = mask && partner ? await this.reader.tiers(organisation, program, partner) : new Set<string>();
    const seen = (plan: Plan): Plan => (mask ? planFor(plan, partner ?? '', tiers) : plan);
    const plans = rows.map(({ plan }) => seen(plan));
    const known = await this.partners(organisation, [...new Set(plans.flatMap(namedPartners))]);
    const names = { currency, partner: labelOf([...known.values()]) };
    return rows.map(({ version, starts, publishedAt, publishedBy }, n) => {
      const plan = plans[n] as Plan;
      return {
        program,
        version,
        from: starts === null ? null : iso(Number(starts)),
        publishedAt: iso(Number(publishedAt)),
        publishedBy: mask ? null : publishedBy,
        plan,
        sentences: planInWords(plan, names),
      };
    });
  }

  /** In words, as they stood in the version that the commission was paid by. */
  async appliedRules(organisation: OrganisationId, row: CommissionRow, plan: Plan | null): Promise<readonly string[]> {
    const known = await this.partners(organisation, plan ? namedPartners(plan) : []);
    return appliedRules(row, plan, { currency: row.currency, partner: labelOf([...known.values()]) });
  }

  async partners(organisation: OrganisationId, idsOrCodes: readonly string[]): Promise<Map<string, KnownPartner>> {
    if (idsOrCodes.length === 0) return new Map();
    const found = [...(await this.reader.partners(organisation, idsOrCodes))];
    const opened = await this.personal.openAll(
      organisation,
      found.map(([, { personal }]) => personal),
    );
    return new Map(
      found.map(([asked, { partner, code }], n) => {
        const name = opened[n]?.['name'];
        return [asked, { id: partner, label: name ? `${name} (${code})` : code }];
      }),
    );
  }
}
