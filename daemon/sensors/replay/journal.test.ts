import { describe, expect, it } from 'vitest';
import type { SensorReading } from '../reading.ts';
import { simulate } from '../simulate/simulate.ts';
import { expectTactusError, readingsUntil } from '../testing/expect.ts';
import { readingToTrace, readJournal } from './journal.ts';

const toText = (lines: readonly unknown[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

describe('readJournal', () => {
  it('gives back exactly what was written', () => {
    const others: SensorReading[] = [
      { kind: 'note', sensorId: 'midi', atSeconds: 21, pitchMidi: 60, velocity01: 0.5, on: true },
      { kind: 'control', sensorId: 'osc', atSeconds: 21, name: 'scene/energy', value01: 0.5 },
      { kind: 'acceleration', sensorId: 'iio', atSeconds: 21.5, xMps2: 0, yMps2: 9.8, zMps2: -1 },
      { kind: 'power', sensorId: 'pod', atSeconds: 22, powerWatts: 260 },
    ];
    const readings = [...readingsUntil(simulate('easy', 3), 20), ...others];
    expect([...readJournal('a.jsonl', toText(readings.map(readingToTrace))).readings]).toEqual(readings);
  });

  it("speaks DESIGN's words", () => {
    expect(readingToTrace({ kind: 'cadence', sensorId: 'fit', atSeconds: 12, cadenceSpm: 168 })).toEqual({
      kind: 'reading',
      atSeconds: 12,
      sensorId: 'fit',
      reading: 'cadence',
      cadenceSpm: 168,
    });
    const text = toText([
      { kind: 'step', atSeconds: 12.31 },
      { kind: 'note', atSeconds: 12.4, pitchMidi: 60 },
      { kind: 'beat', atSeconds: 14, beat: 3 },
    ]);
    const recording = readJournal('a.jsonl', text);
    expect([...recording.readings]).toEqual([{ kind: 'step', sensorId: 'steps', atSeconds: 12.31 }]);
    expect(recording.durationSeconds).toBe(14);
  });

  it('has what somebody wished, but what a sensor heard: that stands there as its reading', () => {
    const text = toText([
      { kind: 'session', startedAt: '2026-11-27T18:40:03.000Z' },
      { kind: 'command', atSeconds: 0, command: { playing: true } },
      { kind: 'reading', atSeconds: 1, sensorId: 'keys', reading: 'control', name: 'skip', value01: 1 },
      { kind: 'command', atSeconds: 1, sensorId: 'keys', command: { cue: 'skip' } },
    ]);
    const { wishes, readings } = readJournal('a.jsonl', text);
    expect(wishes).toEqual([{ atSeconds: 0, wish: { playing: true } }]);
    expect([...readings]).toHaveLength(1);
  });

  it('takes what was true before the beginning for the beginning', () => {
    const early = { kind: 'reading', atSeconds: -0.5, sensorId: 'x', reading: 'speed', speedMps: 3 };
    const recording = readJournal(
      'a.jsonl',
      toText([early, { ...early, atSeconds: 2 }, { kind: 'step', atSeconds: -1 }]),
    );
    expect([...recording.readings].map(({ atSeconds }) => atSeconds)).toEqual([0, 0, 2]);
  });

  it('refuses to last for ever, whatever line says so', async () => {
    const reading = { kind: 'reading', atSeconds: 1, sensorId: 'x', reading: 'speed', speedMps: 3 };
    for (const line of [
      { kind: 'body', atSeconds: 1e12 },
      { ...reading, atSeconds: 9e8 },
    ]) {
      const text = toText([reading, line]);
      await expectTactusError(() => readJournal('a.jsonl', text), 'badData', /its clock cannot be right/);
    }
  });

  it('names the line that is wrong', async () => {
    const good = { kind: 'reading', atSeconds: 1, sensorId: 'x', reading: 'speed', speedMps: 3 };
    const impossible = toText([good, { ...good, speedMps: 99 }, good]);
    await expectTactusError(() => readJournal('a.jsonl', impossible), 'badData', /understood in line 2/);
    await expectTactusError(() => readJournal('a.jsonl', '\n'), 'badData', /no readings/);
    await expectTactusError(() => readJournal('a.jsonl', '[1]\n'), 'badData', /line 1/);
  });

  it('reads what is cut off to its last whole line', async () => {
    const step = { kind: 'step', atSeconds: 1 };
    const whole = toText([step, { ...step, atSeconds: 2 }]);
    for (const text of [whole.slice(0, -8), `${toText([step])}\0\0\0\0`]) {
      const recording = readJournal('a.jsonl', text);
      expect(recording.durationSeconds).toBe(1);
      expect(recording.remarks).toEqual([expect.stringMatching(/cut off/)]);
    }
    expect(readJournal('a.jsonl', whole.trimEnd())).toMatchObject({ durationSeconds: 2, remarks: [] });
    await expectTactusError(() => readJournal('a.jsonl', '{"kind":"st'), 'badData', /no readings/);
  });
});
