import type { RunningVerification, Verification, Verifications } from '@tributary/api-client';
import { ApiProblem } from '../api.js';
import { verified } from './verified.js';

const running = (more: Partial<RunningVerification> = {}): RunningVerification => ({
  ...{ id: 'one', since: '2026-11-22T04:00:00.000Z', step: 'replaying', facts: 0, percent: 0, ...more },
});
const result = (digest: string) => ({ digest, agrees: true }) as Verification;
const away = new ApiProblem({ type: '', title: 'away', status: 503, code: 'service-away' });
const cutOff = { type: '', title: 'The process has ended', status: 503, code: 'verification-cut-off' } as const;

/** What a server answers to one look after the other; the last one from then on. */
function answering(...looks: (Partial<Verifications> | Error)[]) {
  let asked = 0;
  const get = async () => {
    const look = looks[Math.min(asked++, looks.length - 1)]!;
    if (look instanceof Error) throw look;
    return { last: result('older'), running: null, failed: null, ...look };
  };
  const post = async () => running({ step: 'waiting' });
  return { api: { get: get as never, post: post as never }, asked: () => asked };
}

describe('waiting for a verification', () => {
  const said: unknown[] = [];
  const { error } = console;
  beforeEach(() => {
    said.length = 0;
    console.error = (text: unknown) => said.push(text);
  });
  afterEach(() => {
    console.error = error;
  });

  it('asks until none runs, and answers what came of it', async () => {
    const { api, asked } = answering({ running: running() }, { running: running() }, { last: result('new') });
    expect(await verified(api)).toEqual(result('new'));
    expect(asked()).toBe(3);
    expect(said).toEqual([]);
  });

  it('says after a while how far it is', async () => {
    const far = running({ facts: 1_200, percent: 34 });
    const { api } = answering({ running: far }, { running: far }, { last: result('new') });
    await verified(api, 50);
    expect(said).toEqual(['Deriving every entry again from the facts: 1200 so far, 34% of the log …']);
  });

  it.each([
    ['waiting', 'Deriving every entry again from the facts; waiting until what is recorded is in the books …'],
    ['comparing', 'Deriving every entry again from the facts; comparing what 7 facts gave …'],
  ] as const)('says so while it is %s', async (step, words) => {
    const { api } = answering({ running: running({ step, facts: 7 }) }, { last: result('new') });
    await verified(api, 50);
    expect(said).toEqual([words]);
  });

  it('fails with the reason where it comes to no result', async () => {
    const failed = { id: 'one', since: running().since, problem: cutOff };
    const { api } = answering({ running: running() }, { failed });
    await expect(verified(api)).rejects.toThrow('The process has ended (verification-cut-off)');
  });

  it('asks again where the server is away for a moment', async () => {
    const { api } = answering({ running: running() }, away, { last: result('new') });
    expect(await verified(api)).toEqual(result('new'));
  });

  it('gives up where it stays away, and at once where it refuses', async () => {
    await expect(verified(answering(away).api, 5_000, 0)).rejects.toThrow('away (service-away)');
    const refusal = new ApiProblem({ type: '', title: 'no', status: 403, code: 'not-permitted' });
    const { api, asked } = answering(refusal);
    await expect(verified(api)).rejects.toThrow('no (not-permitted)');
    expect(asked()).toBe(1);
  });
});
