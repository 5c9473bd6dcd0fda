import type { FastifyInstance } from 'fastify';
import { tokenInAddress } from '../api/senders.ts';
import type { Guard } from './guard.ts';
import { may, type Standing, type Visitor } from './visitor.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before anything else happens to a request. */
    readonly visitor: Visitor;
  }
  interface FastifyContextConfig {
    /** Who may: whatever says nothing is for admins only. */
    readonly role?: Standing;
  }
}

const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Lets in who may, as the visitor that he is, by the head of the request alone. */
export function admitVisitors(app: FastifyInstance, guard: Guard): void {
  app.decorateRequest('visitor');
  app.addHook('onRequest', async (request, reply) => {
    const { method, headers, ip, ws: isUpgrade } = request;
    const { isForSenders = false, role = 'admin' } = request.routeOptions.config;
    const sender = isForSenders ? { token: tokenInAddress(request) } : undefined;
    const judged = guard.judge({ method, headers, isUpgrade, sender, address: ip });
    reply.headers(securityHeaders);
    if ('statusCode' in judged) return reply.code(judged.statusCode).send({ error: judged.message });
    if (!may(judged, role)) {
      return judged.role === 'guest'
        ? reply.code(401).send({ error: 'Pair with this device first: open its page.' })
        : reply.code(403).send({ error: `This is for the role ${role}; yours is ${judged.role}.` });
    }
    Object.assign(request, { visitor: judged });
    return undefined;
  });
}
