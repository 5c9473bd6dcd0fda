import { expect, it } from 'vitest';
import { ManualClock } from '../../time/clock.ts';
import type { Standing } from '../access/visitor.ts';
import { networkSchema } from '../network.ts';
import { createRehearsalHost } from '../testing/rehearsal-host.ts';
import { createRehearsalSubjects } from '../testing/rehearsal-subjects.ts';
import { networkRoutes } from './network-routes.ts';

const { network } = createRehearsalSubjects(createRehearsalHost(new ManualClock()));
const [get, post] = networkRoutes(network);
const askedBy = (role: Standing, body: unknown = undefined) => ({
  ...{ params: {}, query: {}, body },
  visitor: { role, address: '10.72.72.9' },
});

it('tells everybody who may look that there is a hotspot, and admins how to get in', async () => {
  for (const role of ['viewer', 'performer'] as const) {
    const told = JSON.stringify(await get!.answer(askedBy(role)));
    expect(told).toContain('Tactus-ABCD');
    expect(told).not.toContain('hjkmnpqrstuvwxyz');
  }
  expect(networkSchema.parse(await get!.answer(askedBy('admin'))).hotspot).toMatchObject({
    qrText: 'WIFI:T:WPA;S:Tactus-ABCD;P:hjkmnpqrstuvwxyz;;',
    passphrase: 'hjkmnpqrstuvwxyz',
  });
});

it('lets admins, and nobody else, make it and end it', async () => {
  expect(post!.role).toBe('admin');
  expect(networkSchema.parse(await post!.answer(askedBy('admin', { on: true }))).hotspot.phase).toBe('on');
  expect(networkSchema.parse(await post!.answer(askedBy('admin', { on: false }))).hotspot.phase).toBe('off');
});
