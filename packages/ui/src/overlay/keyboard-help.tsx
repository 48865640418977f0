import { Kbd } from '../controls/kbd.js';
import { Switch } from '../controls/switch.js';
import { setShortcutsEnabled, useShortcutsEnabled } from '../core/shortcuts-enabled.js';
import { useShortcut } from '../core/use-shortcut.js';
import { useUi } from '../core/ui-provider.js';
import { Dialog } from './dialog.js';

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly { readonly keys: readonly string[]; readonly does: string }[];
}

export interface KeyboardHelpProps {
  groups: readonly ShortcutGroup[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What "?" opens: every key of this page, and the switch that turns single keys off. */
export function KeyboardHelp({ groups, open, onOpenChange }: KeyboardHelpProps) {
  const { words } = useUi();
  const enabled = useShortcutsEnabled();
  useShortcut('?', () => onOpenChange(true));
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.keyboard} size="small">
      <div className="ui-help-keys">
        {groups.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.does} className="contents">
                  <dt>{shortcut.does}</dt>
                  <dd>
                    {shortcut.keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        label={words.keyboardOn}
        hint={enabled ? undefined : words.keyboardOff}
        checked={enabled}
        onCheckedChange={setShortcutsEnabled}
      />
    </Dialog>
  );
}
