import { describe, expect, it } from 'vitest';
import { decodeOsc } from './decode.ts';
import { readOscPacket } from './message.ts';

const padded = (text: string): Buffer => {
  const bytes = Buffer.from(`${text}\0`);
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
};
const packet = (address: string, types: string, ...hex: readonly string[]): Buffer =>
  Buffer.concat([padded(address), padded(`,${types}`), ...hex.map((each) => Buffer.from(each, 'hex'))]);
const bundle = (...elements: readonly Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('#bundle\0', 'latin1'),
    Buffer.from('e9d1c3a480000000', 'hex'),
    ...elements.flatMap((element) => {
      const size = Buffer.alloc(4);
      size.writeInt32BE(element.length);
      return [size, element];
    }),
  ]);
const read = (bytes: Buffer) => {
  const { readings, refusals } = readOscPacket(bytes);
  return [...readings.map(({ sensorId, ...rest }) => rest), ...refusals];
};
const heartRate = (heartRateBpm: number) => ({ kind: 'heartRate', heartRateBpm });

describe('an OSC packet of the types in use', () => {
  it.each([
    ['int32', packet('/tactus/heartRate', 'i', '0000008e'), heartRate(142)],
    ['float', packet('/tactus/heartRate', 'f', '430e0000'), heartRate(142)],
    ['double', packet('/tactus/heartRate', 'd', '4061c00000000000'), heartRate(142)],
    ['int64', packet('/tactus/heartRate', 'h', '000000000000008e'), heartRate(142)],
    ['an array', packet('/tactus/heartRate', '[i]', '0000008e'), heartRate(142)],
    ['true', packet('/tactus/control/play', 'T'), { kind: 'control', name: 'play', value01: 1 }],
    ['false', packet('/tactus/control/play', 'F'), { kind: 'control', name: 'play', value01: 0 }],
    ['nil', packet('/tactus/step', 'N'), { kind: 'step', strength01: 0 }],
    ['an impulse', packet('/tactus/step', 'I'), { kind: 'step' }],
    ['a release', packet('/tactus/step', 'f', '00000000'), { kind: 'step', strength01: 0 }],
    ['no types', padded('/tactus/step'), { kind: 'step' }],
  ])('%s', (_, bytes, expected) => {
    expect(read(bytes)).toEqual([expected]);
  });

  it('keeps all digits of a place in doubles', () => {
    const place = packet('/tactus/position', 'dd', '40243f359ff4fd6d', '4034a78194c01605');
    expect(read(place)).toEqual([
      { kind: 'position', latitude: expect.closeTo(10.123456, 12), longitude: expect.closeTo(20.654321, 12) },
    ]);
  });

  it('of bundles in bundles, at whatever time, each message for itself', () => {
    const beat = packet('/tactus/heartRate', 'i', '0000008e');
    const strange = packet('/tactus/heartRate', 'X');
    expect(read(bundle(strange, bundle(beat), beat))).toEqual([
      heartRate(142),
      heartRate(142),
      'an OSC argument of the unknown type "X"',
    ]);
    expect(read(bundle(bundle(bundle(bundle(bundle(beat))))))).toEqual(['bundles in bundles in bundles']);
  });

  it('reads past arguments that are not for us', () => {
    const all = packet(
      '/x',
      'sbtcrmi',
      '61620000',
      '00000003',
      '01020300',
      '0'.repeat(16),
      '00000061',
      '0'.repeat(8),
      '0'.repeat(8),
      '00000007',
    );
    expect(decodeOsc(all).messages).toEqual([
      { address: '/x', args: ['ab', ...['b', 't', 'c', 'r', 'm'].map((type) => ({ type })), 7] },
    ]);
  });
});

describe('what is refused', () => {
  it.each([
    ['rubbish', Buffer.from('hello'), 'not an OSC packet: it does not begin with / or #bundle'],
    ['nothing', Buffer.alloc(0), 'not an OSC packet: it does not begin with / or #bundle'],
    ['a cut double', packet('/tactus/heartRate', 'd', '4061c000'), 'a packet that is cut off'],
    ['a cut address', Buffer.from('/tactus'), 'a packet that is cut off'],
    ['a cut bundle', bundle(packet('/tactus/step', '')).subarray(0, 24), 'a bundle that is cut off'],
    ['a huge blob', packet('/tactus/step', 'b', '7fffffff'), 'a packet that is cut off'],
    ['a negative blob', packet('/tactus/step', 'b', 'ffffffff'), 'a packet that is cut off'],
    [
      'no types',
      Buffer.concat([padded('/tactus/heartRate'), Buffer.from('0000008e', 'hex')]),
      'an OSC message without the types of its arguments',
    ],
    [
      'a string',
      packet('/tactus/heartRate', 's', '31343200'),
      '/tactus/heartRate: "142" is a string: send a number',
    ],
    [
      'a scene without its address',
      packet('/tactus/scene/calm', ''),
      expect.stringMatching(
        /^\/tactus\/scene\/calm: there is no reading .*; what is pressed or turned is control\/NAME$/,
      ),
    ],
    [
      'a scene as a string',
      packet('/tactus/control/scene', 's', '63616c6d00000000'),
      '/tactus/control/scene: "calm" is a string: write /tactus/control/scene/calm',
    ],
    [
      'a colour',
      packet('/tactus/heartRate', 'r', '00000000'),
      '/tactus/heartRate: an argument of type "r": send a number',
    ],
    ['true', packet('/tactus/heartRate', 'T'), '/tactus/heartRate: heartRate takes numbers, not true'],
    ['not a number', packet('/tactus/heartRate', 'f', '7fc00000'), '/tactus/heartRate: NaN is not a number'],
    [
      'no volume',
      packet('/tactus/control/volume', ''),
      '/tactus/control/volume: volume takes 1 number (value01?), not 0',
    ],
    [
      'another address',
      packet('/wii/1/accel', 'f', '00000000'),
      '/wii/1/accel: an address of ours begins with /tactus/',
    ],
  ])('%s', (_, bytes, reason) => {
    expect(read(bytes)).toEqual([reason]);
  });
});
