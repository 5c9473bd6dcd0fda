import { expect, it } from 'vitest';
import { createBody } from '../body/body.ts';
import { createConductor } from '../conductor/conductor.ts';
import type { Sound } from '../session/events.ts';
import { createSession } from '../session/session.ts';
import { createLog } from '../system/log.ts';
import { ManualClock } from '../time/clock.ts';
import type { Announcement } from './announcements/announcement.ts';
import { openWelcome } from './welcome.ts';

/** A device with a state folder of one file, switched on as often as one likes. */
function device() {
  let text: string | undefined;
  let address: string | undefined;
  let isOpen = true;
  const said: Announcement[] = [];
  const clock = new ManualClock();
  const conductor = createConductor();
  const body = createBody().stateAt(0);
  const intent = conductor.update(body);
  return {
    said,
    connect(to: string | undefined) {
      address = to;
    },
    shut() {
      isOpen = false;
    },
    async switchOn() {
      const session = createSession({
        clock,
        log: createLog({ level: 'silent' as 'error', format: 'json' }),
      });
      const state = {
        read: async <T>(_name: string, parse: (text: string) => T) =>
          text === undefined ? undefined : parse(text),
        keep(_name: string, kept: string) {
          text = kept;
        },
      };
      const announcer = { say: (each: Announcement) => void said.push(each) };
      const tools = { state, session, announcer, isOpen: () => isOpen, address: async () => address };
      await openWelcome(7272, tools, { add: () => {} });
      return async (seconds: number, sound: Partial<Sound> = {}): Promise<void> => {
        for (let tenth = 0; tenth < 10 * seconds; tenth += 1) {
          clock.advanceTo(clock.nowSeconds() + 0.1);
          session.tell('moment', {
            body: { ...body, atSeconds: clock.nowSeconds() },
            ...{ intent, settings: conductor.settings },
            sound: { playing: 'playing', volume01: 1, muted: false, ...sound },
          });
          await new Promise((resolve) => setImmediate(resolve));
        }
      };
    },
  };
}

it('says where the page is once, after some music and when there is a network', async () => {
  const { said, connect, switchOn } = device();
  const pass = await switchOn();
  await pass(30);
  expect(said).toEqual([]);
  connect('192.168.1.20');
  await pass(11, { playing: 'stopped' });
  await pass(5);
  expect(said).toEqual([]);
  await pass(2);
  expect(said).toEqual([{ kind: 'welcome', address: '192.168.1.20', port: 7272 }]);
  await pass(60);
  await (await switchOn())(60);
  expect(said.length).toBe(1);
});

it('says what lets a phone in where nobody is let in yet', async () => {
  const { said, connect, shut, switchOn } = device();
  connect('192.168.1.20');
  shut();
  await (await switchOn())(10);
  expect(said).toEqual([{ kind: 'welcome', port: 7272 }]);
});
