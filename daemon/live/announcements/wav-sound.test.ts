import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readWav } from './wav-sound.ts';

/** As espeak-ng writes it to a pipe: it does not know how long it will be. */
function wavOf(
  samples: readonly number[],
  { rate = 22_050, channels = 1, dataBytes = 0x7ffff000 } = {},
): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(0x7ffff024, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2 * channels, 28);
  head.writeUInt16LE(2 * channels, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(dataBytes, 40);
  return Buffer.concat([head, Buffer.from(Int16Array.from(samples).buffer)]);
}

it('reads what was written, also where the length is not known', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -32_768, max: 32_767 })),
      fc.constantFrom(8000, 16_000, 22_050, 48_000),
      fc.boolean(),
      (samples, rate, isKnown) => {
        const wav = wavOf(samples, { rate, ...(isKnown && { dataBytes: 2 * samples.length }) });
        const sound = readWav(wav);
        expect(sound.sampleRateHz).toBe(rate);
        expect([...sound.samples]).toEqual(samples.map((each) => each / 0x8000));
      },
    ),
  );
});

it('takes the first of two channels, and passes over what it does not know', () => {
  const stereo = wavOf([100, -1, 200, -2, 300], { channels: 2 });
  expect([...readWav(stereo).samples]).toEqual([100 / 0x8000, 200 / 0x8000]);
  const plain = wavOf([1, 2, 3]);
  const note = Buffer.from('LIST\x03\0\0\0abc\0', 'latin1');
  const noted = Buffer.concat([plain.subarray(0, 12), note, plain.subarray(12)]);
  expect(readWav(noted).samples.length).toBe(3);
});

it('never believes anything else, and says so with a RangeError', () => {
  const whole = wavOf([1, 2, 3, 4]);
  const damaged = fc
    .tuple(fc.nat(whole.length), fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }))
    .map(([length, changes]) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      return bytes.subarray(0, length);
    });
  fc.assert(
    fc.property(
      fc.oneof(
        damaged,
        fc.uint8Array().map((each) => Buffer.from(each)),
      ),
      (bytes) => {
        try {
          const { samples, sampleRateHz } = readWav(bytes);
          expect(samples.length).toBeLessThanOrEqual(bytes.length / 2);
          expect(sampleRateHz).toBeGreaterThanOrEqual(8000);
          expect(sampleRateHz).toBeLessThanOrEqual(48_000);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      },
    ),
  );
  for (const bytes of [Buffer.alloc(0), whole.subarray(0, 44 - 8), wavOf([], { rate: 4000 })])
    expect(() => readWav(bytes)).toThrow(RangeError);
});
