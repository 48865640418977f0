export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Wish {
  readonly side: 'top' | 'bottom';
  readonly align: 'start' | 'center' | 'end';
}

const GAP = 4;
const EDGE = 8;

/** Where a menu goes: beside its button, turned over where there is more room, never outside the window. */
export function placeMenu(
  anchor: Box,
  menu: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  wish: Wish,
): { left: number; top: number; maxHeight: number } {
  const below = view.height - anchor.bottom - GAP - EDGE;
  const above = anchor.top - GAP - EDGE;
  const wanted = wish.side === 'bottom' ? below : above;
  const other = wish.side === 'bottom' ? above : below;
  const turned = menu.height > wanted && other > wanted;
  const under = (wish.side === 'bottom') !== turned;
  const maxHeight = under ? below : above;
  const height = Math.min(menu.height, maxHeight);
  const left =
    wish.align === 'start'
      ? anchor.left
      : wish.align === 'end'
        ? anchor.right - menu.width
        : (anchor.left + anchor.right - menu.width) / 2;
  return {
    left: Math.max(EDGE, Math.min(left, view.width - menu.width - EDGE)),
    top: under ? anchor.bottom + GAP : anchor.top - GAP - height,
    maxHeight,
  };
}
