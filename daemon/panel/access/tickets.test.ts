import { expect, it } from 'vitest';
import { ManualClock } from '../../time/clock.ts';
import { createTickets } from './tickets.ts';

const phone = { role: 'admin', tokenId: 'phone123', address: '10.0.0.1' } as const;

it('lets one listen for twelve hours, from where it was asked for, and nothing more', () => {
  const clock = new ManualClock(0);
  const tickets = createTickets(clock);
  const ticket = tickets.make(phone);
  expect(ticket).toMatch(/^[\w-]{32}$/);
  expect(tickets.bearer(ticket, '10.0.0.1')).toEqual({ ...phone, role: 'viewer' });
  expect(tickets.bearer(ticket, '10.0.0.2')).toBeUndefined();
  for (const other of ['', ticket.slice(1), `${ticket}=`, ticket.toUpperCase()]) {
    expect(tickets.bearer(other, '10.0.0.1')).toBeUndefined();
  }
  clock.advanceTo(12 * 3600 - 1);
  expect(tickets.bearer(ticket, '10.0.0.1')).toBeDefined();
  clock.advanceTo(12 * 3600);
  expect(tickets.bearer(ticket, '10.0.0.1')).toBeUndefined();
});

it('goes with its user, and only his latest eight are kept', () => {
  const tickets = createTickets(new ManualClock(0));
  const here = tickets.make({ role: 'admin', address: '127.0.0.1' });
  const [first, ...others] = Array.from({ length: 9 }, () => tickets.make(phone));
  expect(tickets.bearer(first!, phone.address)).toBeUndefined();
  expect(others.map((ticket) => tickets.bearer(ticket, phone.address)?.tokenId)).toEqual(
    Array(8).fill(phone.tokenId),
  );
  tickets.revoke(phone.tokenId);
  expect(others.filter((ticket) => tickets.bearer(ticket, phone.address))).toEqual([]);
  expect(tickets.bearer(here, '127.0.0.1')).toEqual({ role: 'viewer', address: '127.0.0.1' });
});
