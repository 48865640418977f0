import { useEffect, useState } from 'react';

/** True only after something has lasted: a skeleton appears after 200 ms and then stays for at least 300 ms. */
export function useDelayed(active: boolean, afterMs = 200, leastMs = 300): boolean {
  const [shownAt, setShownAt] = useState<number | undefined>(undefined);
  useEffect(() => {
    if (active && shownAt === undefined) {
      const timer = setTimeout(() => setShownAt(Date.now()), afterMs);
      return () => clearTimeout(timer);
    }
    if (!active && shownAt !== undefined) {
      const timer = setTimeout(() => setShownAt(undefined), Math.max(0, shownAt + leastMs - Date.now()));
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [active, shownAt, afterMs, leastMs]);
  return shownAt !== undefined;
}
