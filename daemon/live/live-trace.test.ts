import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Played } from '../session/events.ts';
import { createGrowingFile, type GrowingFile } from '../system/files/growing-file.ts';
import { createLiveTrace, cutTornLine } from './live-trace.ts';

/** A file on a disk with room for two lines. */
function smallDisk(): GrowingFile & { readonly lines: string[]; readonly synced: string[]; ended: string } {
  const lines: string[] = [];
  return {
    lines,
    synced: [],
    recovered: [],
    ended: '',
    append(chunk) {
      if (lines.length === 2) throw new Error('no space left on device');
      lines.push(String(chunk));
    },
    settle: () => {},
    overwrite: () => {},
    sync(disk) {
      this.synced.push(disk);
    },
    get length() {
      return lines.join('').length;
    },
    finish() {
      this.ended = 'finished';
    },
    setAside: () => [],
    discard() {
      this.ended = 'discarded';
    },
  };
}
const beat = (n: number): Played => ({
  event: { kind: 'beat', atSeconds: n, frame: 0, beat: n, tempoBpm: 120 },
  bar: undefined,
});

describe('the trace of a live run', () => {
  it('ends where the disk is full, says so and throws nothing into the music', () => {
    const file = smallDisk();
    const trace = createLiveTrace(file, { nowSeconds: () => 5 }, 0);
    expect(trace.health().status).toBe('ok');
    for (let n = 0; n < 4; n++) trace.recorder.played(beat(n));
    expect(file.lines).toHaveLength(2);
    expect(trace.health()).toMatchObject({ status: 'failed', detail: 'no space left on device' });
    trace.close();
    expect(file.ended).toBe('finished');
  });

  it('comes to rest on the disk every 30 s, without waiting for it', () => {
    const file = smallDisk();
    let nowSeconds = 5;
    const trace = createLiveTrace(file, { nowSeconds: () => nowSeconds }, 0);
    trace.recorder.played(beat(0));
    trace.settle();
    expect(file.synced).toEqual([]);
    nowSeconds += 31;
    trace.settle();
    expect(file.synced).toEqual(['soon']);
  });

  it('outlives the process, once it is settled, with what waits for the end of a long note', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tactus-trace-'));
    try {
      const path = join(folder, 'a.jsonl');
      const file = createGrowingFile(path, cutTornLine);
      const trace = createLiveTrace(file, { nowSeconds: () => 5 }, 0);
      const said = (): string[] => {
        const text = readFileSync(join(folder, readdirSync(folder)[0]!), 'utf8');
        return text
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line).kind);
      };
      const note = (kind: 'begins' | 'goesOn', atBeat: number): Played => ({
        event: {
          kind: 'note',
          atSeconds: atBeat,
          frame: 0,
          barIndex: 0,
          atBeat,
          durationBeats: 30,
          pitchMidi: 60,
          velocity01: 0.5,
          part: 'pad',
          source: 'model',
          goesOn: kind === 'goesOn',
        },
        bar: undefined,
      });
      trace.recorder.played(beat(0));
      trace.recorder.played(note('begins', 1));
      for (let n = 2; n < 20; n++) trace.recorder.played(beat(n));
      trace.settle();
      expect(said()).toEqual(['beat', 'note', ...Array(18).fill('beat')]);
      trace.recorder.played(note('goesOn', 31));
      for (let n = 31; n < 70; n++) trace.recorder.played(beat(n));
      trace.settle();
      expect(said()).toHaveLength(59);
      trace.close();
      expect(readdirSync(folder)).toEqual(['a.jsonl']);
      expect(said()).toHaveLength(59);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('leaves no empty file behind', () => {
    const file = smallDisk();
    createLiveTrace(file, { nowSeconds: () => 5 }, 0).close();
    expect(file.ended).toBe('discarded');
  });
});
