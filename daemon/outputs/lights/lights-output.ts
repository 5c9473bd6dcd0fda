import { z } from 'zod';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import { hostOption, parseDestination } from '../events/destination.ts';
import { delayMsOption } from '../events/event-delay.ts';
import { createHeardEvents } from '../events/heard-events.ts';
import { createEventScheduler } from '../events/scheduler.ts';
import { createUdpSender } from '../events/udp-sender.ts';
import { defineEventOutput } from '../output-type.ts';
import { artNetPort, encodeArtDmx } from './art-net.ts';
import { createLamps } from './lamps.ts';

const channelsOfUniverse = 512;
const channelsOfLamp = 3;
/** DMX itself has 44 at most. */
const framesASecond = 40;
/** What stands still is said again after so long: a node that hears nothing may go dark. */
const repeatSeconds = 1;

/** Lamps that pulse with the beat (docs/events-out.md). */
export const lightsOutput = defineEventOutput({
  type: 'lights',
  summary:
    'Lets RGB lamps pulse with the beat, over Art-Net (DMX by UDP): energy and section are their colour.',
  options: {
    to: hostOption.describe(
      'Where the Art-Net node is: its address, or a broadcast address; :PORT where it is not 6454.',
    ),
    universe: z.number().int().min(0).max(32_767).default(0).describe('Art-Net universe, from 0.'),
    firstChannel: z
      .number()
      .int()
      .min(1)
      .max(channelsOfUniverse - channelsOfLamp + 1)
      .default(1)
      .describe('DMX channel of the first lamp: red, then green, then blue, then the next lamp.'),
    lamps: z
      .number()
      .int()
      .min(1)
      .max(170)
      .default(4)
      .describe('How many lamps there are; those that find no room in the universe stay dark.'),
    delayMs: delayMsOption,
  },
  short: { option: 'to', placeholder: 'HOST' },
  open({ to, universe, firstChannel, lamps: count, delayMs }, { name, clock, timers, session }) {
    const keeper = createStatusKeeper(name, clock);
    const sender = createUdpSender({
      ...parseDestination(to, artNetPort),
      keeper,
      what: 'Art-Net',
      clock,
      timers,
    });
    const scheduler = createEventScheduler(delayMs, { clock, timers });
    const lamps = createLamps();
    const first = firstChannel - 1;
    const room = Math.min(count, Math.floor((channelsOfUniverse - first) / channelsOfLamp));
    const channels = new Uint8Array(first + channelsOfLamp * room);
    let delaySeconds = delayMs / 1000;
    let sequence = 0;
    let said = '';
    let saidSeconds = Number.NEGATIVE_INFINITY;
    let cancelFrame = (): void => {};
    let isClosed = false;

    const say = (colour: readonly number[]): void => {
      const levels = colour.map((level01) => Math.round(255 * level01));
      const nowSeconds = clock.nowSeconds();
      if (String(levels) === said && nowSeconds - saidSeconds < repeatSeconds) return;
      said = String(levels);
      saidSeconds = nowSeconds;
      for (let lamp = 0; lamp < room; lamp += 1) channels.set(levels, first + channelsOfLamp * lamp);
      sequence = (sequence % 255) + 1;
      sender.send(encodeArtDmx(sequence, universe, channels));
    };
    const frame = (): void => {
      say(lamps.at(clock.nowSeconds() + delaySeconds));
      cancelFrame = timers.after(1 / framesASecond, frame);
    };
    frame();
    const leave = session.listen(
      name,
      createHeardEvents(clock, (event) => {
        if (event.kind !== 'note') scheduler.at(event.atSeconds, () => lamps.hear(event));
      }),
    );
    return {
      name,
      isReferenceEar: false,
      setDelay(nextMs) {
        delaySeconds = nextMs / 1000;
        scheduler.setDelay(nextMs);
      },
      health() {
        sender.look();
        const { counters, gauges } = scheduler.figures();
        const { late, lost } = counters;
        const { sent, refused } = sender;
        return keeper.health({ counters: { sent, refused, late, lost }, gauges: { ...gauges } });
      },
      async close() {
        if (!isClosed) {
          isClosed = true;
          leave();
          cancelFrame();
          scheduler.close();
          say([0, 0, 0]);
        }
        await sender.close();
      },
    };
  },
});
