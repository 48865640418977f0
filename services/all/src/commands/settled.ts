import { setTimeout as pause } from 'node:timers/promises';
import { type Api, ApiProblem } from '../api.js';

const interval = 100;
const limit = 120_000;

/** Until every read model has reached the log's end; entries follow facts, so it takes two looks in a row. */
export async function booksSettled(api: Api): Promise<void> {
  const end = performance.now() + limit;
  let looks = 0;
  while (looks < 2 && performance.now() < end) {
    const models = await api.get('/operations/read-models').catch((error: unknown) => {
      if (error instanceof ApiProblem) return []; // a key that may import need not see the operations
      throw error;
    });
    looks = models.every(({ lag }) => lag === 0) ? looks + 1 : 0;
    if (looks < 2) await pause(interval);
  }
}
