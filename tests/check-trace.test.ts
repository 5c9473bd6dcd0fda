import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  beatFaults,
  fallbackFaults,
  phaseFigures,
  rateFaults,
  silenceFaults,
  steadyFaults,
  Trace,
} from './support/trace-checks.ts';

/** Holds any trace against the checks: `TRACE=a.jsonl npx vitest run tests/check-trace.test.ts`. */
const file = process.env.TRACE ?? '';

describe.runIf(existsSync(file))(`the trace ${file}`, () => {
  const trace = existsSync(file) ? Trace.read(file) : new Trace('');

  it('has beats that agree with their tempi and change gently', () => expect(beatFaults(trace)).toEqual([]));
  it('follows a steady cadence within 1 %', () => expect(steadyFaults(trace).faults).toEqual([]));
  it('is never silent while the runner moves', () => expect(silenceFaults(trace)).toEqual([]));
  it('has no fallback bar', () => expect(fallbackFaults(trace)).toEqual([]));
  it.runIf(trace.of('step').length > 100)('tells how the beat stands to the foot', () => {
    const { meanMs, sdMs, resultantLength, jitterMs } = phaseFigures(trace, (at) => at > 15);
    process.stdout.write(
      `beat after foot: mean ${meanMs.toFixed(1)} ms, sd ${sdMs.toFixed(1)} ms, R ${resultantLength.toFixed(4)}; feet: sd ${jitterMs.toFixed(1)} ms\n`,
    );
    expect(resultantLength).toBeGreaterThan(0.5);
  });
  it('has body and intent every second', () => expect(rateFaults(trace)).toEqual([]));
});
