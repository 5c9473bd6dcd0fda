import { SentFile } from '../../panel/api/sent-file.ts';
import type { PanelHost } from '../../panel/host.ts';
import type { PanelNetwork } from '../../panel/network.ts';
import type { PanelSessions } from '../../panel/sessions.ts';
import type { PanelSettings } from '../../panel/settings.ts';
import type { DoctorView } from '../../panel/upkeep.ts';
import { messageOf } from '../../system/errors.ts';
import { zipFiles } from '../../system/files/zip-file.ts';
import { type LogLine, type LogMemory, rememberedLines } from '../../system/log-memory.ts';
import { createPrivacy } from './private.ts';

export interface SupportBundleDependencies {
  readonly host: Pick<PanelHost, 'state' | 'health'>;
  readonly settings: Pick<PanelSettings, 'text' | 'view'> | undefined;
  readonly sessions: Pick<PanelSessions, 'view'>;
  readonly network: Pick<PanelNetwork, 'status'>;
  readonly logs: Pick<LogMemory, 'read'>;
  readonly doctor: () => Promise<DoctorView>;
  readonly machine: () => Promise<unknown>;
  /** That are known now. */
  readonly secrets: () => Promise<readonly string[]>;
  /** Seconds since 1970. */
  readonly wallSeconds: () => number;
}

/** What is in it, and who else may see what it says. */
const contents: readonly (readonly [string, string])[] = [
  ['doctor.json', 'what `tactus doctor` finds: each thing that was looked at, and what to do'],
  ['health.json', 'how each station is doing, with its figures'],
  ['state.json', 'what the panel shows, without positions'],
  ['tactus.yaml', 'the file of the configuration, without secrets'],
  ['options.json', 'options that are not as usual, as they are in force; without secrets'],
  ['network.json', 'names in the network and how the hotspot is, without its password'],
  ['session.json', 'the session that goes on, or the last one: figures, no track, no places'],
  ['log.txt', 'the last messages of the log, at most 1000'],
  ['versions.json', 'versions of Tactus, Node, system, board and libraries; memory'],
];

function readMe(version: string, at: Date): string {
  const width = Math.max(...contents.map(([name]) => name.length));
  return [
    `Tactus ${version}, ${at.toISOString()}`,
    '',
    'For whoever helps to find out what is wrong. All of it is text: read it before you hand it on.',
    '',
    ...contents.map(([name, what]) => `  ${name.padEnd(width)}  ${what}`),
    '',
    'Left out: passwords, tokens, codes and tickets; positions and tracks. Of Bluetooth addresses only the maker is left.',
    'Not left out: names that you gave (of phones, sensors, scenes, outputs), addresses in your own network,',
    'folders, your heart rate and cadence of now.',
    '',
  ].join('\n');
}

/** Makes the archive. What cannot be had is said in its place. */
export async function makeSupportBundle(dependencies: SupportBundleDependencies): Promise<SentFile> {
  const { host, settings, sessions, network, logs, doctor, machine, secrets, wallSeconds } = dependencies;
  const privacy = createPrivacy(await secrets());
  const state = host.state();
  const options = async () =>
    (await settings?.view())?.options
      .filter(({ source, secret }) => source !== 'default' && !secret)
      .map(({ path, value, source }) => ({ path, value, source }));
  const made: Readonly<Record<string, () => unknown>> = {
    'doctor.json': doctor,
    'health.json': host.health,
    'state.json': () => state,
    'tactus.yaml': async () => (await settings?.text())?.yaml ?? '',
    'options.json': options,
    'network.json': () => network.status(),
    'session.json': async () => (await sessions.view()).sessions[0],
    'log.txt': () => logs.read({ after: 0, level: 'trace', limit: rememberedLines }).map(lineOf).join(''),
    'versions.json': machine,
  };
  const textOf = async (name: string): Promise<string> => {
    try {
      const value = await made[name]!();
      if (typeof value === 'string') return value;
      return `${JSON.stringify(privacy.strip(value) ?? null, null, 2)}\n`;
    } catch (error) {
      return `This cannot be had: ${messageOf(error)}\n`;
    }
  };
  const at = new Date(wallSeconds() * 1000);
  const files = [{ name: 'README.txt', content: readMe(state.version, at) }];
  for (const [name] of contents) files.push({ name, content: privacy.scrub(await textOf(name)) });
  return new SentFile({
    type: 'application/zip',
    name: `tactus-support-${at.toISOString().slice(0, 19).replaceAll(':', '-')}.zip`,
    content: await zipFiles(files, at),
  });
}

const lineOf = ({ at, level, station, message, fix, more }: LogLine): string =>
  [
    `${at} ${level.padEnd(5)} ${station === undefined ? '' : `${station}: `}${message}${fix === undefined ? '' : ` ${fix}`}`,
    ...(more?.split('\n').map((line) => `    ${line}`) ?? []),
    '',
  ].join('\n');
