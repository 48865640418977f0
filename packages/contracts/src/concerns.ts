import { isOf, type RecordedEvent } from './envelope.js';
import type { PartnerId } from './ids.js';

/** Whom an event concerns beside the organisation's staff: the partners in it, nobody, or (null) every partner. */
export function partnersConcerned(event: RecordedEvent): readonly PartnerId[] | null {
  if (
    isOf(
      event,
      'PayoutRunProposed',
      'PayoutRunApproved',
      'PayoutRunCancelled',
      'SignupRecorded', // whose it is, `Attributed` says
      'SurplusChanged',
    )
  )
    return [];
  if (isOf(event, 'PersonErased')) return event.data.kind === 'partner' ? [event.data.person as PartnerId] : [];
  if (isOf(event, 'Attributed'))
    return [event.data.from, event.data.to].flatMap((side) => (side ? [side.partner] : []));
  const { partner } = event.data as { readonly partner?: PartnerId };
  return partner === undefined ? null : [partner];
}
