import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlayerEvent } from '../../player/shared/event-ring.ts';
import { createSession } from '../../session/session.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { ManualTime } from '../../time/timers.ts';
import { beatEvent, momentEvent, noteEvent, openEventOutput, playsOn } from '../testing/event-bench.ts';
import { describeOutput } from '../testing/output-contract.ts';
import { createMidiOutput, midiOutput } from './midi-output.ts';
import { createInstruments, notesOf } from './testing/instruments.ts';

describeOutput('midi', () => {
  const instruments = createInstruments('Synth');
  const type = {
    ...midiOutput,
    open: (_: unknown, source: Parameters<typeof createMidiOutput>[1]) =>
      createMidiOutput({ port: '', delayMs: 0 }, source, instruments.open),
  };
  const { output, tell } = openEventOutput(type, {});
  const bench = playsOn(output, tell);
  return {
    ...bench,
    taken: () => output.health().counters.sent!,
    expectEnded: () => expect(notesOf(instruments.sent).sounding).toEqual([]),
  };
});

/** At an instrument that exists only here, by a clock of the test. */
async function stage(port = '', ...names: readonly string[]) {
  const time = new ManualTime();
  const instruments = createInstruments(...(names.length > 0 ? names : ['Synth']));
  const session = createSession({ clock: time, log: { error() {} } });
  const tools = { name: 'midi', isAsked: true, clock: time, timers: time, session };
  instruments.by(() => time.nowSeconds());
  const output = createMidiOutput({ port, delayMs: 0 }, tools, instruments.open);
  await time.advance(0);
  const tell = (event: PlayerEvent): void => session.tell('played', { event, bar: undefined });
  return {
    time,
    session,
    output,
    tell,
    instruments,
    hex: () => instruments.sent.map(({ bytes }) => Buffer.from(bytes).toString('hex')),
  };
}

describe('what is played over MIDI', () => {
  it('is each part on its channel, with an end for each note, at its beat', async () => {
    const { time, output, tell, instruments } = await stage();
    instruments.sent.length = 0;
    tell({ kind: 'started', frame: 0, atSeconds: 1, beat: 0 });
    tell(beatEvent(0, 1));
    tell(noteEvent({ atSeconds: 1, part: 'drums', pitchMidi: 36, velocity01: 1, durationBeats: 0.25 }));
    tell(noteEvent({ atSeconds: 1, part: 'pad', pitchMidi: 60, durationBeats: 1 }));
    tell(noteEvent({ atSeconds: 1.2, part: 'lead', pitchMidi: 72, atBeat: 0.4, durationBeats: 0.2 }));
    await time.advance(1.45);
    tell(beatEvent(1, 1.55));
    // It goes on over the bar; the lead is struck again while it sounds.
    tell(
      noteEvent({ atSeconds: 1.55, part: 'pad', pitchMidi: 60, atBeat: 1, durationBeats: 0.5, goesOn: true }),
    );
    tell(noteEvent({ atSeconds: 1.55, part: 'lead', pitchMidi: 72, atBeat: 1, durationBeats: 1 }));
    tell(noteEvent({ atSeconds: 1.8, part: 'lead', pitchMidi: 72, atBeat: 1.5, durationBeats: 0.4 }));
    await time.advance(2);
    const told = instruments.sent
      .filter(({ bytes }) => bytes[0]! < 0xb0)
      .map(({ bytes, atSeconds }) => `${Math.round(atSeconds * 1000)} ${Buffer.from(bytes).toString('hex')}`);
    expect(told.slice(0, 8)).toEqual([
      ...['1000 99247f', '1000 933c59', '1125 892400', '1200 924859', '1300 824800'],
      ...['1550 924859', '1800 833c00', '1800 824800'],
    ]);
    expect(told.slice(8)).toEqual(['1800 924859', '2000 824800']);
    await output.close();
  });

  it('is a clock of 24 a beat that starts, stops and goes on where it was', async () => {
    const { time, output, tell, instruments, hex } = await stage();
    instruments.sent.length = 0;
    tell({ kind: 'started', frame: 0, atSeconds: 0.1, beat: 0 });
    // The tempo turns: 0.5 s, 0.48 s, then 0.53 s. Each is known a tenth of a second before.
    const beats = [0.1, 0.6, 1.08, 1.61];
    for (const [beat, atSeconds] of beats.entries()) {
      await time.advance(Math.max(0, atSeconds - 0.1 - time.nowSeconds()));
      tell(beatEvent(beat, atSeconds));
    }
    tell({ kind: 'stopped', frame: 0, atSeconds: 1.7, beat: 3 });
    await time.advance(1);
    const clocks = instruments.sent
      .filter(({ bytes }) => bytes[0] === 0xf8)
      .map(({ atSeconds }) => atSeconds);
    for (const [beat, atSeconds] of beats.entries()) expect(clocks[24 * beat]).toBeCloseTo(atSeconds, 3);
    const gaps = clocks.slice(1).map((atSeconds, i) => atSeconds - clocks[i]!);
    expect(Math.min(...gaps)).toBeGreaterThan(0.01);
    expect(Math.max(...gaps)).toBeLessThan(0.03);
    expect(hex()[0]).toBe('fa');
    expect(hex().at(-1)).toBe('fc');
    instruments.sent.length = 0;
    tell({ kind: 'started', frame: 0, atSeconds: 3, beat: 8 });
    tell(beatEvent(8, 3));
    await time.advance(2.5);
    expect(hex().slice(0, 3)).toEqual(['f22000', 'fb', 'f8']);
    await output.close();
  });

  it('ends every note that was begun, whatever comes', async () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('note' as const),
        inMs: fc.integer({ min: -100, max: 300 }),
        pitchMidi: fc.integer({ min: 60, max: 63 }),
        durationBeats: fc.double({ min: 0.05, max: 8, noNaN: true }),
        goesOn: fc.boolean(),
      }),
      fc.record({ kind: fc.constant('beat' as const), inMs: fc.integer({ min: -100, max: 300 }) }),
      fc.constantFrom(
        { kind: 'stopped' as const },
        { kind: 'started' as const },
        { kind: 'gone' as const },
        { kind: 'back' as const },
      ),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 700 }) }),
      fc.record({ kind: fc.constant('delay' as const), ms: fc.integer({ min: -100, max: 1000 }) }),
    );
    const run = fc.asyncProperty(fc.array(step, { maxLength: 50 }), fc.boolean(), async (steps, closes) => {
      const { time, output, tell, instruments } = await stage();
      let beat = 0;
      for (const next of steps) {
        const inMs = 'inMs' in next ? next.inMs : 100;
        const atSeconds = time.nowSeconds() + inMs / 1000;
        if (next.kind === 'note') tell(noteEvent({ ...next, kind: 'note', atBeat: beat, atSeconds }));
        else if (next.kind === 'beat') tell(beatEvent(beat++, atSeconds));
        else if (next.kind === 'stopped' || next.kind === 'started')
          tell({ kind: next.kind, frame: 0, atSeconds, beat });
        else if (next.kind === 'gone') instruments.unplug('Synth');
        else if (next.kind === 'back') instruments.plug('Synth');
        else if (next.kind === 'delay') output.setDelay!(next.ms, 0, { atOnce: true });
        else await time.advance(next.ms / 1000);
      }
      instruments.plug('Synth');
      if (!closes) {
        tell({ kind: 'stopped', frame: 0, atSeconds: time.nowSeconds(), beat });
        await time.advance(2);
        expect(notesOf(instruments.sent).sounding).toEqual([]);
      }
      await output.close();
      expect(notesOf(instruments.sent)).toMatchObject({ sounding: [] });
      expect(output.health().gauges.sounding).toBe(0);
      expect(time.pending).toBe(0);
    });
    await fc.assert(run, { numRuns: 60 });
  });

  it('is silent while muted, and its clock goes on', async () => {
    const { time, session, output, tell, instruments, hex } = await stage();
    const notes = () => notesOf(instruments.sent);
    tell(beatEvent(0, 0));
    tell(noteEvent({ atSeconds: 0, durationBeats: 4 }));
    expect(notes().sounding).toHaveLength(1);
    session.tell('moment', momentEvent({ muted: true }));
    expect(notes().sounding).toEqual([]);
    tell(noteEvent({ atSeconds: 0, durationBeats: 4 }));
    instruments.sent.length = 0;
    await time.advance(0.4);
    expect(new Set(hex())).toEqual(new Set(['f8']));
    session.tell('moment', momentEvent({}));
    tell(noteEvent({ atSeconds: 0.4, durationBeats: 4 }));
    expect(notes().sounding).toHaveLength(1);
    await output.close();
    expect(notes().sounding).toEqual([]);
    expect(time.pending).toBe(0);
  });

  it('goes to the named port, once it is there and when it is back, and says so', async () => {
    const { time, output, tell, instruments } = await stage('keys', 'Midi Through Port-0', 'Synth');
    expect(output.health()).toMatchObject({
      status: 'degraded',
      detail: 'no MIDI output with "keys" in its name; it may be plugged in later',
    });
    instruments.plug('My Keys');
    await time.advance(2);
    expect(output.health()).toMatchObject({ status: 'ok', detail: 'plays to My Keys' });
    instruments.unplug('My Keys');
    tell(noteEvent({ atSeconds: time.nowSeconds() }));
    expect(output.health().gauges.sounding).toBe(0);
    expect(output.health()).toMatchObject({
      status: 'degraded',
      detail: 'My Keys takes no more (it is gone); it is opened again',
    });
    instruments.plug('My Keys');
    await time.advance(2);
    expect(output.health().status).toBe('ok');
    await output.close();
    const first = await stage('', 'Midi Through Port-0', 'RtMidi Input Client', 'Synth');
    expect(first.output.health().detail).toBe('plays to Synth');
    await first.output.close();
  });

  it('needs a library, and says so where it is not', async () => {
    const time = new ManualTime();
    const session = createSession({ clock: time, log: { error() {} } });
    const tools = { name: 'midi', isAsked: true, clock: time, timers: time, session };
    let tries = 0;
    const output = createMidiOutput({ port: '', delayMs: 0 }, tools, () => {
      tries += 1;
      return Promise.reject(new Error('Cannot find package'));
    });
    await time.advance(61);
    expect(output.health()).toMatchObject({
      status: 'failed',
      detail: 'MIDI needs the package @julusian/midi',
    });
    expect(tries).toBe(3);
    await output.close();
    expect(time.pending).toBe(0);
  });
});

const hasSequencer = existsSync('/dev/snd/seq');
const library = await import('@julusian/midi').catch(() => undefined);
requireInstalled('libasound2', library !== undefined);

describe('the machine', () => {
  it.skipIf(!hasSequencer || !library)('is heard at a real input', async () => {
    const input = new library!.default.Input();
    const heard: (readonly number[])[] = [];
    input.on('message', (_, bytes) => heard.push(bytes));
    input.openVirtualPort('Tactus hears');
    const { output, tell } = openEventOutput(midiOutput, { port: 'Tactus hears' });
    await eventually(() => output.health().status === 'ok', 'open');
    tell(noteEvent({ atSeconds: monotonicClock.nowSeconds() }));
    await output.close();
    await eventually(() => heard.some(([status]) => status === 0x82), 'the end of the note');
    input.closePort();
    input.destroy();
  });

  it.skipIf(hasSequencer || !library)('without a sequencer says so, and goes on looking', async () => {
    const { output } = openEventOutput(midiOutput, {});
    await eventually(() => output.health().status === 'degraded', 'degraded');
    expect(output.health().detail).toMatch(/^no MIDI \(.*\); next try in 2 s$/);
    await output.close();
  });
});
