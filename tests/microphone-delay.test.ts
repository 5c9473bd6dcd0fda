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
import { type Daemon, type DaemonAnswer, eventually, post, startDaemon } from './support/daemon.ts';

const isInstalled = pipeWireIsInstalled && isAlsaInstalled();
if (!isInstalled)
  console.warn('No microphone listens: pipewire pipewire-alsa wireplumber dbus-daemon libasound2');

const farMs = 80;
/** Of the way of the second output. */
const otherMs = 40;
const mostTries = 10;
/** A try takes some ten seconds. */
const timeout = 300_000;

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
    other = `alsa:${await room.addLoudspeaker('other', otherMs / 1000)}`;
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
  const ask = (path: string, body?: unknown): Promise<DaemonAnswer> => post(daemon, `/api/v1${path}`, body);
  const listen = (name: string, microphone: string): Promise<DaemonAnswer> =>
    ask(`/outputs/${encodeURIComponent(name)}/listen`, { microphone });
  /** A busy machine leaves the sound server late, and its sound with gaps: that may be refused. A number is right, at once. */
  const listenWell = async (name: string, microphone: string): Promise<DaemonAnswer> => {
    for (let tries = 1; ; tries += 1) {
      const answer = await listen(name, microphone);
      if (answer.heard !== 'unclear' || tries === mostTries) return answer;
    }
  };
  const setDelay = (name: string, delayMs: number): Promise<DaemonAnswer> =>
    ask(`/outputs/${encodeURIComponent(name)}/delay`, { delayMs });

  it('is right within a millisecond, also once it counts, and under noise', { timeout }, async () => {
    await setDelay(reference, 0);
    const heardNear = await listenWell(reference, near);
    expect(heardNear).toMatchObject({ heard: 'well', against: 'clock' });
    const heardFar = await listenWell(reference, far);
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
    timeout,
  }, async () => {
    // As it is: what is believed of the reference is believed of others beside it.
    await setDelay(reference, 0);
    for (const microphone of [near, far]) {
      const heard = await listenWell(other, microphone);
      expect(heard).toMatchObject({ heard: 'well', against: 'reference' });
      expect(Math.abs(heard.foundMs - otherMs)).toBeLessThan(1);
    }
  });

  it('says why there is no number', async () => {
    const gone = await listen(reference, 'hw:CARD=Nobody');
    expect(gone.error).toMatch(/hw:CARD=Nobody/);
    expect((await listen('alsa:nowhere', near)).error).toMatch(/no output/);
    expect((await listen(reference, 'file:/tmp/x')).error).toMatch(/no name of a microphone/);
    await ask('/intent', { muted: true });
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
