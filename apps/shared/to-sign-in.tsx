import { useEffect, useState } from 'react';
import { useGo, usePath, withSearch } from './link.js';

/** Leads to the sign-in once, and from there back to where one wanted to go. */
export function ToSignIn() {
  const [wanted] = useState(usePath());
  const go = useGo();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; the way there changes the path
  useEffect(() => go(withSearch('/sign-in', { to: wanted === '/' ? undefined : wanted }), { replace: true }), []);
  return null;
}
