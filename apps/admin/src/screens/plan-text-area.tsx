import { Button, formatCount, TextArea } from '@tributary/ui';
import { FileUp } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { lineOf, type Place } from '@tributary/api-client/json-places';

/** In bytes; the server takes far less. */
const largest = 1_000_000;

/** The text of a plan: typed, pasted, dropped or from a file. */
export function PlanTextArea({
  area,
  value,
  onChange,
  error,
}: {
  area: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onChange: (text: string) => void;
  error: string | undefined;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string>();
  const replace = (text: string): void => {
    setRefused(undefined);
    onChange(text);
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > largest) return setRefused(tooLarge(file));
    replace(await file.text());
  };
  return (
    <div className="grid gap-3">
      <TextArea
        ref={area}
        label="The plan as JSON"
        code
        rows={26}
        required
        value={value}
        onChange={(event) => replace(event.target.value)}
        onDrop={(event) => {
          const [file] = event.dataTransfer.files;
          if (file === undefined) return;
          event.preventDefault();
          void take(file);
        }}
        error={error}
      />
      <div className="flex flex-wrap items-center gap-3">
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label="File with the plan"
          accept=".json,application/json"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = ''; // the same file again, once it is mended
          }}
        />
        <Button size="small" icon={<FileUp aria-hidden="true" />} onClick={() => chooser.current?.click()}>
          Choose a file
        </Button>
        <span className="text-muted text-sm">or drop one on the text, which it replaces</span>
      </div>
      <p role="alert" className="text-negative text-sm empty:hidden">
        {refused}
      </p>
    </div>
  );
}

const tooLarge = ({ name, size }: File): string =>
  `${name} has ${formatCount(size)} bytes, and the text stays as it was. A plan has at most ${formatCount(200_000)} characters: choose a file with one plan alone.`;

/** Selects a part of the text and brings its line into view. */
export function showPlace(area: HTMLTextAreaElement, { start, end }: Place): void {
  const height = Number.parseFloat(getComputedStyle(area).lineHeight);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  area.scrollTop = Math.max(0, (lineOf(area.value, start) - 4) * height);
  area.scrollLeft = 0;
  area.scrollIntoView({ block: 'nearest' });
}
