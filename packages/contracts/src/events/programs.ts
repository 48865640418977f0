/** Programs, links and what leads customers to them. */
import type { ClickId, CustomerId, LinkId, OrganisationId, PartnerId, ProgramId, VisitorId } from '../ids.js';
import type { MetaData } from './conversions.js';

export interface ProgramFacts {
  ProgramCreated: {
    readonly program: ProgramId;
    readonly code: string;
    readonly name: string;
    readonly currency: string;
    readonly landingUrl: string | null;
    readonly attribution: 'last-click' | 'first-click';
    readonly windowDays: number;
    readonly zone: string;
  };
  ProgramActivated: { readonly program: ProgramId };
  ProgramPaused: { readonly program: ProgramId };
  ProgramEnded: { readonly program: ProgramId };
  /** In a stream of the installation, so that `/r/:code` needs no organisation in its path. */
  CodeReserved: { readonly code: string; readonly organisation: OrganisationId; readonly link: LinkId };
  LinkCreated: {
    readonly link: LinkId;
    readonly code: string;
    readonly program: ProgramId;
    readonly partner: PartnerId;
    readonly target: string | null;
    readonly campaign: string | null;
  };
  /** In the log of clicks. `bot` is the reason why it does not count, or null. */
  ClickRecorded: {
    readonly click: ClickId;
    readonly link: LinkId;
    readonly code: string;
    readonly program: ProgramId;
    readonly partner: PartnerId;
    readonly visitor: VisitorId;
    readonly bot: string | null;
    readonly imported: boolean;
  };
  SignupRecorded: {
    readonly program: ProgramId;
    readonly customer: CustomerId;
    readonly externalId: string;
    readonly source: string;
    readonly country: string | null;
    readonly touches: readonly TouchData[];
    readonly meta?: MetaData;
  };
  TouchAdded: { readonly program: ProgramId; readonly customer: CustomerId; readonly touch: TouchData };
}

export interface TouchData {
  readonly id: string;
  readonly kind: 'click' | 'code' | 'imported' | 'coupon' | 'claim';
  readonly link: LinkId;
  readonly partner: PartnerId;
  readonly at: number;
}
