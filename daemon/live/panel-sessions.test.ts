import { expect, it } from 'vitest';
import { sessionsSchema } from '../panel/sessions.ts';
import type { SessionListener } from '../session/events.ts';
import { ManualClock } from '../time/clock.ts';
import { createPanelSessions } from './panel-sessions.ts';

it('tells of the run that goes on, by the wall clock as it is now, and of all that was liked', async () => {
  const clock = new ManualClock(50);
  let listener: SessionListener = {};
  let clockError = -1e9;
  const liked = [{ at: '2026-01-01T10:00:00.000Z', section: 'chorus' }];
  const sessions = createPanelSessions({
    session: {
      listen: (_name, given) => {
        listener = given;
        return () => {};
      },
    },
    likes: { latest: () => liked },
    startSeconds: 50,
    clock,
    wallSeconds: () => 1_800_000_000 + clock.nowSeconds() - 50 + clockError,
    ...{ seed: 7, model: { name: 'small', version: '1.0.0' }, traceFile: undefined },
    source: { kind: 'live', name: 'sensors' },
  });
  clock.advanceTo(80);
  const moment = { frame: 0, atSeconds: 60 };
  const bar = { kind: 'bar' as const, ...moment, barIndex: 0, generation: 0, startBeat: 0 };
  listener.played?.({ event: bar, bar: undefined });
  listener.played?.({ event: { kind: 'stopped', ...moment, beat: 8 }, bar: undefined });
  // The time has come over the network meanwhile.
  clockError = 0;
  const view = await sessions.view();
  expect(sessionsSchema.parse(view)).toEqual(view);
  expect(view).toMatchObject({
    sessions: [
      {
        ...{ running: true, lengthSeconds: 30, version: expect.any(String), seed: 7, barsHeard: 1, likes: 0 },
        startedAt: new Date(1_800_000_000_000).toISOString(),
        model: { name: 'small', version: '1.0.0' },
        source: { kind: 'live', name: 'sensors' },
      },
    ],
    likes: liked,
  });
});
