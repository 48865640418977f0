import { setTimeout as pause } from 'node:timers/promises';

const interval = 10;
const limit = 10_000;

export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + limit;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`This did not come true within ${limit} ms: ${condition}`);
    await pause(interval);
  }
}
