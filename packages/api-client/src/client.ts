import type { Answer, BodyArguments, PathOf, QueryArguments } from './routes.js';
import type { Problem } from './shapes.js';

/** What a request answered instead of what was asked for; `problem.code` is stable, its words are for a person. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.problem = problem;
  }

  /** The message about one field, if the input was refused because of it. */
  field(path: string): string | undefined {
    return this.problem.errors?.find((fault) => fault.path === path || fault.path.startsWith(`${path}.`))?.message;
  }
}

type Query = Readonly<Record<string, string | number | undefined>>;

export interface ApiClientOptions {
  /** Where the API lives; "/api" of the same origin when left out. */
  readonly base?: string;
  /** A read came back although it does not contain this client's last write yet. */
  readonly onStale?: () => void;
  /** The session has ended, or there never was one. */
  readonly onSignedOut?: () => void;
}

const unreachable: Problem = {
  type: '/problems/unreachable',
  title: 'The server cannot be reached',
  status: 0,
  code: 'unreachable',
  detail: 'Nothing was changed. Check the connection and try again.',
};

/** Speaks JSON with the API, and reads what it wrote: writes answer a position, reads wait for it. */
export class ApiClient {
  readonly #base: string;
  readonly #options: ApiClientOptions;
  #after: bigint | undefined;

  constructor(options: ApiClientOptions = {}) {
    this.#base = options.base ?? '/api';
    this.#options = options;
  }

  get<Path extends PathOf<'get'>>(
    path: Path,
    ...[query, signal]: QueryArguments<'get', Path, [signal?: AbortSignal]>
  ): Promise<Answer<'get', Path>> {
    return this.#send('GET', addressOf(path, query), undefined, signal);
  }

  post<Path extends PathOf<'post'>>(path: Path, ...[body]: BodyArguments<'post', Path>): Promise<Answer<'post', Path>> {
    return this.#send('POST', path, body ?? {});
  }

  put<Path extends PathOf<'put'>>(path: Path, ...[body]: BodyArguments<'put', Path>): Promise<Answer<'put', Path>> {
    return this.#send('PUT', path, body);
  }

  patch<Path extends PathOf<'patch'>>(
    path: Path,
    ...[body]: BodyArguments<'patch', Path>
  ): Promise<Answer<'patch', Path>> {
    return this.#send('PATCH', path, body);
  }

  delete<Path extends PathOf<'delete'>>(path: Path): Promise<Answer<'delete', Path>> {
    return this.#send('DELETE', path);
  }

  /** The address of a read, for downloads that the browser itself makes. */
  url<Path extends PathOf<'get'>>(path: Path, ...[query]: QueryArguments<'get', Path>): string {
    return this.#base + addressOf(path, query);
  }

  /** Another organisation has other writes. */
  forget(): void {
    this.#after = undefined;
  }

  async #send<Answer>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (method === 'GET' && this.#after !== undefined) headers['tributary-after'] = this.#after.toString();
    let response: Response;
    try {
      response = await fetch(`${this.#base}${path}`, {
        method,
        headers,
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ApiError(unreachable);
    }
    if (!response.ok) return this.#refuse(path, response);
    this.#remember(response.headers.get('tributary-position'));
    if (response.headers.get('tributary-stale') === 'true') this.#options.onStale?.();
    const text = await response.text();
    // An absent answer is null, as in "the last verification, if there was one".
    return (text === '' ? null : JSON.parse(text)) as Answer;
  }

  async #refuse(path: string, response: Response): Promise<never> {
    const problem = await problemIn(response);
    if (problem.status === 401 && !path.startsWith('/session')) this.#options.onSignedOut?.();
    throw new ApiError(problem);
  }

  #remember(position: string | null): void {
    if (position === null || !/^\d+$/.test(position)) return;
    const written = BigInt(position);
    if (this.#after === undefined || written > this.#after) this.#after = written;
  }
}

/** A path with its query; what is undefined or empty is left out. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

async function problemIn(response: Response): Promise<Problem> {
  try {
    const body: unknown = await response.json();
    if (typeof body === 'object' && body !== null && 'code' in body && 'title' in body) return body as Problem;
  } catch {
    // not JSON: a proxy answered in place of the API
  }
  return {
    type: 'about:blank',
    title: 'The server could not answer',
    status: response.status,
    code: `http-${response.status}`,
    detail: 'Nothing is known about the reason. Try again in a moment.',
  };
}

/** A fault that begins after its path, as "must be a whole number from 1 to 200" does, with that path. */
export function withPath({ path, message }: { readonly path: string; readonly message: string }): string | undefined {
  return /^(must|is) /.test(message) ? `${path} ${message}` : undefined;
}

/** For errors of any kind: what happened in the words of a problem. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  return {
    type: 'about:blank',
    title: 'This page has a fault',
    status: 0,
    code: 'page-fault',
    detail: error instanceof Error ? error.message : 'Reload the page. If it happens again, report the code.',
  };
}
