import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Part, parts } from '../score/note.ts';
import { type NoteSink, Sequencer } from './sequencer.ts';
import { BarStoreReader, BarStoreWriter, type PlayableBar } from './shared/bar-store.ts';
import { testBar, testNote } from './testing/bars.ts';

/** Writes down what it is told and holds every note to its rules. */
class Listener implements NoteSink {
  readonly log: string[] = [];
  readonly sounding = new Set<string>();
  beat = 0;

  noteOn(part: number, pitchMidi: number, velocity: number): void {
    const name = `${parts[part]} ${pitchMidi}`;
    expect(this.sounding.has(name), `${name} begins while it sounds`).toBe(false);
    expect(velocity).toBeGreaterThanOrEqual(1);
    this.sounding.add(name);
    this.log.push(`${this.beat.toFixed(2)} on ${name}`);
  }
  noteOff(part: number, pitchMidi: number): void {
    const name = `${parts[part]} ${pitchMidi}`;
    expect(this.sounding.delete(name), `${name} ends without sounding`).toBe(true);
    this.log.push(`${this.beat.toFixed(2)} off ${name}`);
  }
  barBegins(bar: PlayableBar): void {
    this.log.push(`${this.beat.toFixed(2)} bar ${bar.index}.${bar.generation}`);
  }
  noteBegan(): void {}
  barIsLate(barIndex: number): void {
    this.log.push(`${this.beat.toFixed(2)} late ${barIndex}`);
  }
}

function setUp(): {
  store: BarStoreWriter;
  sequencer: Sequencer;
  listener: Listener;
  playTo: (beat: number) => void;
} {
  const store = new BarStoreWriter();
  const listener = new Listener();
  const sequencer = new Sequencer(new BarStoreReader(store.buffers), listener);
  const playTo = (beat: number): void => {
    // Sixteenths of a beat, as many steps of a block would be.
    for (; listener.beat <= beat + 1e-9; listener.beat += 1 / 16) {
      sequencer.prepare(listener.beat);
      if (sequencer.nextEventBeat() <= listener.beat && !sequencer.hasEnded(listener.beat))
        sequencer.play(listener.beat);
    }
  };
  return { store, sequencer, listener, playTo };
}

describe('the sequencer', () => {
  it('plays bars in order, each note on and off', () => {
    const { store, listener, playTo } = setUp();
    store.put(
      testBar({ index: 0, notes: [testNote({ atBeat: 0 }), testNote({ atBeat: 1, durationBeats: 4 })] }),
    );
    store.put(testBar({ index: 1, notes: [testNote({ atBeat: 4.5, part: 'bass', pitchMidi: 40 })] }));
    playTo(6);
    expect(listener.log).toEqual([
      '0.00 bar 0.0',
      '0.00 on lead 72',
      '0.50 off lead 72',
      '1.00 on lead 72',
      '4.00 bar 1.0',
      '4.50 on bass 40',
      '5.00 off bass 40',
      '5.00 off lead 72',
    ]);
  });

  it('does not strike again what is tied over the bar line, unless it does not sound', () => {
    const { store, listener, playTo } = setUp();
    store.put(testBar({ index: 0, notes: [testNote({ atBeat: 3, durationBeats: 1 })] }));
    store.put(
      testBar({
        index: 1,
        notes: [
          testNote({ atBeat: 4, durationBeats: 2, tied: true }),
          testNote({ atBeat: 4, durationBeats: 1, part: 'bass', pitchMidi: 40, tied: true }),
        ],
      }),
    );
    playTo(7);
    expect(listener.log).toEqual([
      '0.00 bar 0.0',
      '3.00 on lead 72',
      '4.00 bar 1.0',
      '4.00 on bass 40',
      '5.00 off bass 40',
      '6.00 off lead 72',
    ]);
  });

  it('ends a pitch before beginning it again', () => {
    const { store, listener, playTo } = setUp();
    const notes = [testNote({ atBeat: 0, durationBeats: 3 }), testNote({ atBeat: 1, durationBeats: 0.5 })];
    store.put(testBar({ index: 0, notes }));
    playTo(3.5);
    expect(listener.log.slice(1)).toEqual([
      '0.00 on lead 72',
      '1.00 off lead 72',
      '1.00 on lead 72',
      '1.50 off lead 72',
    ]);
  });

  it('plays a humanised note before its bar line', () => {
    const { store, listener, playTo } = setUp();
    store.put(testBar({ index: 0 }));
    store.put(testBar({ index: 1, notes: [testNote({ atBeat: 3.9375 })] }));
    playTo(4);
    expect(listener.log).toEqual(['0.00 bar 0.0', '3.94 on lead 72', '4.00 bar 1.0']);
  });

  it('takes a newer generation until the bar begins, and never after', () => {
    const { store, listener, playTo } = setUp();
    store.put(testBar({ index: 0 }));
    store.put(testBar({ index: 1, notes: [testNote({ atBeat: 4 })] }));
    playTo(3.75);
    store.put(testBar({ index: 1, generation: 1, notes: [testNote({ atBeat: 4, pitchMidi: 60 })] }));
    playTo(4);
    store.put(testBar({ index: 1, generation: 2, notes: [testNote({ atBeat: 5, pitchMidi: 50 })] }));
    playTo(6);
    expect(listener.log).toEqual(['0.00 bar 0.0', '4.00 bar 1.1', '4.00 on lead 60', '4.50 off lead 60']);
  });

  it('says once that a bar is late, then enters it where the music is', () => {
    const { store, sequencer, listener, playTo } = setUp();
    store.put(testBar({ index: 0 }));
    playTo(5);
    store.put(testBar({ index: 1, notes: [testNote({ atBeat: 4 }), testNote({ atBeat: 6 })] }));
    playTo(7);
    expect(listener.log).toEqual([
      '0.00 bar 0.0',
      '4.00 late 1',
      '5.06 bar 1.0',
      '6.00 on lead 72',
      '6.50 off lead 72',
    ]);
    expect(sequencer.lateBars).toBe(1);
  });

  it('skips bars that were missed altogether', () => {
    const { store, listener, playTo } = setUp();
    store.put(testBar({ index: 0 }));
    playTo(9);
    for (const index of [1, 2]) store.put(testBar({ index, notes: [testNote({ atBeat: index * 4 + 2 })] }));
    playTo(10.25);
    expect(listener.log).toEqual(['0.00 bar 0.0', '4.00 late 1', '9.06 bar 2.0', '10.00 on lead 72']);
  });

  it('ends after the next bar when asked to stop', () => {
    const { store, sequencer, listener, playTo } = setUp();
    for (const index of [0, 1, 2])
      store.put(testBar({ index, notes: [testNote({ atBeat: index * 4, durationBeats: 9 })] }));
    playTo(1);
    sequencer.endAfterNextBar();
    playTo(7.9);
    expect(sequencer.hasEnded(7.9)).toBe(false);
    expect(sequencer.hasEnded(8)).toBe(true);
    sequencer.reset();
    expect(listener.sounding.size).toBe(0);
    expect(sequencer.nextBarIndex).toBe(2);
    expect(listener.log.some((line) => line.includes('bar 2'))).toBe(false);
  });

  it('leaves no note hanging, whatever bars come and whenever', () => {
    const note = fc.record({
      offset: fc.double({ min: -0.1, max: 3.99, noNaN: true }),
      durationBeats: fc.double({ min: 0.001, max: 12, noNaN: true }),
      pitchMidi: fc.integer({ min: 60, max: 64 }),
      part: fc.constantFrom<Part>('bass', 'lead', 'drums'),
      velocity01: fc.double({ min: 0.001, max: 1, noNaN: true }),
    });
    const bar = fc.record({
      notes: fc.array(note, { maxLength: 30 }),
      putAtBeat: fc.double({ min: -8, max: 6, noNaN: true }),
      revoked: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(bar, { minLength: 1, maxLength: 8 }),
        fc.double({ min: 1, max: 30, noNaN: true }),
        (bars, stopAt) => {
          const { store, sequencer, listener, playTo } = setUp();
          const written = new Set<number>();
          for (let beat = 0; beat < stopAt; beat += 0.25) {
            bars.forEach(({ notes, putAtBeat, revoked }, index) => {
              if (written.has(index) || index * 4 + putAtBeat > beat) return;
              written.add(index);
              const startBeat = index * 4;
              store.put(
                testBar({ index, notes: notes.map((n) => testNote({ ...n, atBeat: startBeat + n.offset })) }),
              );
              if (revoked) store.revokeFrom(index + 1);
            });
            playTo(beat);
          }
          sequencer.reset();
          expect(listener.sounding.size).toBe(0);
          const ons = listener.log.filter((line) => line.includes(' on ')).length;
          expect(listener.log.filter((line) => line.includes(' off '))).toHaveLength(ons);
        },
      ),
      { numRuns: 150 },
    );
  });
});
