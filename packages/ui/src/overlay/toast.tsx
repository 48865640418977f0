import { CircleCheck, CircleX, X } from 'lucide-react';
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '../controls/button.js';
import { IconButton } from '../controls/icon-button.js';
import { useShortcut } from '../core/use-shortcut.js';
import { useUi } from '../core/ui-provider.js';

export interface ToastOptions {
  readonly tone?: 'neutral' | 'positive' | 'negative' | undefined;
  /** Takes it back; also with Z. Never for money: that asks before. */
  readonly onUndo?: (() => void) | undefined;
  readonly durationMs?: number | undefined;
}

interface ToastItem extends ToastOptions {
  readonly id: number;
  readonly message: ReactNode;
}

export type ShowToast = (message: ReactNode, options?: ToastOptions) => void;

const Context = createContext<ShowToast>(() => undefined);

const DURATION = 6000;
const MOST = 3;

/** Bottom right, six seconds, at most three. An error is never said only here. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [items, setItems] = useState<readonly ToastItem[]>([]);
  const last = useRef(0);
  const remove = useCallback((id: number) => setItems((all) => all.filter((item) => item.id !== id)), []);
  const show = useCallback<ShowToast>((message, options = {}) => {
    last.current += 1;
    const item = { ...options, id: last.current, message };
    setItems((all) => [...all, item].slice(-MOST));
  }, []);
  const undoable = items.findLast((item) => item.onUndo !== undefined);
  useShortcut(
    'z',
    () => {
      if (undoable === undefined) return;
      undoable.onUndo?.();
      remove(undoable.id);
    },
    { enabled: undoable !== undefined },
  );
  return (
    <Context value={show}>
      {children}
      <div className="ui-toasts" role="status">
        {items.map((item) => (
          <Toast key={item.id} item={item} onEnd={remove} />
        ))}
      </div>
    </Context>
  );
}

function Toast({ item, onEnd }: { item: ToastItem; onEnd: (id: number) => void }) {
  const { words } = useUi();
  const [paused, setPaused] = useState(false);
  const left = useRef(item.durationMs ?? DURATION);
  useEffect(() => {
    if (paused) return;
    const started = Date.now();
    const timer = setTimeout(() => onEnd(item.id), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(1500, left.current - (Date.now() - started));
    };
  }, [paused, item.id, onEnd]);
  const Icon = item.tone === 'positive' ? CircleCheck : item.tone === 'negative' ? CircleX : undefined;
  return (
    <div
      className="ui-toast"
      data-tone={item.tone}
      onPointerEnter={() => setPaused(true)}
      onPointerLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
    >
      {Icon === undefined ? null : <Icon aria-hidden="true" />}
      <p>{item.message}</p>
      {item.onUndo === undefined ? (
        <IconButton size="small" label={words.close} icon={<X aria-hidden="true" />} onClick={() => onEnd(item.id)} />
      ) : (
        <Button
          size="small"
          keyHint="Z"
          onClick={() => {
            item.onUndo?.();
            onEnd(item.id);
          }}
        >
          {words.undo}
        </Button>
      )}
    </div>
  );
}

export function useToast(): ShowToast {
  return useContext(Context);
}
