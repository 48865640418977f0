/** What playing a golden case goes by. */
import type { ProgramId } from '@tributary/contracts';
import type { FactType } from '../facts.js';
import type { GoldenCase } from './case.js';

export const program = 'p' as ProgramId;
export const organisation = 'acme';

export interface Play {
  readonly setting: Pick<GoldenCase, 'program' | 'plan'>;
  readonly currency: string;
  readonly currencies: Map<string, string>;
  recorded: number;
  started: number;
  passed: number;
  versions: number;
}

export type Data = Readonly<Record<string, unknown>>;
export type Step = readonly [FactType, Data];
