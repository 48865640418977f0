import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';

export interface TooltipProps {
  content: ReactNode;
  /** Something that can have the focus; what the tooltip says must not be the only name of it. */
  children: ReactElement;
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
}

/** The full text of what was cut, the exact figure behind a rounded one. Opens on hover and on focus, closes on Escape. */
export function Tooltip({ content, children, side = 'top' }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={400} />
      <Base.Portal>
        <Base.Positioner className="ui-menu-positioner" side={side} sideOffset={6} collisionPadding={8}>
          <Base.Popup className="ui-tooltip" role="tooltip">
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
