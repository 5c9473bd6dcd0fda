import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, describe, expect, it } from 'vitest';
import type { Recording } from '../daemon/sensors/reading.ts';
import { temporaryFolder } from './support/cli.ts';

const built = new URL('../dist/daemon/sensors/replay/recording.js', import.meta.url);
const folder = temporaryFolder();
afterAll(() => folder.remove());

/** A GPX track of one point a second, as watches export it. */
function gpx(points: number): string {
  const lines = Array.from({ length: points }, (_, second) => {
    const time = new Date(Date.UTC(2026, 3, 1) + second * 1000).toISOString();
    const lat = (52.5 + second * 0.000_025).toFixed(6);
    return `<trkpt lat="${lat}" lon="13.4"><ele>34.2</ele><time>${time}</time><extensions><x:hr>150</x:hr></extensions></trkpt>`;
  });
  return `<gpx><trk><trkseg>${lines.join('\n')}</trkseg></trk></gpx>`;
}

describe('a large recording', () => {
  it('is read aside: the main thread goes on meanwhile', async () => {
    expect(existsSync(built), 'npm run build').toBe(true);
    const { openRecording } = (await import(built.href)) as {
      openRecording(path: string): Promise<Recording>;
    };
    await writeFile(folder.at('day.gpx'), gpx(20_000));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const recording = await openRecording(folder.at('day.gpx'));
    delay.disable();
    expect(recording.durationSeconds).toBe(19_999);
    expect([...recording.readings].length).toBeGreaterThan(55_000);
    // All of it takes seconds; a machine that does other things, too, holds us up for a moment now and then.
    expect(delay.percentile(99) / 1e6).toBeLessThan(100);
    const damaged = gpx(2000).replace('</time>', '');
    await writeFile(folder.at('damaged.gpx'), damaged);
    await expect(openRecording(folder.at('damaged.gpx'))).rejects.toMatchObject({ kind: 'badData' });
    await writeFile(folder.at('cut.gpx'), gpx(2000).slice(0, -200));
    const cut = await openRecording(folder.at('cut.gpx'));
    expect(cut.durationSeconds).toBe(1997);
    expect(cut.remarks).toEqual([expect.stringContaining('cut off')]);
  });
});
