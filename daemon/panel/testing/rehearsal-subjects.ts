import type { Subjects } from '../api/routes.ts';
import type { CodeTaps } from '../code-taps.ts';
import type { PairableDevices, PairedDevice } from '../devices.ts';
import type { PanelHost } from '../host.ts';
import type { PanelNetwork } from '../network.ts';
import type { PanelOutputs } from '../outputs.ts';
import { createRehearsalListeningTests } from './rehearsal-listening-tests.ts';
import { createRehearsalSessions } from './rehearsal-sessions.ts';
import { createRehearsalSettings } from './rehearsal-settings.ts';
import { createRehearsalUpkeep } from './rehearsal-upkeep.ts';
import { createRehearsalWorkouts } from './rehearsal-workouts.ts';

const strap = {
  ...{ address: 'C0:FF:EE:00:00:01', name: 'HRM 9000', as: 'sensor' as const },
  ...{ kinds: ['heart rate'], rssiDbm: -61, connected: false },
};
const ears = {
  ...{ address: '11:22:33:44:55:66', name: 'Ears', as: 'headphones' as const },
  ...{ kinds: ['plays sound'], rssiDbm: -50, connected: false },
};

/** What a panel's server is started with, around a rehearsal: a strap and headphones are near. */
export function createRehearsalSubjects(host: PanelHost): Subjects {
  const model = { name: 'rehearsal', version: '1.0.0' };
  return {
    host,
    devices: createRehearsalDevices(host),
    network: createRehearsalNetwork(),
    taps: createRehearsalTaps(host),
    settings: createRehearsalSettings(),
    outputs: createRehearsalOutputs(host),
    upkeep: createRehearsalUpkeep(),
    models: {
      view: () => ({
        models: [
          {
            ...{ ...model, kind: 'rehearsal', origin: 'package', parameterCount: 12_000, sizeBytes: 48_000 },
            ...{ precisions: [], trainedOn: [], metrics: {}, inUse: true, verified: true },
            styles: host.state().styles.map(({ name }) => ({ name, trainPieces: 100 })),
          },
          {
            ...{ name: 'sketch', version: '0.9.0', kind: 'rehearsal', origin: 'imported' },
            ...{ parameterCount: 900_000, sizeBytes: 3_600_000, precisions: ['fp32'], inUse: false },
            styles: [{ name: 'folk', trainPieces: 12 }],
            trainedOn: [{ name: 'Tunes', licence: 'public domain', attribution: 'many', pieces: 12 }],
            metrics: { valid: { nll: 1.3, markovBaseline: 5.2 } },
          },
        ],
        broken: [],
      }),
    },
    sessions: createRehearsalSessions(host),
    workouts: createRehearsalWorkouts(),
    listeningTests: createRehearsalListeningTests(),
  };
}

/** Its sound card can be told a delay, and clicks where it sounds. */
function createRehearsalOutputs({ state }: PanelHost): PanelOutputs {
  let extraDelayMs = 0;
  let keptDelayMs = 0;
  return {
    view: async () => ({
      outputs: state().outputs.map((output) =>
        output.isReferenceEar ? { ...output, delayMs: 104, extraDelayMs, keptDelayMs } : output,
      ),
      choices: [
        { name: 'alsa:default', description: 'Default ALSA Output' },
        { name: 'stream', description: 'One endless MP3 at /stream.mp3.' },
      ],
      microphones: [{ name: 'plughw:CARD=Mic,DEV=0', description: 'USB microphone' }],
    }),
    async setDelay(name, delayMs, { keep }) {
      extraDelayMs = delayMs;
      if (keep) keptDelayMs = delayMs;
      return { name, delayMs, keptDelayMs };
    },
    clicks: {
      get unheardBecause() {
        return state().outputs.some(({ soundsHere }) => soundsHere) ? undefined : 'Nothing sounds here.';
      },
      click: () => 1,
      stop: () => {},
    },
    chirps: {
      chirp: async () => ({ delayMs: extraDelayMs, chirps: [] }),
      listen: async () => ({
        ...{ heard: 'well', foundMs: 182.4, doubtMs: 0.2, against: 'clock', chirps: 8, of: 8 },
      }),
      stop: () => {},
    },
  };
}

function createRehearsalNetwork(): PanelNetwork {
  let isOn = false;
  const names = ['tactus.local', 'rehearsal.local'];
  const credentials = { name: 'Tactus-ABCD', passphrase: 'hjkmnpqrstuvwxyz' };
  return {
    names: () => names,
    status: async () => ({
      names,
      hotspot: {
        ...{ mode: 'button', phase: isOn ? 'on' : 'off', guests: 0 },
        ...credentials,
        qrText: `WIFI:T:WPA;S:${credentials.name};P:${credentials.passphrase};;`,
        ...(isOn && { address: '10.72.72.1' }),
      },
    }),
    async setHotspot(on) {
      isOn = on;
    },
  };
}

/** Taps for nobody; to be heard where a device sounds. */
function createRehearsalTaps({ clock, state }: PanelHost): CodeTaps {
  let endSeconds = Number.NEGATIVE_INFINITY;
  return {
    get unheardBecause() {
      return state().outputs.some(({ soundsHere }) => soundsHere) ? undefined : 'Nothing sounds here.';
    },
    get secondsLeft() {
      return Math.max(0, endSeconds - clock.nowSeconds());
    },
    tap() {
      endSeconds = clock.nowSeconds() + 60;
      return 60;
    },
    stop() {
      endSeconds = clock.nowSeconds();
    },
  };
}

function createRehearsalDevices({ clock }: PanelHost): PairableDevices {
  let endSeconds = Number.NEGATIVE_INFINITY;
  let paired: readonly PairedDevice[] = [];
  const found: PairableDevices['found'] = async () => ({
    secondsLeft: Math.max(0, endSeconds - clock.nowSeconds()),
    found:
      endSeconds === Number.NEGATIVE_INFINITY
        ? []
        : [strap, ears].map((device) => {
            const isKnown = paired.some(({ address }) => address === device.address);
            return { ...device, ...(isKnown && { known: 'paired' as const }) };
          }),
  });
  return {
    search(seconds) {
      if (endSeconds <= clock.nowSeconds()) endSeconds = clock.nowSeconds() + seconds;
      return found();
    },
    found,
    paired: async () => paired,
    async pair({ address, as }) {
      const name = address === ears.address ? ears.name : strap.name;
      const sound = { connected: true, output: 'headphones' };
      const device = { address, name, as, ...(as === 'sensor' ? { sensorId: 'HRM-9000' } : { sound }) };
      paired = [...paired, device];
      return device;
    },
    connect: async (wanted) => paired.some(({ address, as }) => address === wanted && as === 'headphones'),
    async forget(wanted) {
      const before = paired.length;
      paired = paired.filter(({ address }) => address !== wanted);
      return paired.length < before;
    },
  };
}
