import type { DeviceSearch, NewlyPaired, PairedDevice, PairingWish } from '../../../daemon/panel/devices.ts';
import type { DelaySet, OutputsView } from '../../../daemon/panel/outputs.ts';
import type { Api, SettingsChange } from '../model/api.ts';

/** Headphones take up to a minute. */
const pairingPatienceMs = 90_000;
const searchSeconds = 60;

export const scan = (api: Api): Promise<DeviceSearch> =>
  api.ask('POST', 'devices/scan', { seconds: searchSeconds });

export const found = (api: Api): Promise<DeviceSearch> => api.ask('GET', 'devices/found');

export const paired = (api: Api): Promise<readonly PairedDevice[]> => api.ask('GET', 'devices/paired');

export const pair = (api: Api, wish: PairingWish): Promise<NewlyPaired> =>
  api.ask('POST', 'devices/paired', wish, pairingPatienceMs);

export const forget = (api: Api, address: string): Promise<unknown> =>
  api.ask('DELETE', `devices/paired/${encodeURIComponent(address)}`);

export const outputs = (api: Api): Promise<OutputsView> => api.ask('GET', 'outputs');

/** At once, and until the next start; with `keep` for good. */
export const setDelay = (api: Api, name: string, delayMs: number, keep = false): Promise<DelaySet> =>
  api.ask('POST', `outputs/${encodeURIComponent(name)}/delay`, { delayMs, keep });

/** On which beats they fall: on each that `everyBeats` divides. */
export const click = (api: Api, seconds: number): Promise<{ readonly everyBeats: number }> =>
  api.ask('POST', 'outputs/clicks', { seconds });

export const play = (api: Api, use: readonly unknown[]): Promise<SettingsChange> =>
  api.changeSettings({ outputs: { use } });
