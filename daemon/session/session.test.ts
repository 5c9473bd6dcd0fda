import { describe, expect, it } from 'vitest';
import type { SensorReading } from '../sensors/reading.ts';
import { createLog } from '../system/log.ts';
import { ManualClock } from '../time/clock.ts';
import type { SessionEvents } from './events.ts';
import { createSession } from './session.ts';

const reading: SensorReading = { kind: 'step', sensorId: 'foot', atSeconds: 1 };
const everyEvent = ['reading', 'moment', 'bar', 'played', 'command', 'health'] as const;

function stage() {
  const lines: string[] = [];
  const log = createLog(
    { level: 'info', format: 'json' },
    { write: (text) => lines.push(text), isTerminal: false, isJournal: false },
  );
  const clock = new ManualClock(10);
  return { session: createSession({ clock, log }), clock, lines };
}

describe('a session', () => {
  it('tells each listener what it listens to, in the order in which they came', () => {
    const { session } = stage();
    const heard: string[] = [];
    session.listen('first', { reading: ({ sensorId }) => heard.push(`first ${sensorId}`) });
    session.listen('second', {
      reading: ({ sensorId }) => heard.push(`second ${sensorId}`),
      command: ({ cue }) => heard.push(`second ${cue}`),
    });
    session.tell('reading', reading);
    session.tell('command', { cue: 'lap' });
    expect(heard).toEqual(['first foot', 'second foot', 'second lap']);
    expect(session.health()).toMatchObject({
      status: 'ok',
      counters: { reading: 1, command: 1, moment: 0, failures: 0 },
      gauges: { listeners: 2 },
    });
  });

  it('tells no more to who has left, be it in the middle of a telling', () => {
    const { session } = stage();
    const heard: string[] = [];
    const leave = session.listen('leaver', {
      reading: () => {
        leave();
        session.listen('newcomer', { reading: () => heard.push('newcomer') });
      },
    });
    session.listen('stayer', { reading: () => heard.push('stayer') });
    session.tell('reading', reading);
    session.tell('reading', reading);
    expect(heard).toEqual(['stayer', 'stayer', 'newcomer']);
  });

  it('lets nobody else notice a listener that throws at every event, now or in a promise', async () => {
    const { session, clock, lines } = stage();
    const heard: string[] = [];
    const fail = (): never => {
      throw new Error('out of ink');
    };
    session.listen('before', { reading: () => heard.push('before') });
    session.listen('broken', Object.fromEntries(everyEvent.map((name) => [name, fail])));
    session.listen('late', { reading: async () => fail() });
    session.listen('after', { reading: () => heard.push('after') });
    for (const name of everyEvent) session.tell(name, reading as unknown as SessionEvents[typeof name]);
    for (let n = 0; n < 100; n += 1) session.tell('reading', reading);
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard.filter((who) => who === 'before')).toHaveLength(101);
    expect(heard.filter((who) => who === 'after')).toHaveLength(101);
    expect(session.health()).toMatchObject({
      status: 'degraded',
      detail: expect.stringMatching(/^(broken|late) failed: out of ink$/),
      counters: { failures: 106 + 101 },
    });
    // Each is logged once, and once more when a minute has passed.
    expect(lines).toHaveLength(2);
    clock.advanceTo(70);
    session.tell('command', {});
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[2]!)).toMatchObject({ msg: 'broken failed', event: 'command', failures: 107 });
    clock.advanceTo(131);
    expect(session.health().status).toBe('ok');
  });
});
