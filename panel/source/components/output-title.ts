import { named } from '../model/format.ts';
import { devicesWords } from '../words/devices.ts';

/** `alsa:hw:0` is a sound card called hw:0. */
export function outputTitle(name: string): string {
  const [type = '', rest] = name.split(/:(.*)/, 2);
  const title = named(devicesWords().outputs.names, type);
  return rest === undefined || rest === 'default' ? title : `${title} · ${rest}`;
}
