import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type Fault, problem } from '../problems/problems.js';

/** Names every fault at once, each with its path. */
export function inputValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    exceptionFactory: (errors) => problem('invalid-input', { errors: faultsOf(errors) }),
  });
}

function faultsOf(errors: readonly ValidationError[], parent = ''): Fault[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const path = parent ? `${parent}.${property}` : property;
    return [
      ...Object.values(constraints ?? {}).map((message) => ({ path, message })),
      ...faultsOf(children ?? [], path),
    ];
  });
}
