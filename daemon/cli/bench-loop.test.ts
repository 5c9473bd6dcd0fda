import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openRoom, type Room } from '../microphones/testing/room.ts';
import { isAlsaInstalled } from '../outputs/alsa/alsa.native.ts';
import {
  type PrivatePipeWire,
  pipeWireIsInstalled,
  startPipeWire,
} from '../outputs/alsa/private-pipewire.ts';
import { realTimers } from '../time/timers.ts';
import { benchLoop, cardThatPlaysAndHears, printLoop } from './bench-loop.ts';

const machine = {
  processor: 'a processor',
  cores: 4,
  platform: 'linux arm64',
  kernel: '6.1',
  tactus: '1.0.0',
};
const measure = (options: Partial<Parameters<typeof benchLoop>[0]>) =>
  benchLoop({
    ...{ playback: undefined, capture: undefined, rounds: 1, timers: realTimers },
    sizes: [{ periodFrames: 1024, periods: 3 }],
    ...options,
  });

it('bench loop says of each size why there is no figure', async () => {
  const [one, ...more] = await measure({ playback: 'hw:CARD=Nobody', capture: 'hw:CARD=Nobody' });
  expect(one).toMatchObject({
    name: 'loop.1024x3.medianMs',
    skipped: expect.stringMatching(/hw:CARD=Nobody/),
  });
  expect(more).toEqual([]);
  expect(printLoop([one!], machine)).toMatch(/^1024x3 +- {2}ALSA device hw:CARD=Nobody: /m);
});

it('bench loop takes the first card that plays and hears, as a Raspberry Pi with a USB card has it', () => {
  const cards = ` 0 [vc4hdmi0       ]: vc4-hdmi - vc4-hdmi-0
                      vc4-hdmi-0
 1 [Headphones     ]: bcm2835_headphon - bcm2835 Headphones
                      bcm2835 Headphones
 2 [Audio          ]: USB-Audio - Scarlett Solo USB
                      Focusrite Scarlett Solo USB at usb-0000:01:00.0-1.2, high speed
`;
  const pcms = `00-00: MAI PCM i2s-hifi-0 : MAI PCM i2s-hifi-0 : playback 1
01-00: bcm2835 Headphones : bcm2835 Headphones : playback 8
02-00: USB Audio : USB Audio : playback 1 : capture 1
`;
  expect(cardThatPlaysAndHears(cards, pcms)).toEqual({
    playback: 'hw:CARD=Audio',
    capture: 'hw:CARD=Audio',
  });
  expect(cardThatPlaysAndHears(cards, pcms.replace(' : capture 1', ''))).toBeUndefined();
  const apart = pcms.replace(' : capture 1\n', '\n02-01: USB Audio #1 : USB Audio #1 : capture 1\n');
  expect(cardThatPlaysAndHears(cards, apart)?.capture).toBe('hw:CARD=Audio,DEV=1');
  expect(cardThatPlaysAndHears('--- no soundcards ---\n', '')).toBeUndefined();
});

it('prints one table, with the machine above it', () => {
  const row = {
    unit: 'ms',
    value: 7.21,
    worstMs: 7.4,
    xruns: 0,
    realtime: true,
    playback: 'hw:0',
    capture: 'hw:0',
  };
  const text = printLoop(
    [
      { name: 'loop.64x3.medianMs', ...row },
      { name: 'loop.64x2.medianMs', skipped: 'no' },
    ],
    machine,
  );
  expect(text.split('\n')).toEqual([
    'round trip in ms, 48 kHz, hw:0 to hw:0',
    'a processor, 4 cores, linux arm64, kernel 6.1, tactus 1.0.0',
    'buffer  median   worst  xruns  real-time',
    '64x3       7.2     7.4      0  yes',
    '64x2         -  no',
    '',
  ]);
});

describe.skipIf(!pipeWireIsInstalled || !isAlsaInstalled())('bench loop on PipeWire', () => {
  let server: PrivatePipeWire;
  let room: Room;
  beforeAll(async () => {
    server = await startPipeWire();
    vi.stubEnv('XDG_RUNTIME_DIR', server.environment.XDG_RUNTIME_DIR);
    room = openRoom(server);
  }, 60_000);
  afterAll(async () => {
    await room?.close();
    vi.unstubAllEnvs();
    await server?.close();
  });

  it('measures what comes back from a microphone', { retry: 2, timeout: 60_000 }, async () => {
    const capture = await room.addMicrophone('ear', 0.05);
    const [result] = await measure({ playback: 'pipewire:NODE=tactus-sink', capture });
    expect(result).toMatchObject({ name: 'loop.1024x3.medianMs', unit: 'ms', capture });
    const { value, worstMs } = result as { value: number; worstMs: number };
    // Of three periods that lie in wait 64 ms, and 50 of air.
    expect(value).toBeGreaterThan(64 + 50);
    expect(worstMs).toBe(value);
  });
});
