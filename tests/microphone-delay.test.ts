import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openRoom, type Room } from '../daemon/microphones/testing/room.ts';
import { isAlsaInstalled } from '../daemon/outputs/alsa/alsa.native.ts';
import {
  type PrivatePipeWire,
  pipeWireIsInstalled,
  startPipeWire,
} from '../daemon/outputs/alsa/private-pipewire.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, type DaemonAnswer, eventually, startDaemon } from './support/daemon.ts';

const isInstalled = pipeWireIsInstalled && isAlsaInstalled();
if (!isInstalled)
  console.warn('No microphone listens: pipewire pipewire-alsa wireplumber dbus-daemon libasound2');

const farMs = 80;

describe.skipIf(!isInstalled)('the delay of an output, found by a microphone', () => {
  const folder = temporaryFolder();
  let server: PrivatePipeWire;
  let room: Room;
  let daemon: Daemon;
  let other: string;
  let near: string;
  let far: string;
  beforeAll(async () => {
    server = await startPipeWire();
    vi.stubEnv('XDG_RUNTIME_DIR', server.environment.XDG_RUNTIME_DIR);
    room = openRoom(server);
    other = `alsa:${await room.addLoudspeaker('other', 0.04)}`;
    near = await room.addMicrophone('near', 0);
    far = await room.addMicrophone('far', farMs / 1000);
    daemon = await startDaemon(
      folder.at('state'),
      ...['--simulate', 'easy', '--output', 'alsa:pipewire:NODE=tactus-sink', '--output', other],
    );
    await eventually(async () => {
      const { outputs } = await daemon.get('/api/v1/state');
      return outputs.every(({ soundsHere }: DaemonAnswer) => soundsHere);
    });
  }, 120_000);
  afterAll(async () => {
    await daemon?.stop();
    await room?.close();
    vi.unstubAllEnvs();
    await server?.close();
    folder.remove();
  });

  const reference = 'alsa:pipewire:NODE=tactus-sink';
  const post = async (path: string, body: unknown): Promise<DaemonAnswer> => {
    const headers = { origin: daemon.url, 'content-type': 'application/json' };
    const said = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(new URL(`/api/v1${path}`, daemon.url), said)).json();
  };
  const listen = (name: string, microphone: string): Promise<DaemonAnswer> =>
    post(`/outputs/${encodeURIComponent(name)}/listen`, { microphone });
  const setDelay = (name: string, delayMs: number): Promise<DaemonAnswer> =>
    post(`/outputs/${encodeURIComponent(name)}/delay`, { delayMs });

  // Again if need be: a busy machine leaves the sound server late, and its sound with gaps.
  it('is right within a millisecond, also once it counts, and under noise', {
    retry: 2,
    timeout: 120_000,
  }, async () => {
    await setDelay(reference, 0);
    const heardNear = await listen(reference, near);
    expect(heardNear).toMatchObject({ heard: 'well', against: 'clock' });
    const heardFar = await listen(reference, far);
    expect(Math.abs(heardFar.foundMs - heardNear.foundMs - farMs)).toBeLessThan(1);
    // What is believed moves with what is set: the same is found again, also where noise is 10 dB louder, or nothing.
    await setDelay(reference, heardFar.foundMs);
    const file = folder.at('noise.wav');
    writeFileSync(file, noise(20));
    room.disturb(file);
    const again = await listen(reference, far);
    expect(again.heard).toMatch(/well|unclear/);
    if (again.heard === 'well') expect(Math.abs(again.foundMs - heardFar.foundMs)).toBeLessThan(1);
  });

  it('is told by another output too, the same whatever the microphone itself takes', {
    retry: 2,
    timeout: 120_000,
  }, async () => {
    // As it is: what is believed of the reference is believed of others beside it.
    await setDelay(reference, 0);
    const heardNear = await listen(other, near);
    const heardFar = await listen(other, far);
    expect(heardNear).toMatchObject({ heard: 'well', against: 'reference' });
    expect(heardFar).toMatchObject({ heard: 'well', against: 'reference' });
    // Its 40 ms are not always found on a busy machine (docs/microphone.md): the two are compared with each other.
    expect(Math.abs(heardFar.foundMs - heardNear.foundMs)).toBeLessThan(1);
  });

  it('says why there is no number', async () => {
    const gone = await listen(reference, 'hw:CARD=Nobody');
    expect(gone.error).toMatch(/hw:CARD=Nobody/);
    expect((await listen('alsa:nowhere', near)).error).toMatch(/no output/);
    expect((await listen(reference, 'file:/tmp/x')).error).toMatch(/no name of a microphone/);
    await post('/intent', { muted: true });
    expect((await listen(reference, near)).error).toMatch(/muted/);
  });
});

/** Stereo, 16 bits, 48 kHz, of the root mean square of 0.5: chirps at full volume have 0.15. */
function noise(seconds: number): Uint8Array {
  const frames = seconds * 48_000;
  const file = Buffer.alloc(44 + 4 * frames);
  file.write('RIFF\0\0\0\0WAVEfmt ', 'latin1');
  file.writeUInt32LE(36 + 4 * frames, 4);
  const fields = [16, 0x2_0001, 48_000, 192_000, 0x10_0004];
  for (const [i, field] of fields.entries()) file.writeUInt32LE(field, 16 + 4 * i);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(4 * frames, 40);
  for (let i = 0; i < 2 * frames; i += 1)
    file.writeInt16LE(Math.round((Math.random() - 0.5) * 56_000), 44 + 2 * i);
  return file;
}
