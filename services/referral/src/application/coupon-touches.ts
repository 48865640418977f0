import { type ConversionId, type OrganisationId, type ProgramId, type TouchData } from '@tributary/contracts';
import type { Ports } from './ports.js';

/** The touch that a coupon of an order is, where it is the code of one of the program's links. */
export async function couponTouches(
  { catalogue }: Pick<Ports, 'catalogue'>,
  organisation: OrganisationId,
  program: ProgramId,
  conversion: ConversionId,
  coupon: string | undefined,
  at: number,
): Promise<readonly TouchData[]> {
  const link = coupon === undefined ? undefined : await catalogue.link(organisation, coupon.toLowerCase());
  if (link?.program !== program) return [];
  return [{ id: `coupon-${conversion}`, kind: 'coupon', link: link.link, partner: link.partner, at }];
}
