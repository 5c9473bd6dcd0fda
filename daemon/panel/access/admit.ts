import type { FastifyInstance, FastifyRequest } from 'fastify';
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

/** Lets in who may, as the visitor that he is, by the head of the request alone. */
export function admitVisitors(app: FastifyInstance, guard: Guard): void {
  app.decorateRequest('visitor');
  app.addHook('onRequest', async (request, reply) => {
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
  });
}

/** Where a program has room for nothing but an address. */
function inAddress({ query }: FastifyRequest, name: 'token' | 'ticket'): string | undefined {
  const given = (query as Readonly<Record<string, unknown>>)[name];
  return typeof given === 'string' ? given : undefined;
}
