import type { ReactNode } from 'react';

export interface MenuAction {
  readonly kind?: 'action' | undefined;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly keyHint?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly onSelect: () => void;
}
export interface MenuLink {
  readonly kind: 'link';
  readonly label: string;
  readonly icon?: ReactNode;
  readonly href: string;
}
/** Stays open, so that several can be changed at once. */
export interface MenuCheck {
  readonly kind: 'check';
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean | undefined;
  readonly onCheckedChange: (checked: boolean) => void;
}
export interface MenuRadio {
  readonly kind: 'radio';
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onValueChange: (value: string) => void;
}
export interface MenuLabel {
  readonly kind: 'label';
  readonly label: string;
}
export interface MenuSeparator {
  readonly kind: 'separator';
}

export type MenuEntry = MenuAction | MenuLink | MenuCheck | MenuRadio | MenuLabel | MenuSeparator;
