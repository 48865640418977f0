import { TextField } from '@tributary/ui';
import { momentIn } from '../../../shared/days.js';

/** What a person chose in its field, as the interface of the server takes it; undefined: at once. */
export const momentOf = (begins: string, zone: string): string | undefined =>
  begins === '' ? undefined : momentIn(begins, zone);

const years = { first: 2000, last: 2199 };

/** Why no version can begin then. */
export function beginsFault(begins: string, zone: string): string | undefined {
  if (begins === '') return undefined;
  const year = Number(begins.split('-')[0]);
  if (!(year >= years.first && year <= years.last)) return `Choose a year from ${years.first} to ${years.last}`;
  if (Date.parse(momentIn(begins, zone)) >= Date.now()) return undefined;
  return 'Choose a moment to come, or none for now: a version never changes the past';
}

/** From which moment on a version counts, on the clock of the program's zone. */
export function BeginsField({
  value,
  zone,
  onChange,
}: {
  value: string;
  zone: string;
  onChange: (begins: string) => void;
}) {
  return (
    <TextField
      label="For sales from"
      optional
      type="datetime-local"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={beginsFault(value, zone)}
      hint={`On the clock of ${zone}. Left empty: from now on`}
    />
  );
}
