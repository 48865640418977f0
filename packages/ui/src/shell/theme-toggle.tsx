import { Moon, Sun } from 'lucide-react';
import { IconButton } from '../controls/icon-button.js';
import { useTheme } from '../core/use-theme.js';
import { useUi } from '../core/ui-provider.js';

/** Follows the system until someone chooses. */
export function ThemeToggle() {
  const { words } = useUi();
  const { shown, setTheme } = useTheme();
  return (
    <IconButton
      label={words.switchTheme}
      icon={shown === 'dark' ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
      onClick={() => setTheme(shown === 'dark' ? 'light' : 'dark')}
    />
  );
}
