import { TextField } from '@tributary/ui';

/** What a person chose in its field, as the interface of the server takes it; undefined: at once. */
export const momentOf = (begins: string): string | undefined =>
  begins === '' ? undefined : new Date(begins).toISOString();

export const isPast = (begins: string): boolean => begins !== '' && new Date(begins).getTime() < Date.now();

/** From which moment on a version counts. */
export function BeginsField({ value, onChange }: { value: string; onChange: (begins: string) => void }) {
  return (
    <TextField
      label="For sales from"
      optional
      type="datetime-local"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={isPast(value) ? 'Choose a moment to come, or none for now: a version never changes the past' : undefined}
      hint="Left empty: from now on"
    />
  );
}
