import {
  applyDecorators,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { Role, Scope } from '@tributary/contracts';
import { marks } from '../documentation/decorators.js';
import { problem } from '../problems/problems.js';
import { type Identity, identityHeader, verifyIdentity } from './identity.js';

const rolesKey = 'tributary:roles';
const scopeKey = 'tributary:scope';
const publicKey = 'tributary:public';

export const IDENTITY_KEY = Symbol('identity key');

/** A route is closed unless it says who may enter. */
export const Allow = (...roles: readonly Role[]) =>
  applyDecorators(SetMetadata(rolesKey, roles), ApiExtension(marks.roles, roles));
/** What an API key needs beside the role `integration`. */
export const RequireScope = (scope: Scope) =>
  applyDecorators(SetMetadata(scopeKey, scope), ApiExtension(marks.scope, scope));
export const Public = () => SetMetadata(publicKey, true);

interface Request {
  readonly headers: Readonly<Record<string, string | undefined>>;
  caller?: Identity;
  /** Set by the edge where the request brought a session that is over. */
  sessionEnded?: boolean;
}

export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Identity => {
  const { caller } = context.switchToHttp().getRequest<Request>();
  if (!caller) throw problem('not-signed-in');
  return caller;
});

@Injectable()
export class IdentityGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(IDENTITY_KEY) private readonly key: Uint8Array,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(publicKey, targets)) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const token = request.headers[identityHeader];
    const caller = token ? await verifyIdentity(token, this.key) : null;
    if (!caller) throw problem(request.sessionEnded ? 'session-expired' : 'not-signed-in');
    const roles = this.reflector.getAllAndOverride<readonly Role[]>(rolesKey, targets) ?? [];
    const scope = this.reflector.getAllAndOverride<Scope | undefined>(scopeKey, targets);
    if (!mayEnter(caller, roles, scope)) throw problem('not-permitted');
    request.caller = caller;
    return true;
  }
}

export function mayEnter({ role, scopes }: Identity, roles: readonly Role[], scope: Scope | undefined): boolean {
  if (role === 'integration')
    return scope !== undefined && roles.includes(role) && (scopes.includes(scope) || scopes.includes('*'));
  return roles.includes(role);
}
