import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { Server } from 'node-osc';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { beatEvent, noteEvent, openEventOutput, playsOn } from '../testing/event-bench.ts';
import { describeOutput } from '../testing/output-contract.ts';
import { oscOutput } from './osc-output.ts';

type Heard = { readonly message: readonly unknown[]; readonly atSeconds: number };

/** A program at a port of its own, with an OSC library of its own. */
async function listen() {
  const heard: Heard[] = [];
  const server = new Server(0, '127.0.0.1');
  await once(server, 'listening');
  server.on('message', (message: readonly unknown[]) =>
    heard.push({ message, atSeconds: monotonicClock.nowSeconds() }),
  );
  return { heard, port: server.port, close: () => server.close() };
}

describeOutput('osc', async () => {
  const program = await listen();
  const { output, tell } = openEventOutput(oscOutput, { to: `127.0.0.1:${program.port}` });
  const bench = playsOn(output, tell);
  return {
    ...bench,
    taken: () => output.health().counters.sent!,
    close: async () => {
      bench.close();
      await program.close();
    },
  };
});

describe('what is told over OSC', () => {
  let program: Awaited<ReturnType<typeof listen>>;
  beforeEach(async () => {
    program = await listen();
  });
  afterEach(() => program.close());
  const open = async (options = {}) => {
    const opened = openEventOutput(oscOutput, { to: `127.0.0.1:${program.port}`, ...options });
    await eventually(() => opened.output.health().status === 'ok', 'it sends');
    return opened;
  };

  it('is a beat, a bar with its section and chord, and notes, in their order, when they are heard', async () => {
    const { output, tell } = await open();
    const zero = monotonicClock.nowSeconds() + 0.2;
    tell({ kind: 'started', frame: 0, atSeconds: zero, beat: 0 });
    tell(beatEvent(0, zero, 150));
    tell({ kind: 'bar', frame: 0, atSeconds: zero, barIndex: 0, generation: 0, startBeat: 0 });
    tell(
      noteEvent({ atSeconds: zero + 0.1, part: 'bass', pitchMidi: 36, velocity01: 0.5, durationBeats: 2 }),
    );
    tell(
      noteEvent({ atSeconds: zero + 0.05, part: 'drums', pitchMidi: 38, velocity01: 1, durationBeats: 1 }),
    );
    tell(noteEvent({ atSeconds: zero + 0.1, goesOn: true }));
    tell({ kind: 'stopped', frame: 0, atSeconds: zero + 0.2, beat: 1 });
    await eventually(
      () => program.heard.some(({ message }) => message[0] === '/tactus/stopped'),
      'all of it',
    );
    expect(program.heard.map(({ message }) => message)).toEqual([
      ['/tactus/started', 0],
      ['/tactus/beat', 0, 150],
      ['/tactus/tempo', 150],
      ['/tactus/bar', 0, 'verse'],
      ['/tactus/section', 'verse'],
      ['/tactus/chord', 'C'],
      ['/tactus/note/drums', 38, 1, 1],
      ['/tactus/note/bass', 36, 0.5, 2],
      ['/tactus/stopped'],
    ]);
    // Never before its moment; how long after is the machine's affair here.
    const [first] = program.heard;
    expect(first!.atSeconds).toBeGreaterThan(zero - 0.001);
    await output.close();
  });

  it('comes so much earlier as its way is long, at once when that is set', async () => {
    const { output, tell } = await open({ delayMs: -100 });
    const zero = monotonicClock.nowSeconds();
    tell(beatEvent(7, zero + 3600));
    expect(output.health().gauges.waiting).toBe(2);
    output.setDelay!(3_600_000, 0, { atOnce: true });
    await eventually(() => program.heard.length === 2, 'it is told now');
    expect(output.health()).toMatchObject({ counters: { sent: 2, late: 0 }, gauges: { waiting: 0 } });
    await output.close();
  });

  it('says that nobody listens, and goes on when somebody does', async () => {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const { port } = socket.address();
    socket.close();
    await once(socket, 'close');
    const { output, tell } = openEventOutput(oscOutput, { to: `localhost:${port}` });
    await eventually(() => {
      tell(beatEvent(0, monotonicClock.nowSeconds()));
      return output.health().detail.includes('nobody listens there');
    }, 'it is said');
    const late = createSocket('udp4');
    late.bind(port, '127.0.0.1');
    await once(late, 'listening');
    await eventually(() => {
      tell(beatEvent(0, monotonicClock.nowSeconds()));
      return output.health().status === 'ok';
    }, 'it is well again');
    await output.close();
    late.close();
  });

  it('names a host that is not found', async () => {
    const { output } = openEventOutput(oscOutput, { to: 'nobody.invalid:9000' });
    await eventually(() => output.health().status === 'degraded', 'it is said');
    expect(output.health().detail).toContain('cannot send to nobody.invalid:9000');
    await output.close();
  });
});

it.each([['nowhere'], [':9000'], ['host:0'], ['host:70000'], ['a b:9000'], ['::1:9000']])(
  '%s is no destination',
  (to) => {
    expect(oscOutput.schema.safeParse({ type: 'osc', to }).success).toBe(false);
  },
);
it.each([['host.local:9000'], ['10.0.0.255:1'], ['[::1]:65535']])('%s is one', (to) => {
  expect(oscOutput.schema.safeParse({ type: 'osc', to }).success).toBe(true);
});
