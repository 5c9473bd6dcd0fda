/** An entry of `outputs.use`, as the settings tell it. */
export interface OutputEntry {
  readonly type: string;
  readonly [option: string]: unknown;
}

/** What an entry is called, and what is offered under another name: `alsa:default` is `alsa`. */
export const usualName = (name: string): string => name.replace(/:default$/, '');

/** They come and go by themselves, and are not chosen. */
export const isOfHeadphones = (name: string): boolean => /^headphones(:|$)/.test(name);

export function nameOfEntry(entry: OutputEntry): string {
  const { type } = entry;
  if (type === 'alsa') return usualName(`alsa:${entry.device ?? 'default'}`);
  const told = entry[shortOptions[type] ?? ''] ?? '';
  return told === '' ? type : `${type}:${told}`;
}

/** The option that is a part of its name. */
const shortOptions: Readonly<Record<string, string>> = { wav: 'file', osc: 'to', midi: 'port', lights: 'to' };

/** What `outputs.use` is to be: entries that stay keep their options, new ones are their names. */
export function useOf(chosen: readonly string[], entries: readonly OutputEntry[]): readonly unknown[] {
  return chosen.map((name) => {
    const entry = entries.find((each) => nameOfEntry(each) === name);
    if (entry?.type !== 'alsa') return entry ?? name;
    const { device, delayMs } = entry;
    if (delayMs === 0 || delayMs === undefined) return name;
    return { type: 'alsa', ...(device !== 'default' && { device }), delayMs };
  });
}
