import { useEffect, useRef, useState } from 'react';
import { useSearchState } from './link.js';

/** A search field whose text stands in the address a moment after the last key. */
export function useSearchText(): { readonly text: string; readonly wanted: string; setText(text: string): void } {
  const [search, setSearch] = useSearchState();
  const wanted = search.search ?? '';
  const [text, setText] = useState(wanted);
  const sent = useRef(wanted);
  useEffect(() => {
    // The address was changed by something else than the field: Back, or a link.
    if (wanted === sent.current) return;
    sent.current = wanted;
    setText(wanted);
  }, [wanted]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      setSearch({ search: text === '' ? undefined : text, cursor: undefined }, { replace: true });
    }, 250);
    return () => clearTimeout(timer);
  }, [text, setSearch]);
  return { text, wanted, setText };
}
