import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './button.js';

export interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'iconEnd' | 'keyHint' | 'children' | 'wide'> {
  /** Says what the button does; there is no other text. */
  label: string;
  icon: ReactNode;
}

export function IconButton({ label, icon, variant = 'quiet', title, ...rest }: IconButtonProps) {
  return <Button {...rest} variant={variant} icon={icon} aria-label={label} title={title ?? label} data-icon-only="" />;
}
