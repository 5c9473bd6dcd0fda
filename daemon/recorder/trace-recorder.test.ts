import { describe, expect, it } from 'vitest';
import type { NoteEvent, PlayerEvent } from '../player/shared/event-ring.ts';
import { readJournal } from '../sensors/replay/journal.ts';
import { createTraceRecorder, type TraceRecorder } from './trace-recorder.ts';

const note = (atBeat: number, durationBeats: number, more: Partial<NoteEvent> = {}): NoteEvent => ({
  kind: 'note',
  frame: 0,
  atSeconds: atBeat / 2,
  barIndex: Math.floor(atBeat / 4),
  part: 'lead',
  atBeat,
  durationBeats,
  pitchMidi: 72,
  velocity01: 0.7,
  source: 'model',
  goesOn: false,
  ...more,
});
const beat = (n: number) => ({ kind: 'beat' as const, frame: 0, atSeconds: n / 2, beat: n, tempoBpm: 120 });

function record(): {
  readonly recorder: TraceRecorder;
  readonly play: (...events: readonly PlayerEvent[]) => void;
  readonly lines: () => Record<string, unknown>[];
} {
  let text = '';
  const recorder = createTraceRecorder((more) => {
    text += more;
  });
  return {
    recorder,
    play: (...events) => {
      for (const event of events) recorder.played({ event, bar: undefined });
    },
    lines: () =>
      text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe('the trace of what was played', () => {
  it('has a note that is tied over bar lines once, as long as it is heard', () => {
    const { play, lines } = record();
    play(note(3, 1), beat(4), note(4, 4, { goesOn: true }), note(5, 1, { part: 'bass' }));
    expect(lines()).toEqual([]);
    play(beat(8), note(8, 0.5, { goesOn: true }), beat(9));
    expect(lines().map(({ kind, atBeat, durationBeats }) => [kind, atBeat, durationBeats])).toEqual([
      ['note', 3, 5.5],
      ['beat', undefined, undefined],
      ['note', 5, 1],
      ['beat', undefined, undefined],
      ['beat', undefined, undefined],
    ]);
  });

  it('ends a note where it is struck again', () => {
    const { play, lines } = record();
    play(note(0, 2), note(1, 1), beat(3));
    expect(lines().map(({ durationBeats }) => durationBeats)).toEqual([1, 1, undefined]);
  });

  it('keeps no line when the music ends', () => {
    const { recorder, play, lines } = record();
    play(note(0, 4));
    play({ kind: 'stopped', frame: 0, atSeconds: 1, beat: 2 });
    expect(lines()).toHaveLength(1);
    play(note(8, 4));
    recorder.end();
    expect(lines()).toHaveLength(2);
  });

  it('can be replayed when a reading is older than the session', () => {
    let text = '';
    const recorder = createTraceRecorder((more) => {
      text += more;
    }, 1000);
    for (const atSeconds of [999.5, 1001])
      recorder.reading({ kind: 'heartRate', sensorId: 'mqtt', atSeconds, heartRateBpm: 140 });
    expect(text).not.toContain('"atSeconds":-');
    expect([...readJournal('live.jsonl', text).readings].map(({ atSeconds }) => atSeconds)).toEqual([0, 1]);
  });
});
