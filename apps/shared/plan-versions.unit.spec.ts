import { describe, expect, it } from '@jest/globals';
import type { PlanVersion } from '@tributary/api-client';
import { inForce, placed } from './plan-versions.js';

const version = (number: number, from: string | null): PlanVersion => ({
  program: 'p',
  version: number,
  from,
  publishedAt: '2026-01-01T00:00:00Z',
  publishedBy: null,
  plan: { rules: [] as never },
  sentences: [],
});
const november = Date.parse('2026-11-21T12:00:00Z');
const told = (...versions: PlanVersion[]) =>
  placed(versions, november).map(({ version: number, standing, until }) => [number, standing, until]);

describe('versions of a plan', () => {
  it('stand the newest first, each until the next one begins', () => {
    const [july, december] = ['2026-07-01T00:00:00Z', '2026-12-01T00:00:00Z'];
    expect(told(version(1, null), version(2, july), version(3, december))).toEqual([
      [3, 'to-come', null],
      [2, 'in-force', december],
      [1, 'over', july],
    ]);
  });

  it('are never in force where one published later begins before them', () => {
    const [december, january] = ['2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'];
    expect(told(version(1, null), version(2, january), version(3, december))).toEqual([
      [3, 'to-come', null],
      [2, 'never', december],
      [1, 'in-force', december],
    ]);
  });

  it('change places at the very moment that the next one begins', () => {
    const now = new Date(november).toISOString();
    expect(inForce(placed([version(1, null), version(2, now)], november))?.version).toBe(2);
    expect(inForce(placed([version(1, null), version(2, now)], november - 1))?.version).toBe(1);
  });
});
