import { Search } from 'lucide-react';
import { Kbd } from '../controls/kbd.js';

/** Opens the search of everything; an icon on a phone. Bind the key with useShortcut("mod+k"). */
export function SearchBox({
  label,
  keyHint = 'Ctrl K',
  onOpen,
}: {
  label: string;
  keyHint?: string | undefined;
  onOpen: () => void;
}) {
  return (
    <div className="ui-topbar-search">
      <button type="button" className="ui-input ui-searchbox" onClick={onOpen}>
        <Search aria-hidden="true" />
        <span>{label}</span>
        <Kbd>{keyHint}</Kbd>
      </button>
    </div>
  );
}
