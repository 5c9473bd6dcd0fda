import { leafOptions, type OptionNode } from './config-schema.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** `panel.httpsPort` is `TACTUS_PANEL_HTTPS_PORT`. */
export const environmentName = (path: readonly string[]): string =>
  ['tactus', ...path].map((name) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()).join('_');

/** What the environment says of options, as `path=value`; an empty one says nothing, as none does. */
export function environmentOverrides(root: OptionNode, environment: Environment): readonly string[] {
  return leafOptions(root).flatMap(({ path }) => {
    const value = path.includes('*') ? undefined : environment[environmentName(path)];
    return value === undefined || value === '' ? [] : [`${path.join('.')}=${value}`];
  });
}
