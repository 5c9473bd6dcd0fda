import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { securityHeaders } from '../door/security-headers.ts';
import type { Guard } from './guard.ts';
import { isRefusal } from './refusal.ts';
import type { Standing, Visitor } from './visitor.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before anything else happens to a request. */
    readonly visitor: Visitor;
  }
  interface FastifyContextConfig {
    /** Who may: whatever says nothing is for admins only. */
    readonly role?: Standing;
    /** A ticket in the address will do. */
    readonly takesTicket?: boolean;
  }
}

/**
 * Lets in who may, as the visitor that he is, by the head of the request alone. A body may come seconds after it: who is
 * less by then, or nobody any more, does nothing with it.
 */
export function admitVisitors(app: FastifyInstance, guard: Guard): void {
  app.decorateRequest('visitor');
  const admit = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { method, headers, ws: isUpgrade, socket: ends } = request;
    const { isForSenders = false, takesTicket = false, role: needs = 'admin' } = request.routeOptions.config;
    const sender = isForSenders ? { token: inAddress(request, 'token') } : undefined;
    const ticket = takesTicket ? inAddress(request, 'ticket') : undefined;
    const judged = guard.judge({ method, headers, isUpgrade, ends, needs, sender, ticket });
    // All others have them from the door.
    if (isUpgrade) reply.headers(securityHeaders);
    if (isRefusal(judged)) {
      const { statusCode, message, retryAfterSeconds } = judged;
      if (statusCode === 401) reply.header('www-authenticate', 'Bearer');
      if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
      return reply.code(statusCode).send({ error: message });
    }
    Object.assign(request, { visitor: judged });
    return undefined;
  };
  app.addHook('onRequest', admit);
  // When the body is there. Not later: what is not found comes by there once more, as another address.
  app.addHook('preValidation', admit);
}

/** Where a program has room for nothing but an address. */
function inAddress({ query }: FastifyRequest, name: 'token' | 'ticket'): string | undefined {
  const given = (query as Readonly<Record<string, unknown>>)[name];
  return typeof given === 'string' ? given : undefined;
}
