import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyState } from '../body/state.ts';
import type { PlayState } from '../score/play-state.ts';
import { createConductor } from './conductor.ts';
import { createTransport, type MusicPosition } from './transport.ts';

const barBeats = 4;

/** A transport with a real conductor, and bars of four beats of which some may be closing. */
function stage(follow: 'auto' | 'manual' = 'auto') {
  const conductor = createConductor({ follow });
  const cues: string[] = [];
  const closing = new Set<number>();
  const transport = createTransport({
    conductor: {
      settings: conductor.settings,
      cue: (kind) => {
        cues.push(kind);
        conductor.cue(kind);
      },
    },
    barOf: (index) => (index < 0 ? undefined : { lengthBeats: barBeats, closing: closing.has(index) }),
  });
  return { transport, cues, closing };
}

const bodyAt = (atSeconds: number, sources: BodyState['sources'] = {}): BodyState => ({
  atSeconds,
  activity: 'unknown',
  effort01: 0,
  confidence01: 0,
  sources,
  ageSeconds: {},
});
const at = (state: PlayState, beat = 0): MusicPosition =>
  state === 'playing' || state === 'stopping'
    ? { state, beat, barIndex: Math.floor(beat / barBeats), nextBarIndex: Math.floor(beat / barBeats) + 1 }
    : { state, beat, nextBarIndex: 0 };

describe('patience', () => {
  it('is kept for a second, then the music begins with what is known, and stays ready', () => {
    const { transport } = stage();
    expect([5, 5.5, 5.9, 6, 6.1].map((seconds) => transport.isReady(bodyAt(seconds)))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it('is not needed when the cadence is known by itself, or the tempo is set by hand', () => {
    expect(stage().transport.isReady(bodyAt(5, { cadence: 'pod' }))).toBe(true);
    expect(stage('manual').transport.isReady(bodyAt(5))).toBe(true);
    const { transport } = stage();
    expect(transport.isReady(bodyAt(5, { cadence: 'stride:gps', speed: 'gps' }))).toBe(false);
    expect(transport.isReady(bodyAt(5.1, { cadence: 'pod' }))).toBe(true);
    expect(transport.isReady(bodyAt(5.2))).toBe(true);
  });
});

describe('play and stop', () => {
  it('want bars from play until the player rests', () => {
    const { transport } = stage();
    expect(transport.advance(0, at('stopped'))).toMatchObject({ playing: false, composes: false });
    transport.play();
    expect(transport.advance(0.1, at('stopped'))).toMatchObject({ playing: true, composes: true });
    transport.stop();
    expect(transport.advance(0.2, at('starting'))).toMatchObject({ playing: false, composes: true });
    expect(transport.advance(0.3, at('stopped'))).toMatchObject({ playing: false, composes: false });
  });

  it('tell how long the first beat has been waited for', () => {
    const { transport } = stage();
    transport.play();
    const waited = (seconds: number, state: PlayState): number | undefined =>
      transport.advance(seconds, at(state)).waitedSeconds;
    expect([waited(1, 'stopped'), waited(1.5, 'starting'), waited(2, 'playing')]).toEqual([
      0,
      0.5,
      undefined,
    ]);
  });

  it('begin anew only what has been played', () => {
    const { transport } = stage();
    transport.play();
    expect(transport.advance(0, at('stopped')).restarts).toBe(false);
    expect(transport.advance(0.1, at('playing')).restarts).toBe(false);
    transport.stop();
    expect(transport.advance(0.2, at('stopped', 8)).restarts).toBe(false);
    transport.play();
    expect(transport.advance(0.3, at('stopped', 8)).restarts).toBe(true);
  });

  it('begin anew once when what plays died, however long it is away', () => {
    const { transport } = stage();
    transport.play();
    const restarts = (...states: readonly PlayState[]): boolean[] =>
      states.map((state, i) => transport.advance(i / 10, at(state)).restarts);
    expect(restarts('stopped', 'starting', 'playing', 'stopped', 'stopped', 'stopped')).toEqual([
      ...[false, false, false],
      ...[true, false, false],
    ]);
    expect(restarts('playing', 'stopped')).toEqual([false, true]);
  });

  it('are told to the conductor once each, and no start before the first stop', () => {
    const { transport, cues } = stage();
    for (const press of ['stop', 'play', 'play', 'stop', 'stop', 'play'] as const) transport[press]();
    expect(cues).toEqual(['stop', 'start']);
  });
});

describe('the close', () => {
  it('lets the player go on until the closing bar is its next', () => {
    const { transport, closing } = stage();
    transport.play();
    transport.advance(0, at('playing', 1));
    transport.stop();
    expect(transport.advance(0.1, at('playing', 1.2)).playing).toBe(true);
    closing.add(2);
    expect(transport.advance(0.2, at('playing', 1.4)).playing).toBe(true);
    expect(transport.advance(0.3, at('playing', 4.1)).playing).toBe(false);
  });

  it('ends after two bars when no closing bar has come', () => {
    const { transport } = stage();
    transport.play();
    transport.stop();
    expect(transport.advance(0, at('playing', 1)).playing).toBe(true);
    expect(transport.advance(1, at('playing', 8.9)).playing).toBe(true);
    expect(transport.advance(2, at('playing', 9)).playing).toBe(false);
  });

  it('is shown as such at once, and its taking back, too', () => {
    const { transport } = stage();
    const states = (['stopped', 'starting', 'playing', 'stopping'] as const).map((state) => ({ state }));
    const shown = (): PlayState[] => states.map((state) => transport.playState(state));
    expect(shown()).toEqual(['stopped', 'stopping', 'stopping', 'stopping']);
    transport.play();
    expect(shown()).toEqual(['starting', 'starting', 'playing', 'starting']);
  });
});

describe('a second stop', () => {
  it('does not wait for the close, and is over with the next play', () => {
    const { transport, cues } = stage();
    transport.play();
    transport.advance(0, at('playing', 1));
    transport.stop();
    expect(transport.advance(0.1, at('playing', 1.2))).toMatchObject({ playing: true, hushed: false });
    transport.stop();
    expect(transport.advance(0.2, at('playing', 1.4))).toMatchObject({ playing: false, hushed: true });
    expect(transport.advance(0.3, at('stopping', 1.6))).toMatchObject({ playing: false, hushed: true });
    transport.stop();
    expect(transport.advance(0.9, at('stopped', 3)).hushed).toBe(true);
    transport.play();
    expect(transport.advance(1, at('stopped', 3))).toMatchObject({
      playing: true,
      hushed: false,
      restarts: true,
    });
    expect(cues).toEqual(['stop', 'start']);
  });
});

describe('nobody there', () => {
  it('brings the music to its close, and to a new beginning when somebody comes', () => {
    const { transport, cues } = stage();
    transport.play();
    transport.advance(0, at('playing', 1));
    transport.rest(true);
    expect(transport.playState(at('playing', 1))).toBe('stopping');
    expect(transport.advance(1, at('playing', 2))).toMatchObject({ playing: true, hushed: false });
    expect(transport.advance(9, at('stopped', 12))).toMatchObject({ playing: false, composes: false });
    transport.rest(true);
    transport.rest(false);
    expect(transport.advance(10, at('stopped', 12))).toMatchObject({ playing: true, restarts: true });
    expect(cues).toEqual(['stop', 'start']);
  });

  it('is not so when somebody plays, and begins nothing that a person stopped', () => {
    const { transport } = stage();
    transport.play();
    transport.rest(true);
    transport.play();
    expect(transport.playState(at('playing'))).toBe('playing');
    transport.rest(true);
    transport.stop();
    expect(transport.advance(0, at('playing', 1))).toMatchObject({ playing: true, hushed: false });
    transport.rest(false);
    expect(transport.playState(at('playing'))).toBe('stopping');
  });
});

describe('whatever is pressed, whenever', () => {
  const press = fc.constantFrom('play' as const, 'stop' as const, undefined);

  it('the player is asked to play while music is wanted, and after a stop never longer than two bars', () => {
    fc.assert(
      fc.property(fc.array(press, { minLength: 1, maxLength: 80 }), (presses) => {
        const { transport, cues } = stage();
        let state: PlayState = 'stopped';
        let beat = 0;
        let wanted = false;
        let stoppedAtBeat: number | undefined;
        presses.forEach((pressed, i) => {
          if (pressed !== undefined) {
            transport[pressed]();
            if (pressed === 'stop' && wanted) stoppedAtBeat = beat;
            wanted = pressed === 'play';
          }
          const step = transport.advance(i / 2, at(state, beat));
          if (wanted) expect(step).toMatchObject({ playing: true, composes: true });
          else if (step.playing) expect(beat - (stoppedAtBeat ?? beat)).toBeLessThan(2 * barBeats);
          // The player: begins at once, ends a bar after it is told, both as slowly as the real one.
          if (state === 'stopped' || state === 'starting') state = step.playing ? 'playing' : 'stopped';
          else if (step.playing) state = 'playing';
          else state = state === 'stopping' ? 'stopped' : 'stopping';
          if (state !== 'stopped') beat += 1;
        });
        expect(cues.filter((cue, i) => cue === cues[i - 1])).toEqual([]);
      }),
    );
  });
});
