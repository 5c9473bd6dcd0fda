import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLeader } from './leader.ts';
import { offBeats, retimed, type Timeline } from './timeline.ts';

/** Link's clock as it is beside ours here. */
const aheadMicros = 7_654_321;

/** A session that does what it is told, as far as it concerns beats. */
function lead({ startStop = false, offsetMs = 0 } = {}) {
  let nowSeconds = 100;
  const told: string[] = [];
  let session: Timeline = { startMicros: 0, microsPerBeat: 500_000 };
  const microsAt = (seconds: number): number => seconds * 1e6 + aheadMicros;
  const leader = createLeader({
    ...{ microsAt, nowSeconds: () => nowSeconds, offsetMs, startStop },
    say(command) {
      told.push(command);
      const [name, first = '', second = ''] = command.split(' ');
      if (name === 'bpm')
        session = retimed(session, Math.round(60e6 / Number(first)), Math.round(microsAt(nowSeconds)));
      if (name === 'force-beat-at-time') {
        const off = offBeats(session, Number(second), Number(first));
        session = { ...session, startMicros: Math.round(session.startMicros + off * session.microsPerBeat) };
      }
    },
  });
  leader.timeline = session;
  return {
    leader,
    told,
    /** A beat that is heard 120 ms from then; the session says how it is. */
    beat(beat: number, heardSeconds: number, tempoBpm: number): void {
      nowSeconds = heardSeconds - 0.12;
      leader.timeline = session;
      leader.beat({ beat, atSeconds: heardSeconds, tempoBpm });
    },
    /** Where in the bar the session is at a second, ms from where it should be. */
    offMsAt: (seconds: number, place: number): number =>
      (offBeats(session, microsAt(seconds), place) * session.microsPerBeat) / 1000,
    get tempoBpm() {
      return 60e6 / session.microsPerBeat;
    },
  };
}

describe('a session that is led', () => {
  it('is told nothing before a bar is known, nor while nobody is there', () => {
    const stage = lead();
    stage.beat(0, 101, 120);
    expect(stage.told).toEqual([]);
    stage.leader.bar(0);
    stage.leader.forget();
    stage.leader.beat({ beat: 1, atSeconds: 101.5, tempoBpm: 165 });
    expect(stage.told).toEqual([]);
  });

  it('has the tempo and the bars of the music, whatever these do, within 3 ms at each beat', () => {
    const turns = fc.array(fc.double({ min: 0.972, max: 1.029, noNaN: true }), {
      minLength: 8,
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.double({ min: 60, max: 240, noNaN: true }), fc.nat(7), turns, (first, bar, ratios) => {
        const stage = lead();
        stage.leader.bar(bar);
        let [tempoBpm, heardSeconds] = [first, 101];
        for (const [index, ratio] of ratios.entries()) {
          const beat = bar + index;
          stage.beat(beat, heardSeconds, tempoBpm);
          expect(Math.abs(stage.tempoBpm - tempoBpm)).toBeLessThan(0.1);
          expect(Math.abs(stage.offMsAt(heardSeconds, index % 4))).toBeLessThanOrEqual(3.01);
          heardSeconds += 60 / tempoBpm;
          tempoBpm = Math.min(240, Math.max(60, tempoBpm * ratio));
        }
        // Once a beat at most.
        const moves = stage.told.filter((command) => command.startsWith('force'));
        expect(moves.length).toBeLessThanOrEqual(ratios.length);
        expect(stage.leader.moves).toBe(moves.length);
      }),
    );
  });

  it('is left alone while it is right', () => {
    const stage = lead();
    stage.leader.bar(8);
    for (let beat = 8; beat < 40; beat += 1) stage.beat(beat, 101 + (beat - 8) * 0.4, 150);
    expect(stage.told).toHaveLength(2);
    expect(stage.told[0]).toBe('bpm 150.000000');
    expect(stage.told[1]).toMatch(/^force-beat-at-time 0 108654321 4$/);
  });

  it('is so much later as it is to be', () => {
    const stage = lead({ offsetMs: 50 });
    stage.leader.bar(0);
    stage.beat(0, 101, 150);
    expect(stage.offMsAt(100.95, 0)).toBeCloseTo(0, 2);
  });

  it('is told when the music begins and ends, once each, and again by who comes back', () => {
    const stage = lead({ startStop: true });
    stage.leader.bar(0);
    stage.beat(0, 101, 150);
    stage.beat(1, 101.4, 150);
    stage.leader.stop(103);
    stage.leader.stop(103);
    const transport = () => stage.told.filter((command) => /playing/.test(command));
    expect(transport()).toEqual(['start-playing 108654321', 'stop-playing 110654321']);
    stage.leader.bar(0);
    stage.beat(0, 105, 150);
    stage.leader.forget();
    stage.beat(1, 105.4, 150);
    expect(transport().slice(2)).toEqual(['start-playing 112654321', 'start-playing 113054321']);
  });
});

it('a timeline goes on where it is at another tempo', () => {
  const timeline: Timeline = { startMicros: 1000, microsPerBeat: 500_000 };
  const next = retimed(timeline, 400_000, 9_001_000);
  // Beat 18, the third of its bar, and 19.
  expect(offBeats(next, 9_001_000, 2)).toBeCloseTo(0);
  expect(offBeats(next, 9_401_000, 3)).toBeCloseTo(0);
});
