import { expect, it } from 'vitest';
import { nameDevices } from './device-names.ts';

/** As `aplay -L` lists them on a Raspberry Pi 4 with a USB DAC and PipeWire. */
const hints = [
  ['null', 'Discard all samples (playback) or generate zero samples (capture)'],
  [
    'hw:CARD=Headphones,DEV=0',
    'bcm2835 Headphones, bcm2835 Headphones\nDirect hardware device without any conversions',
  ],
  [
    'plughw:CARD=Headphones,DEV=0',
    'bcm2835 Headphones, bcm2835 Headphones\nHardware device with all software conversions',
  ],
  ['dmix:CARD=Headphones,DEV=0', 'bcm2835 Headphones, bcm2835 Headphones\nDirect sample mixing device'],
  ['sysdefault:CARD=vc4hdmi0', 'vc4-hdmi-0, MAI PCM i2s-hifi-0\nDefault Audio Device'],
  ['hdmi:CARD=vc4hdmi0,DEV=0', 'vc4-hdmi-0, MAI PCM i2s-hifi-0\nHDMI Audio Output'],
  ['front:CARD=DAC,DEV=0', 'USB Audio DAC, USB Audio\nFront output / input'],
  ['plughw:CARD=DAC,DEV=0', 'USB Audio DAC, USB Audio\nHardware device with all software conversions'],
  ['pipewire', 'PipeWire Sound Server'],
  ['default', 'Default ALSA Output (currently PipeWire Media Server)'],
  ['living-room', ''],
].map(([name = '', description = '']) => ({ name, description }));

it('are those that somebody would choose, as people call them, with who has them', () => {
  const mpv = { pid: 812, command: 'mpv', card: 2, device: 0 };
  const named = nameDevices(hints, (name) => (name.includes('DAC') ? [mpv] : []));
  expect(named.map(({ value, description }) => `${value}: ${description}`)).toEqual([
    'default: Default ALSA Output (currently PipeWire Media Server)',
    'pipewire: PipeWire Sound Server',
    'plughw:CARD=Headphones,DEV=0: bcm2835 Headphones',
    'plughw:CARD=DAC,DEV=0: USB Audio DAC (mpv (process 812) has it)',
    'living-room: living-room',
    'hdmi:CARD=vc4hdmi0,DEV=0: vc4-hdmi-0, MAI PCM i2s-hifi-0, HDMI Audio Output',
  ]);
});
