import { setTimeout as pause } from 'node:timers/promises';

const interval = 20;

/** Waits for a condition, with a bound (milliseconds). What costs much to ask is asked less often. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  { within = 10_000, every = interval } = {},
): Promise<void> {
  const end = performance.now() + within;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`This did not come true within ${within} ms: ${condition}`);
    await pause(every);
  }
}
