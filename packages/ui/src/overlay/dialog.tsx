import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode, type RefObject } from 'react';
import { Button } from '../controls/button.js';
import { KeyHints } from '../controls/kbd.js';
import { IconButton } from '../controls/icon-button.js';
import { useShortcut } from '../core/use-shortcut.js';
import { useUi } from '../core/ui-provider.js';

export interface DialogConfirm {
  /** Verb and amount: "Approve £918.74 and €193.10". Never OK. */
  readonly label: ReactNode;
  readonly onConfirm: () => void;
  readonly danger?: boolean | undefined;
  readonly busy?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The question. */
  title: ReactNode;
  /** What follows from it, one fact in a line. */
  facts?: readonly ReactNode[] | undefined;
  /** Sums, fields, warnings. */
  children?: ReactNode;
  confirm?: DialogConfirm | undefined;
  cancelLabel?: string | undefined;
  /** In place of cancel and confirm. */
  footer?: ReactNode;
  size?: 'small' | 'normal' | 'wide' | undefined;
  /** Where the focus starts; on the safe choice when left out. */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
}

export function Dialog({
  open,
  onOpenChange,
  title,
  facts,
  children,
  confirm,
  cancelLabel,
  footer,
  size = 'normal',
  initialFocus,
}: DialogProps) {
  const { words } = useUi();
  const safe = useRef<HTMLButtonElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  const ready = confirm !== undefined && !confirm.busy && !confirm.disabled;
  useShortcut(
    'mod+Enter',
    (event) => {
      // The focus is on the safe choice, and Enter would press it as well.
      event.preventDefault();
      if (ready) confirm.onConfirm();
    },
    { enabled: open && confirm !== undefined, inDialog: true },
  );
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!(confirm?.busy ?? false)) onOpenChange(next);
      }}
    >
      <Base.Portal>
        {/* Also over an open sheet, which is a dialog itself. */}
        <Base.Backdrop className="ui-backdrop" forceRender />
        <Base.Popup
          className="ui-dialog"
          data-size={size}
          data-modal=""
          aria-modal="true"
          initialFocus={initialFocus ?? (confirm === undefined ? close : safe)}
        >
          <div className="ui-dialog-head">
            <Base.Title>{title}</Base.Title>
            <Base.Close ref={close} render={<IconButton label={words.close} icon={<X aria-hidden="true" />} />} />
          </div>
          <div className="ui-dialog-body">
            {children}
            {facts === undefined ? null : (
              <ul className="ui-facts">
                {facts.map((fact, index) => (
                  <li key={index}>{fact}</li>
                ))}
              </ul>
            )}
          </div>
          {footer !== undefined || confirm !== undefined ? (
            <div className="ui-dialog-foot">
              {footer}
              {confirm === undefined ? null : (
                <>
                  <KeyHints hints={[{ keys: ['Ctrl', 'Enter'], does: '' }]} />
                  <Base.Close ref={safe} render={<Button aria-disabled={confirm.busy || undefined} />}>
                    {cancelLabel ?? words.cancel}
                  </Base.Close>
                  <Button
                    variant={confirm.danger ? 'danger' : 'primary'}
                    busy={confirm.busy}
                    disabled={confirm.disabled}
                    onClick={confirm.onConfirm}
                  >
                    {confirm.label}
                  </Button>
                </>
              )}
            </div>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
