import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isAlsaInstalled } from '../daemon/outputs/alsa/alsa.native.ts';
import {
  type PrivatePipeWire,
  pipeWireIsInstalled,
  startPipeWire,
} from '../daemon/outputs/alsa/private-pipewire.ts';
import { listen } from '../daemon/player/taps/testing/listen.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, type DaemonAnswer, eventually, post, startDaemon } from './support/daemon.ts';

const isInstalled = pipeWireIsInstalled && isAlsaInstalled();
if (!isInstalled)
  console.warn('No code is tapped: pipewire pipewire-alsa wireplumber dbus-daemon libasound2');

describe.skipIf(!isInstalled)('a code tapped in the headphones of a daemon', () => {
  const folder = temporaryFolder();
  let server: PrivatePipeWire;
  let daemon: Daemon;
  beforeAll(async () => {
    server = await startPipeWire();
    vi.stubEnv('XDG_RUNTIME_DIR', server.environment.XDG_RUNTIME_DIR);
    daemon = await startDaemon(folder.at('state'), '--simulate', 'easy', '--output', 'alsa');
  });
  afterAll(async () => {
    await daemon?.stop();
    vi.unstubAllEnvs();
    await server?.close();
    folder.remove();
  });

  const ask = (path: string, body?: unknown): Promise<DaemonAnswer> => post(daemon, `/api/v1${path}`, body);
  const offered = async () => (await daemon.get('/api/v1/pairing')).tap;

  // Again if need be: a busy machine may leave the sound server late, and its sound with gaps.
  it('is heard where the music stands still, and pairs a performer', {
    retry: 1,
    timeout: 180_000,
  }, async () => {
    await eventually(async () => (await offered())?.unheardBecause === undefined, 60);
    await ask('/intent', { playing: false });
    await ask('/intent', { playing: false });
    await eventually(async () => (await daemon.get('/api/v1/state')).playing === 'stopped');
    const recording = server.record();
    await sleep(500);
    let tapped: DaemonAnswer = {};
    // Another try waits until the taps of the one before it are over.
    await eventually(async () => {
      tapped = await ask('/pairing/tap');
      return tapped.role === 'performer';
    }, 90);
    // The first time will do.
    await sleep((tapped.seconds / 2 + 2) * 1000);
    const heard = listen(await recording.stop(), 0.1).join('');
    const [, code = ''] = /!(\d{13})/.exec(heard) ?? [];
    expect(await ask('/pairing/claim', { code, name: 'Ears' })).toMatchObject({ role: 'performer' });
    expect(daemon.output()).not.toContain(code);
  });

  it('is not offered to a wearer who has muted', async () => {
    expect(await offered()).toEqual({});
    await ask('/intent', { muted: true });
    expect(await offered()).toMatchObject({ unheardBecause: expect.stringMatching(/muted/) });
    expect((await ask('/pairing/tap')).error).toMatch(/muted/);
  });
});
