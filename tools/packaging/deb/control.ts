import type { Target } from './target.ts';

/**
 * What the package needs of Debian 12 and 13, Raspberry Pi OS and Ubuntu from 22.04 on, where one library goes by two names.
 * Without what is recommended it plays, but is not found by name, says nothing and hears no GPS.
 */
const relations: readonly (readonly [string, readonly string[]])[] = [
  [
    'Depends',
    [
      // Node and what is compiled beside it.
      ...['libc6 (>= 2.31)', 'libstdc++6', 'libgcc-s1'],
      ...['systemd', 'libsystemd0', 'init-system-helpers (>= 1.52)', 'passwd'],
      ...['libfluidsynth3', 'libmp3lame0', 'libasound2 | libasound2t64'],
    ],
  ],
  ['Recommends', ['udev', 'dbus', 'bluez', 'avahi-daemon', 'gpsd', 'espeak-ng', 'libsndfile1']],
  ['Suggests', ['network-manager', 'dnsmasq-base', 'alsa-utils', 'pipewire']],
];

export interface ControlFields {
  readonly version: string;
  readonly target: Target;
  /** Of all files, in KiB. */
  readonly installedKib: number;
}

/** The file `control` of the package. */
export function controlFile({ version, target, installedKib }: ControlFields): string {
  return `${[
    'Package: tactus',
    `Version: ${version}`,
    `Architecture: ${target.debian}`,
    'Maintainer: The Tactus authors <tactus@localhost>',
    `Installed-Size: ${installedKib}`,
    ...relations.map(([name, packages]) => `${name}: ${packages.join(', ')}`),
    'Section: sound',
    'Priority: optional',
    'Description: a band in your pocket that plays to your body',
    ' Tactus reads how you move, composes music without end with a small neural network',
    ' on the device, and lets the beat fall on your foot. No cloud, no account, no',
    ' library of songs. A phone is its face: "sudo tactus panel" lets one in.',
    ' .',
    ' It runs as a service without rights, and brings its own Node.',
  ].join('\n')}\n`;
}
