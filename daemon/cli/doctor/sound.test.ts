import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SoundServer } from '../../outputs/alsa/sound-servers.ts';
import { tellServer } from './sound.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-doctor-'));
  put('etc/passwd', 'root:x:0:0::/root:/bin/sh\npi:x:1000:1000::/home/pi:/bin/sh\n');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const put = (file: string, text = ''): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const me = { uid: 990, username: 'tactus' };
const pis: SoundServer = { kind: 'PipeWire', userId: 1000, folder: '/run/user/1000', isReachable: false };
const tell = (...servers: readonly SoundServer[]) => tellServer(servers, { me, folder });

it('has nothing against a machine without a sound server', () => {
  expect(tell()).toMatchObject({ status: 'ok', detail: expect.stringMatching(/none runs/) });
});

it('says in whose session the server is, why it is not reached, and what to paste', () => {
  const { status, detail, fix } = tell(pis);
  expect(status).toBe('warn');
  expect(detail).toBe(
    'PipeWire runs in the session of pi, which is closed to tactus: what it holds cannot be played to',
  );
  // Pasted, but for who may: the commands of the system are told only.
  const system = ['systemctl', 'loginctl'].map((name) => `${name}() { echo "${name} $*"; }`).join('\n');
  const pasted = fix.replaceAll('/etc/systemd', `${folder}/systemd`).replaceAll('sudo ', '');
  const { status: code, stdout } = spawnSync('sh', ['-ec', `${system}\n${pasted}`], { encoding: 'utf8' });
  expect(code).toBe(0);
  expect(stdout).toContain('loginctl enable-linger pi\nsystemctl daemon-reload\nsystemctl restart tactus\n');
  const unit = readFileSync(`${folder}/systemd/system/tactus.service.d/session.conf`, 'utf8');
  expect(unit).toBe(
    '[Unit]\nWants=user@1000.service\nAfter=user@1000.service\n[Service]\nUser=pi\nProtectHome=read-only\n',
  );
});

it('says which package ALSA lacks', () => {
  const reached = { ...pis, isReachable: true };
  expect(tell(reached)).toMatchObject({ status: 'warn', fix: 'sudo apt install pipewire-alsa' });
  expect(tell({ ...reached, kind: 'PulseAudio' })).toMatchObject({
    fix: 'sudo apt install libasound2-plugins',
  });
  put('usr/lib/aarch64-linux-gnu/alsa-lib/libasound_module_pcm_pipewire.so');
  expect(tell(reached)).toMatchObject({ status: 'ok', detail: 'PipeWire in the session of pi, reached' });
});

it('tells a service that the session ends with its owner', () => {
  put('usr/lib/aarch64-linux-gnu/alsa-lib/libasound_module_pcm_pipewire.so');
  vi.stubEnv('INVOCATION_ID', 'by systemd');
  expect(tell({ ...pis, isReachable: true })).toMatchObject({
    status: 'warn',
    fix: 'sudo loginctl enable-linger pi',
  });
  put('var/lib/systemd/linger/pi');
  expect(tell({ ...pis, isReachable: true })).toMatchObject({ status: 'ok' });
});
