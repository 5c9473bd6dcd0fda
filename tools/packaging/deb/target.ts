/** A machine that a package is made for, as Debian and as npm call it. */
export interface Target {
  readonly debian: 'amd64' | 'arm64';
  readonly npm: 'x64' | 'arm64';
}

export const targets: readonly Target[] = [
  { debian: 'amd64', npm: 'x64' },
  { debian: 'arm64', npm: 'arm64' },
];
