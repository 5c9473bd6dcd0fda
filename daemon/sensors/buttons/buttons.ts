import { join } from 'node:path';
import type { SenderMap } from '../map/sender-map.ts';
import type { Sensor, SensorTools } from '../sensor.ts';
import { createVitals } from '../vitals.ts';
import { type InputFile, listInputDevices, openInputFile } from './device-file.ts';
import { createGestures, type Gestures } from './gesture.ts';
import { type KeyEvent, parseKeyEvents, usualKeys } from './input-event.ts';

export interface ButtonsOptions {
  /** Names of devices as Linux tells them, or parts of them; empty for those that look like buttons. */
  readonly devices: readonly string[];
  /** Key code to control, over the usual ones. */
  readonly keys: Readonly<Record<string, string>>;
  readonly inputFolder?: string;
  readonly sysFolder?: string;
}

export interface ButtonsSensorTools extends SensorTools {
  /** What the user made of keys. */
  readonly senders?: Pick<SenderMap, 'button'>;
}

/** A finger does not notice. */
const pollSeconds = 0.04;
/** Headphones bring their buttons with them when they connect. */
const searchSeconds = 2;
/** Headphones (AVRCP), keys on GPIO pins, USB headsets' consumer keys; keyboards are left alone. */
export const looksLikeButtons = /avrcp|gpio[-_ ]?keys|consumer control|headset|^button/i;
/** These go on while the key is held. */
const repeating: ReadonlySet<string> = new Set(['volumeUp', 'volumeDown']);

interface OpenDevice {
  readonly name: string;
  readonly file: InputFile;
  readonly gestures: Gestures;
}

/** Keys of GPIO pins, headsets and headphones as controls: toggle, play, stop, skip, lap, volumeUp, volumeDown, mute. */
export function createButtonsSensor(
  options: ButtonsOptions,
  { clock, timers, senders }: ButtonsSensorTools,
): Sensor {
  const id = 'buttons';
  const { inputFolder = '/dev/input', sysFolder = '/sys/class/input' } = options;
  const vitals = createVitals({ id, clock });
  const open = new Map<string, OpenDevice>();
  const refused = new Set<string>();
  let running = false;
  let cancelPoll: (() => void) | undefined;
  let cancelSearch: (() => void) | undefined;
  let offsetSeconds: number | undefined;

  const controlOf = (code: number): string | undefined => options.keys[String(code)] ?? usualKeys.get(code);
  const isWanted = (name: string): boolean =>
    options.devices.length === 0
      ? looksLikeButtons.test(name)
      : options.devices.some((wanted) => name.toLowerCase().includes(wanted.toLowerCase()));

  const tell = (name: string): void => {
    vitals.emit({ kind: 'control', sensorId: id, atSeconds: clock.nowSeconds(), name, value01: 1 });
  };

  const onKey = (device: OpenDevice, { code, action, kernelSeconds }: KeyEvent): void => {
    const mapped = senders?.button(code, action !== 'release');
    if (mapped) {
      for (const reading of mapped.readings) {
        const repeats = reading.kind === 'control' && repeating.has(reading.name);
        if (action !== 'repeat' || repeats) vitals.emit(reading);
      }
      for (const why of mapped.refused) vitals.refuse(why, device.name);
      return;
    }
    const control = controlOf(code);
    if (control === undefined) {
      // Headphones' keys for which there is nothing to do come and go: only a press is worth a word.
      if (action === 'press')
        vitals.refuse(`key ${code} means nothing here; sensors.buttons.keys can name it`, device.name);
      return;
    }
    if (control === 'button') {
      // The kernel's times, on our clock: presses are told apart exactly, however seldom we ask.
      offsetSeconds = Math.min(offsetSeconds ?? Number.POSITIVE_INFINITY, clock.nowSeconds() - kernelSeconds);
      if (action === 'press') device.gestures.press(kernelSeconds + offsetSeconds);
      if (action === 'release') device.gestures.release(kernelSeconds + offsetSeconds);
    } else if (action === 'press' || (action === 'repeat' && repeating.has(control))) {
      tell(control);
    }
  };

  const showStatus = (): void => {
    const names = [...open.values()].map((device) => device.name);
    if (names.length > 0) vitals.status('ok', `listening to ${names.join(', ')}`);
    else if (refused.size > 0)
      vitals.status('degraded', `no right to read ${[...refused].join(', ')} (group input)`);
    else vitals.status('degraded', 'no buttons found; they may come with headphones');
  };

  const close = (node: string): void => {
    open.get(node)?.file.close();
    open.delete(node);
  };

  const search = (): void => {
    cancelSearch = timers.after(searchSeconds, search);
    refused.clear();
    const present = listInputDevices(sysFolder);
    for (const [node, { name }] of open) {
      if (present.some((device) => device.node === node)) continue;
      vitals.error(`${name} is gone`);
      close(node);
    }
    for (const { node, name } of present) {
      if (open.has(node) || !isWanted(name)) continue;
      try {
        open.set(node, { name, file: openInputFile(join(inputFolder, node)), gestures: createGestures() });
      } catch (error) {
        refused.add(name);
        vitals.error(error);
      }
    }
    if (open.size > 0 && !cancelPoll) poll();
    showStatus();
  };

  const poll = (): void => {
    cancelPoll = open.size > 0 ? timers.after(pollSeconds, poll) : undefined;
    for (const [node, device] of open) {
      try {
        for (const event of parseKeyEvents(device.file.read())) onKey(device, event);
      } catch (error) {
        vitals.error(error);
        close(node);
        showStatus();
        continue;
      }
      const meant = device.gestures.meant(clock.nowSeconds());
      if (meant) tell(meant);
    }
  };

  return {
    id,
    start(emit) {
      vitals.listener = emit;
      if (running) return;
      running = true;
      search();
    },
    stop() {
      vitals.listener = undefined;
      running = false;
      cancelPoll?.();
      cancelPoll = undefined;
      cancelSearch?.();
      for (const { file } of open.values()) file.close();
      open.clear();
      vitals.status('starting', 'stopped');
      return Promise.resolve();
    },
    health: () => vitals.health(),
    refuse: vitals.refuse,
  };
}
