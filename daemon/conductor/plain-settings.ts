/**
 * Settings of a single value that everybody may wish for: persons, programs, scenes. What was said last counts. (The page reads
 * this, too: no schema is in it; `plainSchemas` of the options has them.)
 */
export const plainSettings = [
  'follow',
  'manualTempoBpm',
  'tempoLowBpm',
  'tempoHighBpm',
  'phaseOffsetMs',
  'tempoBias',
  'energyBias',
  'energyLow01',
  'energyHigh01',
  'densityBias',
  'brightnessBias',
  'drumsBusyBias',
  'drumsLooseBias',
  'key',
] as const;
export type PlainSetting = (typeof plainSettings)[number];

/** Those that something says. */
export function plainIn<Settings extends { readonly [Name in PlainSetting]?: unknown }>(
  settings: Settings,
): Said<Pick<Settings, PlainSetting>> {
  const said = plainSettings.filter((name) => settings[name] !== undefined);
  return Object.fromEntries(said.map((name) => [name, settings[name]])) as Said<Pick<Settings, PlainSetting>>;
}

type Said<Settings> = { readonly [Name in keyof Settings]: Exclude<Settings[Name], undefined> };
