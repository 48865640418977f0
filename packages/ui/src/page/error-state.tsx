import { RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../controls/button.js';
import { CopyCode } from '../controls/code.js';
import { useUi } from '../core/ui-provider.js';
import { Callout } from './callout.js';

export interface ErrorStateProps {
  /** What happened, in the words of the reader. */
  title: ReactNode;
  /** Why, and whether money moved. */
  children?: ReactNode;
  /** Code and request id for support; can be copied. */
  code?: string | undefined;
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  actions?: ReactNode;
}

/** Stands in place of what failed; the rest of the page stays. */
export function ErrorState({ title, children, code, onRetry, retrying, actions }: ErrorStateProps) {
  const { words } = useUi();
  const retry =
    onRetry === undefined ? null : (
      <Button size="small" busy={retrying} icon={<RefreshCw aria-hidden="true" />} onClick={onRetry}>
        {words.tryAgain}
      </Button>
    );
  return (
    <Callout tone="negative" title={title} alert actions={actions ?? retry ?? undefined}>
      {children === undefined ? null : <p>{children}</p>}
      {code === undefined ? null : (
        <p>
          <CopyCode value={code} />
        </p>
      )}
    </Callout>
  );
}
