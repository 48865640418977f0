/**
 * What each path of the API takes and answers, from its documentation. A path is written with its parameters in place:
 * `/partners/${id}` is the documentation's `/api/partners/{partner}`.
 */
import type { paths } from './generated/api.js';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

type Routes<M extends Method> = {
  [Route in keyof paths as paths[Route] extends Record<M, object>
    ? Route extends `/api${infer Path}`
      ? Path
      : never
    : never]: paths[Route] extends Record<M, infer Operation> ? Operation : never;
};

/** `/partners/{partner}/access` as the template `/partners/${string}/access`. */
type Filled<Route> = Route extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : Route;

export type PathOf<M extends Method> = Filled<keyof Routes<M>>;

/** The route that is written like the path; `/commissions/totals` is not `/commissions/{id}`. */
type Written<M extends Method, Path> = {
  [Route in keyof Routes<M>]: [Path, Filled<Route>] extends [Filled<Route>, Path] ? Route : never;
}[keyof Routes<M>];

/** Where a parameter's value is known to the compiler, only its shape tells the route. */
type Shaped<M extends Method, Path> = {
  [Route in keyof Routes<M>]: Path extends Filled<Route> ? Route : never;
}[keyof Routes<M>];

type OperationOf<M extends Method, Path extends PathOf<M>> = Path extends unknown
  ? Routes<M>[[Written<M, Path>] extends [never] ? Shaped<M, Path> : Written<M, Path>]
  : never;

type Content<Response> = Response extends { content: { 'application/json': infer Json } } ? Json : null;
type AnswerIn<Responses> = {
  [Status in keyof Responses & (200 | 201 | 202 | 204)]: Content<Responses[Status]>;
}[keyof Responses & (200 | 201 | 202 | 204)];

/** Null where there is nothing to answer. */
export type Answer<M extends Method, Path extends PathOf<M>> =
  OperationOf<M, Path> extends { responses: infer Responses } ? AnswerIn<Responses> : never;

type IsOptional<Fields, Name extends keyof Fields> = Record<never, never> extends Pick<Fields, Name> ? true : false;

/** What is undefined or empty is left out of the address. */
type Asked<Query> = {
  readonly [Name in keyof Query]: Query[Name] | (IsOptional<Query, Name> extends true ? undefined | '' : never);
};

/** What is undefined is left out of the JSON. */
type Sent<Body> = Body extends readonly (infer Item)[]
  ? readonly Sent<Item>[]
  : Body extends object
    ? { readonly [Name in keyof Body]: Sent<Body[Name]> | (IsOptional<Body, Name> extends true ? undefined : never) }
    : Body;

export type QueryOf<M extends Method, Path extends PathOf<M>> =
  OperationOf<M, Path> extends { parameters: { query?: infer Query } }
    ? [Query] extends [undefined]
      ? Record<string, never>
      : Asked<NonNullable<Query>>
    : never;

/** Undefined for a route that takes no body. */
export type BodyOf<M extends Method, Path extends PathOf<M>> =
  OperationOf<M, Path> extends { requestBody: { content: { 'application/json': infer Body } } }
    ? Sent<Body>
    : undefined;

/** Arguments after the path of a read: the query may be left out where nothing in it is required. */
export type QueryArguments<M extends Method, Path extends PathOf<M>, More extends readonly unknown[] = []> =
  Record<never, never> extends QueryOf<M, Path>
    ? [query?: QueryOf<M, Path>, ...more: More]
    : [query: QueryOf<M, Path>, ...more: More];

/** Arguments after the path of a write: its body, if it takes one. */
export type BodyArguments<M extends Method, Path extends PathOf<M>> =
  undefined extends BodyOf<M, Path> ? [body?: undefined] : [body: BodyOf<M, Path>];
