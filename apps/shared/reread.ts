export interface Rereading {
  /** A read did not contain a write yet: all is read again in a while, later each time that happens in a row. */
  stale(): void;
  /** There is a new write to wait for, so waiting starts from the beginning. */
  restart(): void;
  stop(): void;
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;

/** `read` settles when everything was read once more. */
export function rereading(read: () => Promise<unknown>): Rereading {
  let wait = FIRST_WAIT;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  let reading = false;
  let staleAgain = false;

  const later = (): void => {
    timer = setTimeout(() => void again(), wait);
    wait = Math.min(LONGEST_WAIT, wait * 2);
  };
  const again = async (): Promise<void> => {
    const own = round;
    timer = undefined;
    reading = true;
    staleAgain = false;
    await read().catch(() => undefined);
    if (own !== round) return;
    reading = false;
    if (staleAgain) later();
    else wait = FIRST_WAIT;
  };
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
    round += 1;
    reading = false;
    wait = FIRST_WAIT;
  };
  return {
    stale: () => {
      if (reading) staleAgain = true;
      else if (timer === undefined) later();
    },
    restart: () => {
      const waiting = timer !== undefined || reading;
      stop();
      if (waiting) later();
    },
    stop,
  };
}
