import { nearest } from '../nearest.ts';
import type { Fault } from './config-faults.ts';
import type { Said } from './config-overrides.ts';
import { leafOptions, type OptionTree } from './config-schema.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const prefix = 'TACTUS_';
/** What we ask the environment besides, and what we put there for the commands that we run. */
const ours = [
  'TACTUS_DEBUG',
  ...['TACTUS_SESSION_ID', 'TACTUS_SESSION_FOLDER', 'TACTUS_SESSION_SUMMARY'],
  // Who tests, measures and looks for faults.
  ...['TACTUS_CLOCK_AHEAD', 'TACTUS_DROPS', 'TACTUS_FREEZES', 'TACTUS_PAGE', 'TACTUS_PICTURES'],
  ...['TACTUS_PROPERTY_RUNS', 'TACTUS_PULSEAUDIO_ROOT', 'TACTUS_RECEIVER_LOGS'],
];

/** `panel.httpsPort` is `TACTUS_PANEL_HTTPS_PORT`. */
export const environmentName = (path: readonly string[]): string =>
  ['tactus', ...path].map((name) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()).join('_');

type Path = readonly string[];

const settable = (root: OptionTree): readonly Path[] =>
  leafOptions(root)
    .map(({ path }) => path)
    .filter((path) => !path.includes('*'));

const former = ({ migrations }: OptionTree): readonly Path[] => migrations.map(({ from }) => from);

/** What the environment says of options, the later counts; an empty one says nothing, as none does. */
export function environmentOverrides(root: OptionTree, environment: Environment): readonly Said[] {
  const named = new Map([...former(root), ...settable(root)].map((path) => [environmentName(path), path]));
  return [...named].flatMap(([variable, path]) => {
    const value = environment[variable];
    return value === undefined || value === '' ? [] : [{ text: `${path.join('.')}=${value}`, variable }];
  });
}

/** Variables that are called as those of options are, and are none: each with the nearest that there is. */
export function environmentFaults(root: OptionTree, environment: Environment): readonly Fault[] {
  const names = settable(root).map(environmentName);
  const known = new Set([...names, ...former(root).map(environmentName), ...ours]);
  // What all of them begin with says nothing of how like they are.
  const bare = names.map((name) => name.slice(prefix.length));
  return Object.entries(environment)
    .filter(([name, value]) => name.startsWith(prefix) && value !== '' && !known.has(name))
    .map(([name]) => {
      const meant = nearest(name.slice(prefix.length), bare);
      const hint = meant === undefined ? '' : `; the nearest is ${prefix}${meant}`;
      return { path: [name], message: `there is no such option${hint}`, place: 'environment' };
    });
}
