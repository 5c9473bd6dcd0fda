import type { FoundDelay } from '../../../daemon/microphones/found-delay.ts';
import type { Expected } from '../../../daemon/microphones/job.ts';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import type { Api, SettingsChange } from '../model/api.ts';

type DeviceRole = 'sensor' | 'headphones';

export interface PairedDevice {
  readonly address: string;
  readonly name: string;
  readonly as: DeviceRole;
  /** By what name its readings come. */
  readonly sensorId?: string;
  /** Of headphones. */
  readonly sound?: {
    readonly connected: boolean;
    /** What plays to them. */
    readonly output?: string;
    /** Why nothing does, and what to do. */
    readonly obstacle?: string;
    readonly fix?: string;
  };
}

export interface NewlyPaired extends PairedDevice {
  /** Why headphones that are paired are not connected, and what to do. */
  readonly advice?: string;
}

export interface FoundDevice {
  readonly address: string;
  readonly name: string;
  readonly as: DeviceRole;
  /** What it can tell or do, in the daemon's words. */
  readonly kinds: readonly string[];
  /** Absent of what is connected, or paired and silent. */
  readonly rssiDbm?: number;
  readonly known?: 'paired' | 'configured';
}

export interface DeviceSearch {
  readonly secondsLeft: number;
  /** Why nothing is heard though somebody looks. */
  readonly obstacle?: string;
  readonly found: readonly FoundDevice[];
}

export type Output = PanelState['outputs'][number] & {
  /** As its device says. */
  readonly delayMs?: number;
  /** Beyond that, in force now; absent where it cannot be made up for. */
  readonly extraDelayMs?: number;
  readonly keptDelayMs?: number;
  /** Whose delay it is. */
  readonly headphones?: { readonly address: string; readonly name: string };
};

export interface OutputsView {
  readonly outputs: readonly Output[];
  readonly choices: readonly { readonly name: string; readonly description: string }[];
  /** Of the device. */
  readonly microphones: readonly { readonly name: string; readonly description: string }[];
}

/** When chirps were believed to be heard, by the daemon's clock, and the delay of their output that was in force. */
export interface Chirps {
  readonly delayMs: number;
  readonly chirps: readonly Expected[];
}

/** Headphones take up to a minute. */
const pairingPatienceMs = 90_000;
const searchSeconds = 60;
/** Opening a microphone, chirps of two outputs, and counting. */
const listeningPatienceMs = 60_000;

export const scan = (api: Api): Promise<DeviceSearch> =>
  api.ask('POST', 'devices/scan', { seconds: searchSeconds });

export const found = (api: Api): Promise<DeviceSearch> => api.ask('GET', 'devices/found');

export const paired = (api: Api): Promise<readonly PairedDevice[]> => api.ask('GET', 'devices/paired');

export const pair = (api: Api, wish: Pick<PairedDevice, 'address' | 'as'>): Promise<NewlyPaired> =>
  api.ask('POST', 'devices/paired', wish, pairingPatienceMs);

/** Those that are connected are connected anew. */
export const connect = (api: Api, address: string): Promise<unknown> =>
  api.ask('POST', `devices/paired/${encodeURIComponent(address)}/connect`, {}, pairingPatienceMs);

export const forget = (api: Api, address: string): Promise<unknown> =>
  api.ask('DELETE', `devices/paired/${encodeURIComponent(address)}`);

export const outputs = (api: Api): Promise<OutputsView> => api.ask('GET', 'outputs');

/** At once, and until the next start; with `keep` for good. */
export const setDelay = (api: Api, name: string, delayMs: number, keep = false): Promise<unknown> =>
  api.ask('POST', `outputs/${encodeURIComponent(name)}/delay`, { delayMs, keep });

/** On which beats they fall: on each that `everyBeats` divides. */
export const click = (api: Api, seconds: number): Promise<{ readonly everyBeats: number }> =>
  api.ask('POST', 'outputs/clicks', { seconds });

/** With a microphone of the device. */
export const listen = (api: Api, name: string, microphone: string): Promise<FoundDelay> =>
  api.ask('POST', `outputs/${encodeURIComponent(name)}/listen`, { microphone }, listeningPatienceMs);

/** For a microphone elsewhere: answers when they are over. */
export const chirp = (api: Api, name: string): Promise<Chirps> =>
  api.ask('POST', `outputs/${encodeURIComponent(name)}/chirps`, {}, listeningPatienceMs);

export const stopChirps = (api: Api): Promise<unknown> => api.ask('DELETE', 'outputs/chirps');

export const play = (api: Api, use: readonly unknown[]): Promise<SettingsChange> =>
  api.changeSettings({ outputs: { use } });
