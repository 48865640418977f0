import { setTimeout as pause } from 'node:timers/promises';
import { ApiProblem } from '../api.js';

/** Between two questions, in milliseconds. */
export const interval = 100;
/** How long a server may be away or too busy, in milliseconds. */
export const limit = 120_000;

/** What the server answers; one that cannot at the moment (5xx) is asked again until `latest`, by `performance.now()`. */
export async function answered<Answer>(
  ask: () => Promise<Answer>,
  latest: number,
  tell: (problem: ApiProblem) => void = () => undefined,
): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isAway(error) || performance.now() > latest) throw error;
      tell(error);
      await pause(interval);
    }
  }
}

const isAway = (error: unknown): error is ApiProblem => error instanceof ApiProblem && error.problem.status >= 500;
