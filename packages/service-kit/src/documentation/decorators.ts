/** What the documentation says of a route beside its shapes; `describe` turns each into plain OpenAPI. */
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtension, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Role, Scope } from '@tributary/contracts';
import { afterHeader } from '../http/consistency.js';
import type { ProblemCode } from '../problems/problems.js';

export const marks = {
  roles: 'x-roles',
  scope: 'x-scope',
  problems: 'x-problems',
  answersPosition: 'x-answers-position',
  readsWrites: 'x-reads-writes',
} as const;

/** An operation of the document before `describe` is done with it. */
export type Marked<Operation> = Operation & {
  readonly [marks.roles]?: readonly Role[];
  readonly [marks.scope]?: Scope;
  readonly [marks.problems]?: readonly ProblemCode[];
  readonly [marks.answersPosition]?: true;
  readonly [marks.readsWrites]?: true;
};

/** Problems of this route alone; those of its identity and of reading its input are known without. */
export const Refuses = (...codes: readonly ProblemCode[]) => ApiExtension(marks.problems, codes);

/** The answer says up to which position of the log it wrote. */
export const AnswersPosition = () => ApiExtension(marks.answersPosition, true);

/** The answer waits for the position that the caller brings. */
export const ReadsWrites = () =>
  applyDecorators(
    ApiExtension(marks.readsWrites, true),
    ApiHeader({
      name: afterHeader,
      required: false,
      description: 'A position that a write answered: the answer contains it, or says that it is stale',
      schema: { type: 'string', pattern: String.raw`^\d{1,18}$` },
    }),
  );

export const AnswersCsv = (description: string) =>
  ApiOkResponse({ description, content: { 'text/csv': { schema: { type: 'string' } } } });

/** 201 the first time, 200 with the same answer for a repetition. */
export const Stores = (type: Type) =>
  applyDecorators(
    ApiCreatedResponse({ type, description: 'Recorded' }),
    ApiOkResponse({ type, description: 'Was there before; nothing has changed' }),
    AnswersPosition(),
  );
