import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import { createEar } from '../player/shared/ear.ts';
import { bandBar } from '../player/testing/bars.ts';
import { createSession } from '../session/session.ts';
import { monotonicClock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import { isAlsaInstalled } from './alsa/alsa.native.ts';
import { alsaOutput } from './alsa/alsa-output.ts';
import { streamOutput } from './mp3/stream-output.ts';
import { nullOutput } from './null-output.ts';
import type { Output } from './output.ts';
import type { EventOutputType, OutputEntry, SoundOutputType } from './output-type.ts';
import { loudnessOutput } from './testing/loudness.ts';
import { describeOutput, type OutputBench } from './testing/output-contract.ts';
import { tallyOutput } from './testing/tally.ts';
import { playTone } from './testing/tone.ts';
import { samplesOf } from './wav/wav-chunks.ts';
import { wavOutput } from './wav/wav-output.ts';

const ci = process.env.CI === 'true';
const built = ci || existsSync(new URL('../../dist/daemon/outputs/mp3/encoder.worker.js', import.meta.url));

const time = { clock: monotonicClock, timers: realTimers };

/** An output of sound, as the configuration opens it, that plays a tone. */
function openSound(type: SoundOutputType, name: string, isReferenceEar = false): OutputBench {
  const tone = playTone();
  const [, parameter] = name.split(/:(.*)/);
  const option = parameter !== undefined && type.short ? { [type.short.option]: parameter } : {};
  const output = type.open(type.schema.parse({ type: type.type, ...option }), {
    name,
    isAsked: true,
    ...time,
    ring: tone.ring,
    ear: createEar(),
    earSlot: isReferenceEar ? 0 : 1,
    bufferMs: 100,
    referenceDelayMs: 0,
    realtimePriority: 0,
  });
  return { output, isReferenceEar, flood: tone.flood, close: tone.close };
}

/** An output of events, that is told of a bar now and then. */
function openEvents(type: EventOutputType, entry: OutputEntry): OutputBench {
  const session = createSession({ clock: monotonicClock, log: { error() {} } });
  const output = type.open(entry, { name: type.type, isAsked: true, ...time, session });
  const tell = (): void => session.tell('bar', bandBar(0));
  const timer = setInterval(tell, 20);
  const flood = (): void => {
    for (let bar = 0; bar < 10_000; bar += 1) tell();
  };
  return { output, isReferenceEar: false, flood, close: () => clearInterval(timer) };
}

const counts = (output: Output, counter: string) => () => output.health().counters[counter]!;

describeOutput('null', () => openSound(nullOutput, 'null'));

describeOutput('loudness, which a maker may add,', () => {
  const bench = openSound(loudnessOutput, 'loudness');
  return { ...bench, taken: counts(bench.output, 'framesHeard') };
});

describeOutput('tally, an output of events,', () => {
  const bench = openEvents(tallyOutput, { type: 'tally', what: 'bar' });
  return { ...bench, taken: counts(bench.output, 'counted') };
});

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
    const bench = openSound(wavOutput, `wav:${base}.wav`);
    const expectEnded = (): void => {
      const bytes = readFileSync(`${base}.wav`);
      expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
      expect(samplesOf(bytes).length).toBeGreaterThan(0);
      expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    };
    return { ...bench, taken: counts(bench.output, 'framesWritten'), expectEnded };
  });

  describeOutput('stream', () => {
    const bench = openSound(streamOutput, 'stream');
    if ('subscribe' in bench.output && typeof bench.output.subscribe === 'function')
      bench.output.subscribe(() => {});
    return { ...bench, taken: counts(bench.output, 'frames') };
  });

  describe.skipIf(!ci && !isAlsaInstalled()).each([true, false])('ALSA, reference: %s', (isReferenceEar) => {
    describeOutput('alsa', () => {
      const bench = openSound(alsaOutput, 'alsa', isReferenceEar);
      return { ...bench, taken: counts(bench.output, 'framesWritten') };
    });
  });
});
