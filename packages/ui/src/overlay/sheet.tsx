import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { IconButton } from '../controls/icon-button.js';
import { useMediaQuery } from '../core/use-media-query.js';
import { useUi } from '../core/ui-provider.js';

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Beside the title: freshness, a state. */
  aside?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
}

/**
 * From 1000 px it stands beside the table and is not modal, so that J and K walk on while it follows. In a narrower
 * window it is modal, because it covers what lies under it.
 */
export function Sheet({ open, onOpenChange, title, aside, children, footer }: SheetProps) {
  const { words } = useUi();
  const beside = useMediaQuery('(min-width: 1000px)');
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} modal={!beside} disablePointerDismissal={beside}>
      <Base.Portal>
        {beside ? null : <Base.Backdrop className="ui-backdrop" data-layer="sheet" />}
        <Base.Popup
          ref={popup}
          className="ui-sheet"
          data-beside={beside ? '' : undefined}
          data-modal={beside ? undefined : ''}
          aria-modal={beside ? undefined : 'true'}
          initialFocus={popup}
        >
          <div className="ui-sheet-head">
            <Base.Title>{title}</Base.Title>
            {aside}
            <Base.Close render={<IconButton label={words.close} icon={<X aria-hidden="true" />} />} />
          </div>
          {/* It scrolls, also where nothing in it takes the focus. */}
          <div className="ui-sheet-body" tabIndex={0}>
            {children}
          </div>
          {footer === undefined ? null : <div className="ui-sheet-foot">{footer}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
