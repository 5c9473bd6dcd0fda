import { describe, expect, it } from 'vitest';
import type { Played } from '../session/events.ts';
import type { GrowingFile } from '../system/files/growing-file.ts';
import { createLiveTrace } from './live-trace.ts';

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
    expect(file.synced).toEqual([]);
    nowSeconds += 31;
    trace.recorder.played(beat(1));
    expect(file.synced).toEqual(['soon']);
  });

  it('leaves no empty file behind', () => {
    const file = smallDisk();
    createLiveTrace(file, { nowSeconds: () => 5 }, 0).close();
    expect(file.ended).toBe('discarded');
  });
});
