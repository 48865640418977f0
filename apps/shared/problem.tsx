import { ApiError, problemOf } from '@tributary/api-client';
import { Callout, CopyCode, ErrorState } from '@tributary/ui';

const advice: Readonly<Record<string, string>> = {
  'amount-changed': 'Look at the new amount, then decide again.',
  'changed-meanwhile': 'Look at it again, then repeat what you wanted to do.',
  'internal-error': 'Nothing was changed by this request. Try again; if it happens again, report the code.',
  'not-permitted': 'Ask an administrator of your organisation.',
  'too-many-requests': 'Wait a moment, then try again.',
};

const firstUpper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** In place of what could not be read. */
export function ProblemState({
  error,
  onRetry,
  retrying,
}: {
  error: unknown;
  onRetry?: () => void;
  retrying?: boolean;
}) {
  const { title, detail, code } = problemOf(error);
  return (
    <ErrorState title={title} code={code} onRetry={onRetry} retrying={retrying}>
      {detail ?? advice[code] ?? 'Try again in a moment.'}
    </ErrorState>
  );
}

/** In a form or dialog whose request was refused. */
export function FormProblem({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  const { title, detail, code, errors } = problemOf(error);
  const words = detail ?? advice[code];
  return (
    <Callout tone="negative" title={title} alert>
      {words === undefined ? null : <p>{words}</p>}
      {errors === undefined ? null : (
        <ul>
          {errors.map((fault) => (
            <li key={`${fault.path} ${fault.message}`}>{firstUpper(fault.message)}</li>
          ))}
        </ul>
      )}
      <p>
        <CopyCode value={code} />
      </p>
    </Callout>
  );
}

export const fieldError = (error: unknown, path: string): string | undefined => {
  const message = error instanceof ApiError ? error.field(path) : undefined;
  return message === undefined ? undefined : firstUpper(message);
};
