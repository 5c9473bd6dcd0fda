import { describe, expect, it } from 'vitest';
import type { NoteEvent } from '../player/shared/event-ring.ts';
import { readJournal } from '../sensors/replay/journal.ts';
import { createTraceRecorder } from './trace-recorder.ts';

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
  readonly recorder: ReturnType<typeof createTraceRecorder>;
  readonly lines: () => Record<string, unknown>[];
} {
  let text = '';
  const recorder = createTraceRecorder((more) => {
    text += more;
  });
  return {
    recorder,
    lines: () =>
      text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe('the trace of what was played', () => {
  it('has a note that is tied over bar lines once, as long as it is heard', () => {
    const { recorder, lines } = record();
    recorder.played(
      [note(3, 1), beat(4), note(4, 4, { goesOn: true }), note(5, 1, { part: 'bass' })],
      () => undefined,
    );
    expect(lines()).toEqual([]);
    recorder.played([beat(8), note(8, 0.5, { goesOn: true }), beat(9)], () => undefined);
    expect(lines().map(({ kind, atBeat, durationBeats }) => [kind, atBeat, durationBeats])).toEqual([
      ['note', 3, 5.5],
      ['beat', undefined, undefined],
      ['note', 5, 1],
      ['beat', undefined, undefined],
      ['beat', undefined, undefined],
    ]);
  });

  it('ends a note where it is struck again', () => {
    const { recorder, lines } = record();
    recorder.played([note(0, 2), note(1, 1), beat(3)], () => undefined);
    expect(lines().map(({ durationBeats }) => durationBeats)).toEqual([1, 1, undefined]);
  });

  it('keeps no line when the music ends', () => {
    const { recorder, lines } = record();
    recorder.played([note(0, 4)], () => undefined);
    recorder.played([{ kind: 'stopped', frame: 0, atSeconds: 1, beat: 2 }], () => undefined);
    expect(lines()).toHaveLength(1);
    recorder.played([note(8, 4)], () => undefined);
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
