import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openRecording } from '../daemon/sensors/replay/recording.ts';
import { encodeFit } from '../daemon/sensors/testing/fit-file.ts';
import { tactus, temporaryFolder } from './support/cli.ts';
import { checkSources, cutRecording, longestSilence, planRemovals } from './support/removed-sensors.ts';
import { beatFaults, rateFaults, silenceFaults, Trace } from './support/trace-checks.ts';

/**
 * A run whose sensors are taken away and given back in turn: the music is never silent, its tempo never jumps, and
 * `sources` names what is used. In every run of the tests ten minutes of a made-up run; a real one with
 *
 *     RUN=run.fit npx vitest run tests/sensors-removed
 */
const realRun = process.env.RUN;
const folder = temporaryFolder();
afterAll(folder.remove);

const shortRun = (): string => {
  const samples = Array.from({ length: 420 }, (_, second) => ({
    atSeconds: second,
    stridesPerMinute: 82 + 3 * Math.sin(second / 40),
    speedMps: 2.9 + 0.2 * Math.sin(second / 40),
    heartRateBpm: Math.round(140 + 15 * Math.sin(second / 90)),
  }));
  writeFileSync(folder.at('made-up.fit'), encodeFit({ samples }));
  return folder.at('made-up.fit');
};

describe('a run whose sensors come and go', { timeout: 1_800_000 }, () => {
  it('is never silent, never jumps, and names its sources', async () => {
    if (realRun !== undefined && !existsSync(realRun)) throw new Error(`there is no ${realRun}`);
    const file = realRun ?? shortRun();
    const recording = await openRecording(file);
    const removals = planRemovals(recording.durationSeconds, realRun ? undefined : [12]);
    const cut = folder.at('cut.jsonl');
    writeFileSync(cut, cutRecording(recording, removals));
    const traceFile = folder.at('trace.jsonl');
    const model = realRun ? 'standard' : 'small';
    const ended = await tactus(
      ...['render', '--replay', cut, '--seed', '11', '--trace', traceFile],
      ...['--set', `composer.model=${model}`],
    );
    expect(ended).toMatchObject({ code: 0, stderr: '' });

    const trace = Trace.read(traceFile);
    const beats = trace.of('beat');
    const tempi = beats.map(({ tempoBpm }) => tempoBpm);
    const changes = tempi.slice(1).map((tempo, index) => Math.abs(tempo / (tempi[index] ?? tempo) - 1));
    const { faults, secondsOf } = checkSources(trace);
    const silence = longestSilence(trace);
    const jumps = beatFaults(trace);
    console.log(
      [
        `${new Date().toISOString().slice(0, 10)}  ${basename(file)}, ${(recording.durationSeconds / 60).toFixed(1)} min, ${removals.length} removals`,
        `beats            ${beats.length}, ${Math.min(...tempi).toFixed(1)} to ${Math.max(...tempi).toFixed(1)} a minute`,
        `largest change   ${(100 * Math.max(...changes)).toFixed(2)} % from one beat to the next (at most 3 %)`,
        `longest silence  ${silence.withoutOnset.toFixed(2)} beats without a new note, ${silence.withoutSound.toFixed(2)} with none sounding (at most 4)`,
        `sources          ${faults.length} faults in ${trace.of('body').length} moments`,
        ...Object.entries(secondsOf)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([source, seconds]) => `                 ${source} for ${seconds.toFixed(0)} s`),
      ].join('\n'),
    );
    expect(jumps).toEqual([]);
    expect(rateFaults(trace)).toEqual([]);
    expect(silenceFaults(trace)).toEqual([]);
    expect(silence.withoutSound).toBeLessThanOrEqual(4);
    expect(faults).toEqual([]);
    // Everything was seen: each sensor used, and each away.
    for (const spell of ['heartRate: strap', 'cadence: pod', 'cadence: stride:gps', 'speed: gps'])
      expect(secondsOf[spell], spell).toBeGreaterThan(10);
    for (const quantity of ['heartRate', 'cadence', 'speed'])
      expect(secondsOf[`${quantity}: nothing`], quantity).toBeGreaterThan(3);
  });
});

describe('what is checked', () => {
  const body = (atSeconds: number, sources: Record<string, string>): string =>
    JSON.stringify({
      ...{ kind: 'body', atSeconds, activity: 'running', speedMps: 3, effort01: 0.5, confidence01: 1 },
      sources,
    });
  const reading = (atSeconds: number, sensorId: string): string =>
    JSON.stringify({ kind: 'reading', atSeconds, sensorId, reading: 'heartRate', heartRateBpm: 140 });
  const note = (atBeat: number, durationBeats: number): string =>
    JSON.stringify({
      ...{ kind: 'note', atSeconds: atBeat / 2, atBeat, durationBeats, pitchMidi: 60, velocity01: 0.5 },
      ...{ part: 'lead', source: 'model' },
    });

  it('finds a source that is away, one that is passed over, and silence', () => {
    const seconds = Array.from({ length: 20 }, (_, second) => second);
    const readings = seconds.flatMap((second) => [
      ...(second < 10 ? [reading(second, 'strap')] : []),
      reading(second, 'gps'),
    ]);
    const right = { heartRate: 'strap', speed: 'gps' };
    const bodies = [body(8, right), body(9, { speed: 'gps' }), body(18, right), body(19, { speed: 'gps' })];
    const { faults } = checkSources(new Trace([...readings, ...bodies].join('\n')));
    expect(faults).toEqual([
      expect.stringMatching(/^9 s: the strap is not used/),
      expect.stringMatching(/^18 s: heartRate is said to come from strap, which is away/),
    ]);
    const notes = [note(0, 1), note(1, 8), note(12, 1)];
    expect(longestSilence(new Trace(notes.join('\n')))).toEqual({ withoutOnset: 11, withoutSound: 3 });
  });
});
