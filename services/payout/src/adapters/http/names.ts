import { partnerRoles } from '@tributary/contracts';
import { type Identity, type PersonalData, problem } from '@tributary/service-kit';
import type { Sealed } from '../../projections/payout.reader.js';

/** Names are sealed; a page of them is opened at once. An erased one shows its code. */
export async function namesOf(
  personal: PersonalData,
  { organisation }: Identity,
  rows: readonly { readonly code: string; readonly personal: Sealed }[],
): Promise<string[]> {
  const opened = await personal.openAll(
    organisation,
    rows.map((row) => row.personal),
  );
  return rows.map(({ code }, n) => opened[n]?.['name'] ?? code);
}

/** Partners see what is theirs, whatever they ask for. */
export function ownPartner({ role, partner }: Identity): string | null {
  if (!(partnerRoles as readonly string[]).includes(role)) return null;
  if (partner === null) throw problem('not-permitted');
  return partner;
}
