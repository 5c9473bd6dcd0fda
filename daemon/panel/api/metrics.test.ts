import { describe, expect, it } from 'vitest';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import { ManualClock } from '../../time/clock.ts';
import { parseMetrics, samplesOf } from '../testing/prometheus.ts';
import { createRehearsalHost } from '../testing/rehearsal-host.ts';
import { printMetrics } from './metrics.ts';

const clock = new ManualClock();
const { state } = createRehearsalHost(clock);
const stations = [
  createStatusKeeper('player', clock).health({
    counters: { lateBlocks: 3 },
    gauges: { worstLatenessMs: -12, voices: 31, loadPercent: 7, fill01: 0.5 },
    texts: { pacedBy: 'ear', synth: 'of "Tin"\n\\ and brass' },
  }),
  createStatusKeeper('alsa:hw:0', clock).health({ gauges: { delayMs: 96, voices: 0 } }),
];
const text = printMetrics(
  state(),
  stations,
  { residentBytes: 1e8, cpuSeconds: 3.5, upSeconds: 60 },
  { listeners: 1, viewers: 2 },
);
const families = parseMetrics(text);

describe('the metrics of stations', () => {
  it('hold as counters only what grows', () => {
    expect(families.get('tactus_station_events_total')).toEqual({
      type: 'counter',
      samples: new Map([['station="player",counter="lateBlocks"', 3]]),
    });
  });

  it('hold each gauge as one, in base units', () => {
    const gauges = samplesOf(families, 'gauge');
    expect(gauges.get('tactus_station_worst_lateness_seconds{station="player"}')).toBe(-0.012);
    expect(gauges.get('tactus_station_load_ratio{station="player"}')).toBe(0.07);
    expect(gauges.get('tactus_station_fill_ratio{station="player"}')).toBe(0.5);
    expect(gauges.get('tactus_station_delay_seconds{station="alsa:hw:0"}')).toBe(0.096);
    expect(families.get('tactus_station_voices')?.samples.size).toBe(2);
  });

  it('hold texts as labels, whatever is in them', () => {
    expect([...families.get('tactus_station_info')!.samples]).toEqual([
      ['station="player",paced_by="ear",synth="of \\"Tin\\"\\n\\\\ and brass"', 1],
    ]);
  });
});

it('what is not well-formed is not taken for metrics', () => {
  const declared = '# TYPE bars gauge\n';
  expect(() => parseMetrics('bars 1\n')).toThrow('not declared');
  expect(() => parseMetrics(`${declared}bars 1\nbars 2\n`)).toThrow('said twice');
  expect(() => parseMetrics(`${declared}bars{a="1",a="2"} 1\n`)).toThrow('labels');
  expect(() => parseMetrics(`${declared}bars{a="\n"} 1\n`)).toThrow();
  expect(() => parseMetrics(`${declared}bars NaN\n`)).toThrow('not a number');
  expect(() => parseMetrics('# TYPE bars counter\nbars 1\n')).toThrow('_total');
});
