/**
 * Programs and links as their streams have them, so that what was just written is known at once. What never changes is
 * kept in memory, bounded; what may end is read.
 */
import {
  installation,
  isOf,
  linkId,
  partnerId,
  programId,
  streamName,
  type EventData,
  type LinkId,
  type OrganisationId,
  type PartnerId,
  type ProgramId,
} from '@tributary/contracts';
import type { EventStore } from '@tributary/event-store';
import { evolveProgram, type Program } from '../domain/program.js';
import { readWhole } from './append.js';

export type Link = EventData['LinkCreated'];
export interface Route extends Link {
  readonly organisation: OrganisationId;
  readonly landingUrl: string | null;
}

const cacheLimit = 50_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export class Catalogue {
  private readonly links = new Map<string, Link>();
  private readonly routes = new Map<string, Route>();
  private readonly programs = new Map<string, ProgramId>();
  private readonly zones = new Map<string, string>();

  constructor(private readonly facts: EventStore) {}

  /** By id or code, as it is now. */
  async program(organisation: OrganisationId, reference: string): Promise<Program | undefined> {
    const id = programOf(organisation, reference);
    const events = await readWhole(this.facts, streamName(organisation, 'program', id));
    return events.reduce<Program | undefined>(evolveProgram, undefined);
  }

  /** Only whether it exists: sales are taken in every state, because plans judge them at their own moment. */
  async knownProgram(organisation: OrganisationId, reference: string): Promise<ProgramId | undefined> {
    const key = `${organisation} ${reference}`;
    const known = this.programs.get(key);
    if (known) return known;
    const program = await this.program(organisation, reference);
    if (program) remember(this.programs, key, program.id);
    return program?.id;
  }

  async zone(organisation: OrganisationId, program: ProgramId): Promise<string | undefined> {
    const key = `${organisation} ${program}`;
    const known = this.zones.get(key);
    if (known) return known;
    const zone = (await this.program(organisation, program))?.zone;
    if (zone) remember(this.zones, key, zone);
    return zone;
  }

  link(organisation: OrganisationId, code: string): Promise<Link | undefined> {
    return this.linkById(organisation, linkId(code));
  }

  async linkById(organisation: OrganisationId, id: LinkId): Promise<Link | undefined> {
    const key = `${organisation} ${id}`;
    const known = this.links.get(key);
    if (known) return known;
    const [event] = await this.facts.readStream(streamName(organisation, 'link', id), 0, 1);
    if (!event || !isOf(event, 'LinkCreated')) return undefined;
    remember(this.links, key, event.data);
    return event.data;
  }

  /** Where `/r/:code` leads, whichever organisation the code belongs to. */
  async route(code: string): Promise<Route | undefined> {
    const key = code.toLowerCase();
    const known = this.routes.get(key);
    if (known) return known;
    const [reserved] = await this.facts.readStream(streamName(installation, 'code', linkId(key)), 0, 1);
    if (!reserved || !isOf(reserved, 'CodeReserved')) return undefined;
    const { organisation } = reserved.data;
    const link = await this.link(organisation, key);
    const program = link && (await this.program(organisation, link.program));
    if (!program) return undefined;
    const route = { ...link, organisation, landingUrl: program.landingUrl };
    remember(this.routes, key, route);
    return route;
  }

  /** By id or code; undefined for one that is unknown or terminated. */
  async activePartner(organisation: OrganisationId, reference: string): Promise<PartnerId | undefined> {
    const id = uuid.test(reference) ? (reference as PartnerId) : partnerId(organisation, reference);
    const events = await readWhole(this.facts, streamName(organisation, 'partner', id));
    const added = events.some((event) => isOf(event, 'PartnerAdded'));
    const terminated = events.some((event) => isOf(event, 'PartnerTerminated'));
    return added && !terminated ? id : undefined;
  }
}

export const programOf = (organisation: OrganisationId, reference: string): ProgramId =>
  uuid.test(reference) ? (reference as ProgramId) : programId(organisation, reference);

function remember<Value>(cache: Map<string, Value>, key: string, value: Value): void {
  const [oldest] = cache.size >= cacheLimit ? cache.keys() : [];
  if (oldest !== undefined) cache.delete(oldest);
  cache.set(key, value);
}
