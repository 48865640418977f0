/** Whose customer it is, and why: the touch that won, and those that lost. */
import type { AttributionReasonData, JudgedTouchData, PartnerId, TouchVerdict } from '@tributary/contracts';

export interface Attribution {
  readonly model: AttributionReasonData['model'];
  readonly windowDays: number;
  /** In the order of time. */
  readonly touches: JudgedTouch[];
}

export interface JudgedTouch {
  readonly kind: JudgedTouchData['kind'];
  readonly at: string | null;
  readonly link: string | null;
  readonly partnerName: string | null;
  readonly won: boolean;
  readonly reason: string;
}

export interface TouchNames {
  readonly links: ReadonlyMap<string, string>;
  readonly partners: ReadonlyMap<string, string>;
}

/** A partner (`reader`) sees its own touches, and of another's only that it won. Staff (null) see all. */
export function attributionOf(
  reason: AttributionReasonData,
  { links, partners }: TouchNames,
  reader: PartnerId | null,
): Attribution {
  const mayRead = ({ partner }: JudgedTouchData): boolean => reader === null || partner === reader;
  const touches = reason.touches
    .filter((touch) => mayRead(touch) || touch.verdict === 'won')
    .map((touch) => ({
      kind: touch.kind,
      at: mayRead(touch) ? new Date(touch.at).toISOString() : null,
      link: mayRead(touch) ? (links.get(touch.link) ?? null) : null,
      partnerName: mayRead(touch) ? (partners.get(touch.partner) ?? null) : null,
      won: touch.verdict === 'won',
      reason: verdicts[touch.verdict](reason),
    }));
  return { model: reason.model, windowDays: reason.windowDays, touches };
}

const ofWindow = ({ windowDays }: AttributionReasonData): string => `in the ${windowDays} days before the signup`;

const winning: Readonly<Record<AttributionReasonData['model'], string>> = {
  'last-click': 'The last touch',
  'first-click': 'The first touch',
  linear: 'Each touch',
  position: 'Each touch',
};

const verdicts: Readonly<Record<TouchVerdict, (reason: AttributionReasonData) => string>> = {
  won: (reason) => `${winning[reason.model]} ${ofWindow(reason)} wins`,
  'not-last': () => 'A later touch won',
  'not-first': () => 'An earlier touch won',
  'before-window': ({ windowDays }) => `More than ${windowDays} days before the signup`,
  'after-signup': () => 'After the signup',
  'program-ended': () => 'The program had ended before the signup',
};

/** The touch that won, as a step of the explanation. */
export function winnerInWords({
  touches,
}: Attribution): { at: string | null; title: string; detail: string } | undefined {
  const winner = touches.find(({ won }) => won);
  if (!winner) return undefined;
  const how = winner.kind === 'code' ? 'Code' : 'Click on link';
  const title = winner.link === null ? 'A touch of another partner' : `${how} ${winner.link}`;
  return { at: winner.at, title, detail: winner.reason };
}
