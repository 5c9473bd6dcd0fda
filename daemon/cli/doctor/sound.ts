import { existsSync, readFileSync } from 'node:fs';
import { isAlsaInstalled, openAlsaDevice } from '../../outputs/alsa/alsa.native.ts';
import { hasAlsaPlugin } from '../../outputs/alsa/alsa-plugins.ts';
import { createServerChoice, findSoundServers, type SoundServer } from '../../outputs/alsa/sound-servers.ts';
import { nameOfOutput } from '../../outputs/output-names.ts';
import type { OutputEntry } from '../../outputs/output-type.ts';
import { type OwnUser, ownUser } from '../../system/own-user.ts';
import { type Check, type Finding, fail, ok, warn } from './check.ts';

/** Whether there is sound to be had here. */
export const soundChecks: readonly Check[] = [
  {
    name: 'audio',
    look: ({ outputs, player }, { isRunning }) => {
      createServerChoice()();
      return lookForSound(outputs.use, player.sampleRateHz, isRunning);
    },
  },
  { name: 'sound server', look: () => tellServer(findSoundServers()) },
];

/** `isRunning`: a device that is busy is so with our own music. */
function lookForSound(wanted: readonly OutputEntry[], sampleRateHz: number, isRunning: boolean): Finding {
  const asked = wanted.filter(({ type }) => type === 'alsa').map(({ device }) => String(device));
  if (wanted.length > 0 && asked.length === 0)
    return ok(`no sound card asked for; plays to ${wanted.map(nameOfOutput).join(', ')}`);
  const noCard = asked.length > 0 ? fail : warn;
  if (!isAlsaInstalled()) {
    return noCard(
      'ALSA is not installed: no sound card can be played to, only the stream',
      'Debian: apt install libasound2 (libasound2t64 from Debian 13 on)',
    );
  }
  const faults: string[] = [];
  const fixes = new Set<string>();
  const names = asked.length > 0 ? asked : ['default'];
  for (const name of names) {
    try {
      openAlsaDevice(name, sampleRateHz / 10, sampleRateHz).close();
    } catch (error) {
      const { message, fix } = error as Error & { fix?: string };
      if (isRunning && /busy/i.test(message)) continue;
      faults.push(message);
      if (fix !== undefined) fixes.add(fix);
    }
  }
  const usual = 'List devices with `tactus devices`; the stream needs none.';
  return faults.length === 0
    ? ok(`ALSA device ${names.join(', ')}`)
    : noCard(faults.join('; '), [...fixes].join(' ') || usual);
}

/** In which session the sound server is, whether we reach it, and what is to be pasted where we do not. */
export function tellServer(
  servers: readonly SoundServer[],
  { me = ownUser(), folder = '' }: { readonly me?: OwnUser; readonly folder?: string } = {},
): Finding {
  const server = servers.find(({ isReachable }) => isReachable) ?? servers[0];
  if (server === undefined) return ok('none runs: cards are played to directly');
  const { kind, userId } = server;
  const whose = userId === undefined ? undefined : nameOfUser(userId, folder);
  const where = whose === undefined ? 'for the whole system' : `in the session of ${whose}`;
  if (!server.isReachable) {
    if (whose === undefined)
      return warn(
        `${kind} runs ${where}, and does not let ${me.username} in`,
        `sudo usermod -aG ${kind === 'PipeWire' ? 'pipewire' : 'pulse-access'} ${me.username} && sudo systemctl restart tactus`,
      );
    return warn(
      `${kind} runs ${where}, which is closed to ${me.username}: what it holds cannot be played to`,
      asUser(whose, userId!),
    );
  }
  const plugin = kind === 'PipeWire' ? 'pipewire' : 'pulse';
  if (!hasAlsaPlugin(plugin, folder))
    return warn(
      `${kind} runs ${where}, and ALSA does not know the way there`,
      `sudo apt install ${kind === 'PipeWire' ? 'pipewire-alsa' : 'libasound2-plugins'}`,
    );
  const stays =
    userId === undefined || userId === 0 || existsSync(`${folder}/var/lib/systemd/linger/${whose}`);
  const detail = `${kind} ${where}, reached`;
  return stays || process.env.INVOCATION_ID === undefined
    ? ok(detail)
    : warn(`${detail}; it ends when ${whose} leaves`, `sudo loginctl enable-linger ${whose}`);
}

/** Lets the service run as the one whose session has the server, and that session begin with the machine. */
function asUser(user: string, id: number): string {
  const unit = `[Unit]\\nWants=user@${id}.service\\nAfter=user@${id}.service\\n[Service]\\nUser=${user}\\nProtectHome=read-only\\n`;
  return (
    `sudo mkdir -p /etc/systemd/system/tactus.service.d && printf '${unit}' | sudo tee /etc/systemd/system/tactus.service.d/session.conf && ` +
    `sudo loginctl enable-linger ${user} && sudo systemctl daemon-reload && sudo systemctl restart tactus`
  );
}

function nameOfUser(userId: number, folder: string): string {
  try {
    const users = readFileSync(`${folder}/etc/passwd`, 'utf8').split('\n');
    const name = users.map((each) => each.split(':')).find((fields) => fields[2] === String(userId))?.[0];
    return name ?? String(userId);
  } catch {
    return String(userId);
  }
}
