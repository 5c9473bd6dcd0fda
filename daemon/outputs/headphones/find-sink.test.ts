import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectToBus } from '../../dbus/testing/bus-connection.ts';
import { dbusDaemonIsInstalled, openPrivateBus, type PrivateBus } from '../../dbus/testing/private-bus.ts';
import { createSmallObjects } from '../../dbus/testing/small-objects.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { realTimers } from '../../time/timers.ts';
import { type PrivatePipeWire, pipeWireIsInstalled, startPipeWire } from '../alsa/private-pipewire.ts';
import { askBlueAlsa } from './bluealsa-sink.ts';
import { createFindSink } from './find-sink.ts';
import { askPipeWire } from './pipewire-sink.ts';
import { askPulse } from './pulse-sink.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

const address = '11:22:33:44:55:66';

describe('asking servers by their programs', () => {
  const dump = (...nodes: readonly Record<string, unknown>[]) =>
    askPipeWire(async () => JSON.stringify([{ id: 0 }, ...nodes.map((props) => ({ info: { props } }))]));

  it.each([
    ['bluez_output.11_22_33_44_55_66.1', undefined],
    ['bluez_output.11:22:33:44:55:66', undefined],
    ['headset-of-mine', address],
  ])('finds %s of PipeWire', async (name, told) => {
    const ask = dump(
      { 'media.class': 'Audio/Sink', 'node.name': 'alsa_output.hdmi' },
      { 'media.class': 'Audio/Source', 'node.name': `bluez_input.${address}` },
      { 'media.class': 'Audio/Sink', 'node.name': name, 'api.bluez5.address': told },
    );
    expect(await ask(address)).toEqual({ device: `pipewire:NODE=${name}` });
    expect(await ask('11:22:33:44:55:77')).toEqual({ device: undefined });
  });

  it('takes no name that would say something else to ALSA, and no text that is none', async () => {
    const strange = `bluez_output.11_22_33_44_55_66,SERVER=/tmp/x`;
    expect(await dump({ 'media.class': 'Audio/Sink', 'node.name': strange })(address)).toEqual({
      device: undefined,
    });
    expect(await askPipeWire(async () => 'none')(address)).toBe('absent');
    expect(await askPipeWire(() => Promise.reject(new Error('not there')))(address)).toBe('absent');
  });

  it('finds those of PulseAudio, and never starts it', async () => {
    const text = [
      '0\talsa_output.platform-bcm2835.stereo\tmodule-alsa-card.c\ts16le 2ch 44100Hz\tIDLE',
      '4\tbluez_sink.11_22_33_44_55_66.a2dp_sink\tmodule-bluez5-device.c\ts16le 2ch 44100Hz\tSUSPENDED',
      '',
    ].join('\n');
    const ask = (runs: boolean) =>
      askPulse(
        async () => text,
        () => runs,
      );
    expect(await ask(true)(address)).toEqual({
      device: 'pulse:DEVICE=bluez_sink.11_22_33_44_55_66.a2dp_sink',
    });
    expect(await ask(true)('11:22:33:44:55:77')).toEqual({ device: undefined });
    expect(await ask(false)(address)).toBe('absent');
  });
});

describe('whoever is there', () => {
  const has = async () => ({ device: 'here' });
  const hasNot = async () => ({ device: undefined });
  const absent = async () => 'absent' as const;

  it('is taken, the first that ALSA knows a way to', async () => {
    const both = [
      ['PipeWire', has],
      ['BlueALSA', has],
    ] as const;
    expect(await createFindSink(both, () => true)(address)).toEqual({
      sink: { server: 'PipeWire', device: 'here' },
    });
    expect(await createFindSink(both, (pcm) => pcm === 'bluealsa')(address)).toEqual({
      sink: { server: 'BlueALSA', device: 'here' },
    });
  });

  it.each([
    [absent, /no sound server/, /libspa-0\.2-bluetooth/],
    [hasNot, /PipeWire has no way into them/, /libspa-0\.2-bluetooth/],
    [has, /ALSA knows no way/, /pipewire-alsa/],
  ])('is told of when it has none', async (ask, why, fix) => {
    const { sink, obstacle } = await createFindSink([['PipeWire', ask]], () => false)(address);
    expect(sink).toBeUndefined();
    expect(obstacle?.why).toMatch(why);
    expect(obstacle?.fix).toMatch(fix);
  });
});

describe.skipIf(!dbusDaemonIsInstalled)('BlueALSA on a bus', () => {
  let bus: PrivateBus;
  beforeAll(async () => {
    bus = await openPrivateBus();
  });
  afterAll(() => bus.close());

  it('is found by its PCM, and not called where it is not', async () => {
    const ask = askBlueAlsa(realTimers, () => bus.address);
    expect(await ask(address)).toBe('absent');
    const connection = await connectToBus(bus.address);
    const objects = createSmallObjects(connection, '/org/bluealsa');
    objects.running = true;
    const path = (mode: string) => `/org/bluealsa/hci0/dev_11_22_33_44_55_66/a2dpsrc/${mode}`;
    connection.addMethodHandler((message) => {
      if (message.member !== 'GetManagedObjects' || message.path !== '/org/bluealsa') return false;
      objects.reply(message, 'a{oa{sa{sv}}}', [objects.all()]);
      return true;
    });
    await connection.requestName('org.bluealsa', 0);
    objects.add(path('source'), { 'org.bluealsa.PCM1': { Mode: 'source' } });
    expect(await ask(address)).toEqual({ device: undefined });
    objects.add(path('sink'), { 'org.bluealsa.PCM1': { Mode: 'sink' } });
    expect(await ask(address)).toEqual({ device: `bluealsa:DEV=${address},PROFILE=a2dp` });
    expect(await ask('11:22:33:44:55:77')).toEqual({ device: undefined });
    connection.disconnect();
  });
});

describe.skipIf(!pipeWireIsInstalled)('PipeWire itself', () => {
  let server: PrivatePipeWire;
  beforeAll(async () => {
    server = await startPipeWire();
    vi.stubEnv('XDG_RUNTIME_DIR', server.environment.XDG_RUNTIME_DIR);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });

  it('tells its sinks as they come and go', async () => {
    const find = createFindSink([['PipeWire', askPipeWire()]]);
    expect((await find(address)).obstacle?.why).toMatch(/no way into them/);
    const name = 'bluez_output.11_22_33_44_55_66.1';
    const destroy = server.createSink(name);
    await expect
      .poll(() => find(address))
      .toEqual({ sink: { server: 'PipeWire', device: `pipewire:NODE=${name}` } });
    destroy();
    await expect.poll(async () => (await find(address)).sink).toBeUndefined();
  });
});
