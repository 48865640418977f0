import { type EventId, newEvent, newId, type ClickId, type Clock, type VisitorId } from '@tributary/contracts';
import { botReason } from '../domain/bots.js';
import type { Catalogue } from './catalogue.js';
import { carriedClicks, type CarriedClick, type ClickTokens } from './click-token.js';
import type { ClickWriter } from './click-writer.js';

export interface Visit {
  readonly code: string;
  readonly userAgent: string | undefined;
  readonly purpose: string | undefined;
  /** The visitor's cookie. */
  readonly token: string | undefined;
  readonly correlation?: EventId | undefined;
}

export type Redirect =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'recorded'; readonly location: string | null; readonly token: string | null };

export interface ClickPorts {
  readonly catalogue: Catalogue;
  readonly writer: ClickWriter;
  readonly tokens: ClickTokens;
  readonly clock: Clock;
}

/** So many clicks go into the address of the landing page: its first and its latest. */
const clicksInAddress = 10;

/** Answers once the click is durable. */
export async function recordClick({ catalogue, writer, tokens, clock }: ClickPorts, visit: Visit): Promise<Redirect> {
  const route = await catalogue.route(visit.code);
  if (!route) return { kind: 'unknown' };
  const bot = botReason(visit.userAgent, visit.purpose);
  const carried = bot === null ? tokens.read(visit.token) : undefined;
  const visitor = carried?.visitor ?? newId<VisitorId>();
  const click = newId<ClickId>();
  const at = clock.now();
  const { organisation, link, code, program, partner } = route;
  await writer.write(
    organisation,
    newEvent(
      'ClickRecorded',
      { click, link, code, program, partner, visitor, bot, imported: false },
      { actor: 'visitor', occurredAt: at, ...(visit.correlation && { correlation: visit.correlation }) },
    ),
  );
  const address = route.target ?? route.landingUrl;
  const page = address === null ? null : new URL(address);
  if (bot !== null) return { kind: 'recorded', location: page?.href ?? null, token: null };
  const clicks = [...(carried?.clicks ?? []), { click, link, at }].slice(-carriedClicks);
  page?.searchParams.set('tributary_click', tokens.write({ visitor, clicks: firstAndLatest(clicks) }));
  return { kind: 'recorded', location: page?.href ?? null, token: tokens.write({ visitor, clicks }) };
}

function firstAndLatest(clicks: readonly CarriedClick[]): readonly CarriedClick[] {
  return clicks.length <= clicksInAddress ? clicks : [...clicks.slice(0, 1), ...clicks.slice(1 - clicksInAddress)];
}
