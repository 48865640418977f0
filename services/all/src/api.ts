/** The command's side of the HTTP API: a running server, an API key, and problems as errors that a person can read. */
import {
  addressOf,
  type Answer,
  type BodyArguments,
  type PathOf,
  type Problem,
  type QueryArguments,
  withPath,
} from '@tributary/api-client';

export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    const faults = problem.errors?.map((fault) => `\n  ${inWords(fault)}`).join('') ?? '';
    super(`${problem.detail ?? problem.title} (${problem.code})${faults}`);
  }
}

export interface Api {
  get<Path extends PathOf<'get'>>(path: Path, ...query: QueryArguments<'get', Path>): Promise<Answer<'get', Path>>;
  post<Path extends PathOf<'post'>>(path: Path, ...body: BodyArguments<'post', Path>): Promise<Answer<'post', Path>>;
  text<Path extends PathOf<'get'>>(path: Path, ...query: QueryArguments<'get', Path>): Promise<string>;
}

export interface ApiSettings {
  readonly url: string;
  readonly key?: string | undefined;
  /** What to say where a key is needed and none was given. */
  readonly withoutKey?: string;
}

const noKey =
  'This needs an API key in TRIBUTARY_API_KEY. The first one is printed by setup; the admin makes more under Settings, API keys.';

export function apiSettings(environment: NodeJS.ProcessEnv = process.env): ApiSettings {
  const url = environment['TRIBUTARY_URL'] || 'http://localhost:8080';
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new Error(`TRIBUTARY_URL is ${url}; it must be an address such as http://localhost:8080.`);
  return {
    url: url.replace(/\/$/, ''),
    key: environment['TRIBUTARY_API_KEY'],
  };
}

export function connect({ url, key, withoutKey = noKey }: ApiSettings): Api {
  async function call(method: string, path: string, body?: unknown): Promise<Response> {
    const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    const request: RequestInit = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(`${url}/api${path}`, request).catch((error: unknown) => {
      throw new Error(
        isTooLate(error) ? `${url} ${stillAtWork}` : `No Tributary server answers at ${url}. ${startOne}`,
      );
    });
    if (response.status === 401 && !key) throw new Error(withoutKey);
    if (!response.ok) throw new ApiProblem(await problemOf(response));
    return response;
  }

  return {
    get: async (path, ...[query]) => json(await call('GET', addressOf(path, query))),
    post: async (path, ...[body = {}]) => json(await call('POST', path, body)),
    text: async (path, ...[query]) => (await call('GET', addressOf(path, query))).text(),
  };
}

const startOne = 'Start one, or name it in TRIBUTARY_URL.';
const stillAtWork = 'took the request and has not answered for five minutes. What was asked for goes on there.';

/** The connection was made, and nothing has come back within the time that fetch gives. */
const isTooLate = (error: unknown): boolean =>
  (error as { cause?: { code?: string } }).cause?.code === 'UND_ERR_HEADERS_TIMEOUT';

/** Most messages name what they are about. */
function inWords(fault: { path: string; message: string }): string {
  const { path, message } = fault;
  return withPath(fault) ?? (message.startsWith(`${path} `) ? message : `${path}: ${message}`);
}

/** Null where there is nothing to answer. */
async function json<Json>(response: Response): Promise<Json> {
  return (response.status === 204 ? null : await response.json()) as Json;
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Problem;
  } catch {
    const title = `The server answered ${response.status} ${response.statusText}`;
    return { type: 'about:blank', title, status: response.status, code: `http-${response.status}` };
  }
}
