/** The command's side of the HTTP API: a running server, an API key, and problems as errors that a person can read. */
import type { Problem } from '@tributary/api-client';

export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    const faults = problem.errors?.map(({ path, message }) => `\n  ${path}: ${message}`).join('') ?? '';
    super(`${problem.detail ?? problem.title} (${problem.code})${faults}`);
  }
}

export interface Api {
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body?: object): Promise<Answer>;
  text(path: string): Promise<string>;
}

export interface ApiSettings {
  readonly url: string;
  readonly key?: string | undefined;
}

export function apiSettings(environment: NodeJS.ProcessEnv = process.env): ApiSettings {
  return {
    url: (environment['TRIBUTARY_URL'] ?? 'http://localhost:8080').replace(/\/$/, ''),
    key: environment['TRIBUTARY_API_KEY'],
  };
}

export function connect({ url, key }: ApiSettings): Api {
  async function call(method: string, path: string, body?: object): Promise<Response> {
    const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {};
    if (body) headers['content-type'] = 'application/json';
    const request: RequestInit = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${url}/api${path}`, request).catch(() => {
      throw new Error(`No Tributary server answers at ${url}. Start one, or name it in TRIBUTARY_URL.`);
    });
    if (!response.ok) throw new ApiProblem(await problemOf(response));
    return response;
  }

  return {
    get: async <Answer>(path: string) => (await (await call('GET', path)).json()) as Answer,
    post: async <Answer>(path: string, body: object = {}) => (await (await call('POST', path, body)).json()) as Answer,
    text: async (path) => (await call('GET', path)).text(),
  };
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Problem;
  } catch {
    const title = `The server answered ${response.status} ${response.statusText}`;
    return { type: 'about:blank', title, status: response.status, code: 'unreadable-answer' };
  }
}
