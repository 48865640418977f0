import { type OrganisationId, partnerRoles } from '@tributary/contracts';
import { exactly } from '@tributary/money';
import { type Identity, iso, type PersonalData } from '@tributary/service-kit';
import type { UnsettledOf } from '../../application/unsettled.js';
import type { CommissionRow } from '../../projections/commission-row.js';
import type { CommissionDto } from './commission-answers.dto.js';

export const isPartner = ({ role }: Identity): boolean => (partnerRoles as readonly string[]).includes(role);

/** What a partner may see of a customer: that it is the same one, not who it is. */
const masked = (customer: string): string => `${customer.slice(0, 2)}••••`;

/** Opens the partners' names of a page at once, and asks once which of them wait for a settlement. */
export async function toCommissions(
  rows: readonly CommissionRow[],
  personal: PersonalData,
  organisation: OrganisationId,
  caller: Identity,
  unsettledOf: UnsettledOf,
): Promise<CommissionDto[]> {
  const names = await personal.openAll(
    organisation,
    rows.map(({ partnerPersonal }) => partnerPersonal),
  );
  const unsettled = await unsettledOf(rows);
  return rows.map((row, n) => ({
    ...toCommission(row, names[n]?.['name'] ?? row.partnerCode, isPartner(caller)),
    unsettled: unsettled.get(row.commission) ?? null,
  }));
}

function toCommission(row: CommissionRow, partnerName: string, mask: boolean): Omit<CommissionDto, 'unsettled'> {
  const money = (minor: string | bigint) => ({ amount: exactly(minor), currency: row.currency });
  const sale = (minor: string) => ({ amount: exactly(minor), currency: row.saleCurrency });
  const customer = row.customer ?? '';
  return {
    id: row.commission,
    state: row.state as CommissionDto['state'],
    program: row.program,
    programName: row.programName,
    partner: row.partner,
    partnerName,
    order: row.externalId,
    source: row.source,
    customer: mask ? masked(customer) : customer,
    soldAt: iso(Number(row.soldAt)),
    holdUntil: row.holdUntil === null ? null : iso(Number(row.holdUntil)),
    gross: sale(row.gross),
    refunded: sale(row.refunded),
    rate: rateOf(row),
    amount: money(BigInt(row.held) + BigInt(row.pending) + BigInt(row.approved)),
    held: money(row.held),
    pending: money(row.pending),
    approved: money(row.approved),
    settled: money(row.settled),
    paid: money(row.paid),
    updatedAt: iso(Number(row.updatedAt)),
    kind: row.kind as CommissionDto['kind'],
    component: row.component,
  };
}

const notOneShare: ReadonlySet<string> = new Set(['slice', 'units', 'flat']);

/** Version 1 of rules knows shares and flat amounts alone; "0" is how it says all others. */
function rateOf({ rule, terms }: CommissionRow): string | null {
  if (rule.kind !== 'percentage' || rule.rate === '0') return null;
  return (terms.steps ?? []).some(({ step }) => notOneShare.has(step)) ? null : rule.rate;
}
