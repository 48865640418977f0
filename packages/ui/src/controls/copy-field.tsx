import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCopy } from '../core/use-copy.js';
import { useUi } from '../core/ui-provider.js';
import { Button } from './button.js';

export interface CopyFieldProps {
  /** What is copied. */
  value: string;
  /** How it is shown, when different: without the scheme, for example. */
  display?: string | undefined;
  /** The part at the end that matters; it is bold and the first to stay when there is little room. */
  strong?: string | undefined;
  /** What is said after copying. */
  saidAs?: string | undefined;
  label?: string | undefined;
  variant?: 'plain' | 'primary' | undefined;
  /** More buttons beside it, such as the QR code. */
  children?: ReactNode;
}

export function CopyField({ value, display, strong, saidAs, label, variant = 'plain', children }: CopyFieldProps) {
  const { words } = useUi();
  const { copied, copy } = useCopy(saidAs ?? words.linkCopied);
  const shown = display ?? value;
  const cut = strong !== undefined && shown.endsWith(strong) ? shown.length - strong.length : shown.length;
  return (
    <div className="ui-copy">
      <span className="ui-copy-value" title={value}>
        <span>{shown.slice(0, cut)}</span>
        {cut < shown.length ? <span>{strong}</span> : null}
      </span>
      <Button
        variant={variant}
        icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        aria-label={label === undefined ? undefined : `${words.copy}: ${label}`}
        onClick={() => copy(value)}
      >
        {copied ? words.copied : words.copy}
      </Button>
      {children}
    </div>
  );
}
