import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { faultWords } from './fault-words.js';
import { type Fault, problem } from '../problems/problems.js';

/** Names every fault at once, each with its path. */
export function inputValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    validationError: { target: true }, // its class names the rules; it goes into no answer
    exceptionFactory: (errors) => problem('invalid-input', { errors: faultsOf(errors) }),
  });
}

function faultsOf(errors: readonly ValidationError[], parent = ''): Fault[] {
  return errors.flatMap((error) => {
    const path = parent ? `${parent}.${error.property}` : error.property;
    return [...faultWords(error).map((message) => ({ path, message })), ...faultsOf(error.children ?? [], path)];
  });
}
