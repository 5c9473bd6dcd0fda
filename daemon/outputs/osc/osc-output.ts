import { createStatusKeeper } from '../../system/status-keeper.ts';
import { destinationOption, parseDestination } from '../events/destination.ts';
import { delayMsOption } from '../events/event-delay.ts';
import { createHeardEvents } from '../events/heard-events.ts';
import { createRateLimit } from '../events/rate-limit.ts';
import { createEventScheduler } from '../events/scheduler.ts';
import { createUdpSender } from '../events/udp-sender.ts';
import { defineEventOutput } from '../output-type.ts';
import { encodeOsc } from './encode.ts';
import { oscMessagesOf } from './osc-messages.ts';

/** Ten times the busiest music; whoever listens may be small. */
const messagesASecond = 400;

/** Beats, bars, notes, chords and energy for programs that make pictures, sound or light of them (docs/events-out.md). */
export const oscOutput = defineEventOutput({
  type: 'osc',
  summary: 'Tells another program beats, bars, notes, chords and energy over OSC (UDP) when they are heard.',
  options: {
    to: destinationOption.describe(
      'Who is told: HOST:PORT. The address may be a broadcast address; IPv6 in brackets.',
    ),
    delayMs: delayMsOption,
  },
  short: { option: 'to', placeholder: 'HOST:PORT' },
  open({ to, delayMs }, { name, clock, timers, session }) {
    const keeper = createStatusKeeper(name, clock);
    const sender = createUdpSender({ ...parseDestination(to), keeper, what: 'OSC', clock, timers });
    const scheduler = createEventScheduler(delayMs, { clock, timers });
    const limit = createRateLimit(messagesASecond, clock);
    const leave = session.listen(
      name,
      createHeardEvents(clock, (event) => {
        for (const { address, values } of oscMessagesOf(event)) {
          scheduler.at(event.atSeconds, () => {
            if (limit.allows()) sender.send(encodeOsc(address, values));
          });
        }
      }),
    );
    return {
      name,
      isReferenceEar: false,
      setDelay: scheduler.setDelay,
      health() {
        sender.look();
        const { counters, gauges } = scheduler.figures();
        const { late, lost } = counters;
        const { sent, refused } = sender;
        return keeper.health({
          counters: { sent, refused, late, lost: lost + limit.refused },
          gauges: { ...gauges },
        });
      },
      async close() {
        leave();
        scheduler.close();
        await sender.close();
      },
    };
  },
});
