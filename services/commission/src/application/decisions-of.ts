/** What people decided about a commission, and why, in the order of time. */
import { type CommissionId, isOf, type OrganisationId, type RecordedEvent, streamName } from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import type { PersonalData } from '@tributary/service-kit';

export const decisionKinds = [
  'approved',
  'withdrawn',
  'rejected',
  'rejected-as-fraud',
  'reopened',
  'released',
  'corrected',
  'entered',
] as const;

export interface Decision {
  readonly kind: (typeof decisionKinds)[number];
  readonly at: number;
  /** Minor units: what was decided on, or what it is corrected to; null for a reopening. */
  readonly amount: number | null;
  readonly reason: string | null;
  /** The account or API key. */
  readonly by: string;
}

const decisionLimit = 100;

export async function decisionsOf(
  { facts, personal }: { readonly facts: EventStore; readonly personal: PersonalData },
  organisation: OrganisationId,
  { commission, manualEntry }: { readonly commission: CommissionId; readonly manualEntry: string | null },
): Promise<Decision[]> {
  const decided = await facts.readStream(streamName(organisation, 'decision', commission), 0, decisionLimit);
  const entered =
    manualEntry === null ? [] : await facts.readStream(streamName(organisation, 'manual', manualEntry), 0, 1);
  const events = [...entered, ...decided];
  const opened = await personal.openAll(
    organisation,
    events.map((event) => event.personal),
  );
  return events.flatMap((event, n): Decision[] => {
    const kind = kindOf(event);
    const reason = opened[n]?.['reason'] ?? null;
    if (!kind) return [];
    const amount = kind === 'reopened' ? null : amountOf(event);
    return [{ kind, at: event.occurredAt, amount, reason, by: event.actor }];
  });
}

function kindOf(event: RecordedEvent): Decision['kind'] | null {
  if (isOf(event, 'CommissionApproved')) return 'approved';
  if (isOf(event, 'ApprovalWithdrawn')) return 'withdrawn';
  if (isOf(event, 'CommissionRejected')) return event.data.fraud ? 'rejected-as-fraud' : 'rejected';
  if (isOf(event, 'CommissionReopened')) return 'reopened';
  if (isOf(event, 'CommissionReleased')) return 'released';
  if (isOf(event, 'CommissionCorrected')) return 'corrected';
  return isOf(event, 'ManualEntryPosted') ? 'entered' : null;
}

const amountOf = ({ data }: RecordedEvent): number | null => (data as { amount?: number }).amount ?? null;
