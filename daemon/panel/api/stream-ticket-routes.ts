import { z } from 'zod';
import { type Tickets, ticketSeconds } from '../access/tickets.ts';
import { type Route, route } from './route.ts';

/** For players that can send nothing but an address. */
export const streamTicketRoutes = (tickets: Pick<Tickets, 'make'>): readonly Route[] => [
  route({
    method: 'post',
    path: '/stream-ticket',
    summary:
      'An address of the stream that needs no token, good for twelve hours from where it was asked for.',
    role: 'viewer',
    response: z.object({ url: z.string(), expiresInSeconds: z.number().int() }),
    answer: ({ visitor }) => ({
      url: `/stream.mp3?ticket=${tickets.make(visitor)}`,
      expiresInSeconds: ticketSeconds,
    }),
  }),
];
