import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCopy } from '../core/use-copy.js';
import { useUi } from '../core/ui-provider.js';

/** Order numbers, link codes: a slashed zero, so that O and 0 differ. */
export function InlineCode({ children }: { children: ReactNode }) {
  return <span className="ui-code">{children}</span>;
}

/** A name from the program: a field, a permission, a header. */
export function Code({ children }: { children: ReactNode }) {
  return <code className="ui-code">{children}</code>;
}

export function CodeBlock({ children, label }: { children: string; label: string }) {
  return (
    <pre className="ui-code-block" tabIndex={0} role="region" aria-label={label}>
      <code>{children}</code>
    </pre>
  );
}

/** An error code or request id that support asks for. */
export function CopyCode({ value }: { value: string }) {
  const { words } = useUi();
  const { copied, copy } = useCopy(words.copied);
  return (
    <button type="button" className="ui-code ui-code-copy" title={words.copyCode} onClick={() => copy(value)}>
      {value} {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
    </button>
  );
}
