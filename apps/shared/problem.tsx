import { ApiError, problemOf, withPath } from '@tributary/api-client';
import { Callout, CopyCode, ErrorState } from '@tributary/ui';
import { useEffect, useRef } from 'react';

const advice: Readonly<Record<string, string>> = {
  'amount-changed': 'Look at the new amount, then decide again.',
  'changed-meanwhile': 'Look at it again, then repeat what you wanted to do.',
  'internal-error': 'Nothing was changed by this request. Try again; if it happens again, report the code.',
  'not-permitted': 'Ask an administrator of your organisation.',
  'not-found': 'The address is wrong, or it has been removed.',
  'too-many-requests': 'Wait a moment, then try again.',
};

const missing = 'It may have been removed, or the address has a slip.';

const firstUpper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** In place of what could not be read. */
export function ProblemState({
  error,
  title: what,
  onRetry,
  retrying,
}: {
  error: unknown;
  /** "The balances could not be read": what is missing here, before the reason. */
  title?: string;
  onRetry?: () => void;
  retrying?: boolean;
}) {
  const { title, detail, code, status } = problemOf(error);
  // What is not there, or not theirs, is not found by asking again.
  const isFinal = status === 404 || status === 403;
  const words = detail ?? advice[code] ?? (status === 404 ? missing : 'Try again in a moment.');
  return (
    <ErrorState
      title={isFinal ? title : (what ?? title)}
      code={code}
      onRetry={isFinal ? undefined : onRetry}
      retrying={retrying}
    >
      {isFinal || what === undefined ? words : `${title}. ${words}`}
    </ErrorState>
  );
}

/** In a form or dialog whose request was refused; `fields` show their own faults, `toDo` says by code what helps here. */
export function FormProblem({
  error,
  fields = [],
  toDo = {},
}: {
  error: unknown;
  fields?: readonly string[];
  toDo?: Readonly<Record<string, string>>;
}) {
  if (error === null || error === undefined) return null;
  const { title, detail, code, errors: all } = problemOf(error);
  const errors = all?.filter(({ path }) => !fields.includes(path));
  // Each fault stands beside its field, where it is put right.
  if (all !== undefined && all.length > 0 && errors?.length === 0) return <FirstFault of={error} />;
  const words = detail ?? (toDo[code] === undefined ? advice[code] : undefined);
  return (
    <Callout tone="negative" title={title} alert>
      {words === undefined ? null : <p>{words}</p>}
      {toDo[code] === undefined ? null : <p>{toDo[code]}</p>}
      {errors === undefined ? null : (
        <ul>
          {errors.map((fault) => (
            <li key={`${fault.path} ${fault.message}`}>{firstUpper(withPath(fault) ?? fault.message)}</li>
          ))}
        </ul>
      )}
      <p>
        <CopyCode value={code} />
      </p>
    </Callout>
  );
}

/** Puts the focus where something is to be put right; the fault is read out with its field. */
function FirstFault({ of }: { of: unknown }) {
  const place = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: again for each refusal
  useEffect(() => {
    place.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [of]);
  return <span ref={place} hidden />;
}

const SHORTEST_PASSWORD = 10;

/** The server's words name the rule; these name what to do. */
export function passwordError(error: unknown, password: string): string | undefined {
  const message = fieldError(error, 'password');
  return message !== undefined && password.length < SHORTEST_PASSWORD
    ? `Use at least ${SHORTEST_PASSWORD} characters`
    : message;
}

export const fieldError = (error: unknown, path: string): string | undefined => {
  const message = error instanceof ApiError ? error.field(path) : undefined;
  return message === undefined ? undefined : firstUpper(message);
};
