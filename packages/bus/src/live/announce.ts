/** Tells open screens that something has changed; the gateway listens. */
import { isOf, type OrganisationId, type PartnerId, partnersConcerned, type RecordedEvent } from '@tributary/contracts';
import type { PoolClient } from 'pg';
import type { Delivery } from '../delivery.js';

export type LiveTopic =
  | 'activity'
  | 'analytics'
  | 'balances'
  | 'commissions'
  | 'links'
  | 'operations'
  | 'partners'
  | 'payouts'
  | 'programs'
  | 'referrals'
  | 'verification';

export interface Announcement {
  readonly organisation: OrganisationId;
  readonly topic: LiveTopic;
  /** Which partners hear of it beside the staff; null: all of them. */
  readonly partners: readonly PartnerId[] | null;
  /** Of the last fact in it; null for clicks, which are a log of their own. */
  readonly position: string | null;
}

/** Who lost access, or signed out: screens that are still open close. */
export type Closing = { readonly session: string } | { readonly organisation: string; readonly partner: string };

/** Where a batch concerns more partners, all hear of it: a notification holds less than 8,000 bytes. */
export const mostNamed = 20;

/** Once the transaction has committed; nobody during a rebuild. */
export async function announce(
  { tx, rebuilding }: Pick<Delivery, 'tx' | 'rebuilding'>,
  topic: LiveTopic,
  events: readonly RecordedEvent[],
): Promise<void> {
  if (rebuilding || events.length === 0) return;
  const payloads = announcementsOf(topic, events).map((announcement) => JSON.stringify(announcement));
  await tx.query("select pg_notify('live', payload) from unnest($1::text[]) payload", [payloads]);
}

/** What concerns the staff alone; once the transaction has committed. */
export function announceToStaff(
  tx: Pick<PoolClient, 'query'>,
  topic: LiveTopic,
  organisation: OrganisationId,
): Promise<unknown> {
  const announcement: Announcement = { organisation, topic, partners: [], position: null };
  return tx.query("select pg_notify('live', $1)", [JSON.stringify(announcement)]);
}

/** Every gateway process closes what it holds; once the transaction has committed. */
export function announceClosing(tx: Pick<PoolClient, 'query'>, closing: Closing): Promise<unknown> {
  return tx.query("select pg_notify('live', $1)", [JSON.stringify({ closing })]);
}

/** One an organisation. */
export function announcementsOf(topic: LiveTopic, events: readonly RecordedEvent[]): Announcement[] {
  const organisations = new Set(events.map(({ organisation }) => organisation));
  return [...organisations].map((organisation) => {
    const mine = events.filter((event) => event.organisation === organisation);
    return { organisation, topic, partners: partnersIn(mine), position: positionOf(mine) };
  });
}

function partnersIn(events: readonly RecordedEvent[]): PartnerId[] | null {
  const partners = new Set<PartnerId>();
  for (const event of events) {
    const concerned = partnersConcerned(event);
    if (concerned === null) return null;
    for (const partner of concerned) partners.add(partner);
    if (partners.size > mostNamed) return null;
  }
  return [...partners];
}

function positionOf(events: readonly RecordedEvent[]): string | null {
  const last = events.at(-1);
  return last && !isOf(last, 'ClickRecorded') ? String(last.position) : null;
}
