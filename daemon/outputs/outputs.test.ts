import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import { createEar } from '../player/shared/ear.ts';
import { monotonicClock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import { isAlsaInstalled } from './alsa/alsa.native.ts';
import type { Output } from './output.ts';
import { findOutputType, nameOfOutput, parseOutput } from './output-names.ts';
import { describeOutput, type OutputBench } from './testing/output-contract.ts';
import { playTone } from './testing/tone.ts';

const ci = process.env.CI === 'true';
const built = ci || existsSync(new URL('../../dist/daemon/outputs/mp3/encoder.worker.js', import.meta.url));

/** An output by its short name, that plays a tone. */
function openByName(name: string, isReferenceEar = false): OutputBench {
  const tone = playTone();
  const type = findOutputType(parseOutput(name).type)!;
  const entry = type.schema.parse(parseOutput(name));
  const output = type.open(entry, {
    ...{ name: nameOfOutput(entry), isAsked: true, clock: monotonicClock, timers: realTimers },
    ...{ ring: tone.ring, ear: isReferenceEar ? createEar() : undefined },
    ...{ bufferMs: 100, referenceDelayMs: 0, realtimePriority: 0 },
  });
  return { output, isReferenceEar, flood: tone.flood, close: tone.close };
}

const counts = (output: Output, counter: string) => () => output.health().counters[counter]!;

describeOutput('null', () => openByName('null'));

describe.skipIf(!built)('outputs with a worker', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tactus-outputs-'));
    // ALSA reads no other file: its one card plays to nobody.
    writeFileSync(join(folder, 'asound.conf'), 'pcm.default { type null }\n');
    vi.stubEnv('ALSA_CONFIG_PATH', join(folder, 'asound.conf'));
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  let files = 0;
  describeOutput('wav', () => {
    const base = join(folder, `wav-${files++}`);
    const bench = openByName(`wav:${base}.wav`);
    const expectEnded = (): void => {
      const bytes = readFileSync(`${base}.wav`);
      expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
      expect(bytes.readUInt32LE(40)).toBeGreaterThan(0);
      expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    };
    return { ...bench, taken: counts(bench.output, 'framesWritten'), expectEnded };
  });

  describeOutput('stream', () => {
    const bench = openByName('stream');
    if ('subscribe' in bench.output && typeof bench.output.subscribe === 'function')
      bench.output.subscribe(() => {});
    return { ...bench, taken: counts(bench.output, 'frames') };
  });

  describe.skipIf(!ci && !isAlsaInstalled()).each([true, false])('ALSA, reference: %s', (isReferenceEar) => {
    describeOutput('alsa', () => {
      const bench = openByName('alsa', isReferenceEar);
      return { ...bench, taken: counts(bench.output, 'framesWritten') };
    });
  });
});
