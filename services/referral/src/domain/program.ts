import { isOf, type EventData, type ProgramId, type RecordedEvent } from '@tributary/contracts';
import { isCurrency } from '@tributary/money';
import { type Refusal, refuse } from './refusal.js';

export interface Program {
  readonly id: ProgramId;
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly landingUrl: string | null;
  readonly attribution: 'last-click' | 'first-click';
  readonly windowDays: number;
  readonly zone: string;
  readonly state: 'draft' | 'active' | 'paused' | 'ended';
  readonly createdAt: number;
  readonly endedAt: number | null;
}

export type ProgramChange = 'activate' | 'pause' | 'end';
type ProgramTerms = Omit<EventData['ProgramCreated'], 'program'>;

export function evolveProgram(program: Program | undefined, event: RecordedEvent): Program | undefined {
  if (isOf(event, 'ProgramCreated')) {
    const { program: id, ...terms } = event.data;
    return { id, ...terms, state: 'draft', createdAt: event.occurredAt, endedAt: null };
  }
  if (!program) return undefined;
  if (isOf(event, 'ProgramActivated')) return { ...program, state: 'active' };
  if (isOf(event, 'ProgramPaused')) return { ...program, state: 'paused' };
  if (isOf(event, 'ProgramEnded')) return { ...program, state: 'ended', endedAt: event.occurredAt };
  return program;
}

/** The fact that a change makes, null where nothing is left to change. */
export function decideChange(
  program: Program,
  change: ProgramChange,
): 'ProgramActivated' | 'ProgramPaused' | 'ProgramEnded' | null | Refusal {
  const { state } = program;
  if (change === 'end') return state === 'ended' ? null : 'ProgramEnded';
  if (state === 'ended') return refuse('program-ended', `The program ${program.code} has ended.`);
  if (change === 'activate') return state === 'active' ? null : 'ProgramActivated';
  if (state === 'draft') return refuse('wrong-state', `The program ${program.code} is a draft; activate it first.`);
  return state === 'paused' ? null : 'ProgramPaused';
}

export interface NewProgram {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly landingUrl?: string | undefined;
  readonly attribution?: 'last-click' | 'first-click' | undefined;
  readonly windowDays?: number | undefined;
  readonly zone?: string | undefined;
}

/** Defaults: last click, 30 days, UTC. */
export function decideTerms(command: NewProgram): ProgramTerms | Refusal {
  const {
    code,
    name,
    currency,
    landingUrl = null,
    attribution = 'last-click',
    windowDays = 30,
    zone = 'UTC',
  } = command;
  if (!isCurrency(currency)) return refuse('unknown-currency', `ISO 4217 lists no currency ${currency}.`);
  if (landingUrl !== null && !isWebAddress(landingUrl))
    return refuse('invalid-input', 'landingUrl must be an http or https address without blanks.', 'landingUrl');
  if (!isZone(zone)) return refuse('invalid-input', `${zone} is no time zone.`);
  return { code: code.toLowerCase(), name, currency, landingUrl, attribution, windowDays, zone };
}

/** An end binds what happens from its moment on; earlier signups may still arrive. */
export function hasEndedAt(program: Program, moment: number): boolean {
  return program.endedAt !== null && moment >= program.endedAt;
}

/** Reading an address takes some of these away, and no header may carry them. */
const blankOrControl = /[\s\p{Cc}]/u;

export function isWebAddress(text: string): boolean {
  if (blankOrControl.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
