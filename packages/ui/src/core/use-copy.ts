import { useCallback, useEffect, useRef, useState } from 'react';
import { announce } from './announce.js';

/** Copies text, says so, and remembers it for 1.6 s so that the button can show it. */
export function useCopy(saidAs: string): { copied: boolean; copy: (text: string) => void } {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = useCallback(
    (text: string) => {
      void navigator.clipboard.writeText(text).then(() => {
        announce(saidAs);
        setCopied(true);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setCopied(false), 1600);
      });
    },
    [saidAs],
  );
  return { copied, copy };
}
