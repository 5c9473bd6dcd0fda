import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BluetoothBench, openBluetoothBench } from '../../bluetooth/testing/bluetooth-bench.ts';
import type { SmallHeadphones } from '../../bluetooth/testing/small-bluez.ts';
import { dbusDaemonIsInstalled } from '../../dbus/testing/private-bus.ts';
import { TactusError } from '../../system/errors.ts';
import type { StationStatus } from '../../system/health.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import type { Output } from '../output.ts';
import type { SinkSearch } from './find-sink.ts';
import { createHeadphonesOutputs, type HeadphonesOutputs } from './headphones-outputs.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

const address = '11:22:33:44:55:66';
const device = 'pipewire:NODE=bluez_output.11_22_33_44_55_66.1';
const sink: SinkSearch = { sink: { server: 'PipeWire', device } };
const noSink: SinkSearch = { sink: undefined, obstacle: { why: 'none has them', fix: 'install it' } };

describe.skipIf(!dbusDaemonIsInstalled)('the sound in headphones', () => {
  let bench: BluetoothBench;
  let ears: SmallHeadphones;
  let outputs: HeadphonesOutputs;
  let search: SinkSearch;
  let looks: number;
  let opened: { device: string; isOpen: boolean }[];
  let status: StationStatus;
  let underruns: number;
  let lateBlocks: number;
  /** There is no room for another output. */
  let isFull: boolean;
  const log: string[] = [];

  beforeEach(async () => {
    bench = await openBluetoothBench();
    ears = bench.bluez.addHeadphones({ address, name: 'Ears' });
    [search, looks, opened, status, underruns, lateBlocks, isFull] = [noSink, 0, [], 'ok', 0, 0, false];
    log.length = 0;
    const say = (_: unknown, text: string): void => void log.push(text);
    outputs = createHeadphonesOutputs({
      bluetooth: () => ({ bluez: bench.client, scanner: bench.scanner }),
      find: async () => {
        looks += 1;
        return search;
      },
      open: (_, into) => {
        if (isFull) throw new TactusError('usage', 'Too many sound devices are open.', 'Close one of them.');
        const one = { device: into, isOpen: true };
        opened.push(one);
        const health = () => ({ status, counters: { underruns }, gauges: { delayMs: 180 } });
        return { name: 'headphones', health, one } as unknown as Output;
      },
      close: async (output) => {
        (output as unknown as { one: { isOpen: boolean } }).one.isOpen = false;
      },
      lateBlocks: () => lateBlocks,
      log: { info: say, warn: say } as never,
      ...bench.tools,
    });
    outputs.set([{ address: address.toLowerCase() }]);
    outputs.setPlaying(true);
    ears.remember();
  });
  afterEach(async () => {
    await outputs.close();
    expect(opened.filter(({ isOpen }) => isOpen)).toEqual([]);
    await bench.close();
  });

  const come = async (): Promise<void> => {
    ears.callUs();
    await bench.time.advance(1);
  };
  const isOpen = (): boolean => opened.at(-1)?.isOpen ?? false;

  it('has an output once their sink is there, until they go', async () => {
    await come();
    expect(outputs.worn).toEqual([{ address, name: 'Ears', output: undefined, obstacle: noSink.obstacle }]);
    await bench.time.advance(20);
    search = sink;
    await bench.time.advance(6);
    expect(opened).toEqual([{ device, isOpen: true }]);
    expect(outputs.worn).toMatchObject([{ output: 'headphones', obstacle: undefined }]);
    const before = looks;
    await bench.time.advance(60);
    // Nobody is asked again and again while they play.
    expect(looks).toBe(before);
    ears.leave();
    await bench.time.advance(1);
    expect([isOpen(), outputs.worn.length]).toEqual([false, 0]);
    await come();
    expect(isOpen()).toBe(true);
  });

  it('looks at once when the sound server has made its way into them, or taken it away', async () => {
    ears.audioServer = false;
    await come();
    await bench.time.advance(30);
    search = sink;
    ears.stream();
    await bench.time.advance(0);
    expect(isOpen()).toBe(true);
  });

  it('looks soon again for a sink that comes a moment after the way into them, however long there was none', async () => {
    ears.audioServer = false;
    await come();
    await bench.time.advance(30);
    ears.stream();
    await bench.time.advance(0);
    search = sink;
    await bench.time.advance(1);
    expect(isOpen()).toBe(true);
  });

  it('leaves a sink that is gone, and takes it again, also where nobody says so', async () => {
    search = sink;
    await come();
    expect(isOpen()).toBe(true);
    search = noSink;
    status = 'degraded';
    await bench.time.advance(2);
    expect(isOpen()).toBe(false);
    search = sink;
    status = 'ok';
    await bench.time.advance(5);
    expect([isOpen(), opened.length]).toEqual([true, 2]);
    await bench.bluez.quit();
    await bench.time.advance(1);
    expect(isOpen()).toBe(false);
    await bench.bluez.restart();
    await come();
    expect(isOpen()).toBe(true);
  });

  it('says why there is no output for them, and opens it as soon as it may', async () => {
    search = sink;
    isFull = true;
    await come();
    const obstacle = { why: 'Too many sound devices are open.', fix: 'Close one of them.' };
    expect(outputs.worn).toEqual([{ address, name: 'Ears', output: undefined, obstacle }]);
    isFull = false;
    await bench.time.advance(6);
    expect(isOpen()).toBe(true);
    expect(outputs.worn).toMatchObject([{ output: 'headphones', obstacle: undefined }]);
  });

  it('takes only what is ours', async () => {
    search = sink;
    outputs.set([]);
    await come();
    expect(opened).toEqual([]);
    outputs.set('all');
    await bench.time.advance(1);
    expect(isOpen()).toBe(true);
    outputs.set([]);
    await bench.time.advance(1);
    expect(isOpen()).toBe(false);
  });

  /** So many seconds in which they run dry. */
  const stutter = async (seconds: number): Promise<void> => {
    for (let i = 0; i < seconds; i += 1) {
      underruns += 1;
      await bench.time.advance(1);
    }
  };

  it('connects those anew, once, that come back and stutter', async () => {
    search = sink;
    await come();
    await bench.time.advance(4);
    await stutter(4);
    await bench.time.advance(6);
    expect([ears.hangUps, ears.connected, isOpen(), opened.length]).toEqual([1, true, true, 2]);
    expect(log).toEqual(['Ears came back and stutters: it is disconnected and connected once']);
    // It is no better for it: then it is as it is, also when they come again soon.
    await stutter(30);
    ears.leave();
    await bench.time.advance(1);
    await come();
    await stutter(30);
    expect(ears.hangUps).toBe(1);
    // Another day.
    ears.leave();
    await bench.time.advance(3600);
    await come();
    await bench.time.advance(4);
    await stutter(6);
    await bench.time.advance(6);
    expect(ears.hangUps).toBe(2);
  });

  it('lets those alone that stumble later, or through our own fault', async () => {
    search = sink;
    await come();
    for (let i = 0; i < 15; i += 1) {
      lateBlocks += 1;
      await stutter(1);
    }
    await bench.time.advance(10);
    await stutter(30);
    expect(ears.hangUps).toBe(0);
  });

  it('lets go of them while nothing plays and somebody wants to scan, and never else', async () => {
    search = sink;
    await come();
    const release = bench.scanner.wantAll();
    await bench.time.advance(30);
    expect(isOpen()).toBe(true);
    outputs.setPlaying(false);
    await bench.time.advance(4);
    expect(isOpen()).toBe(true);
    await bench.time.advance(3);
    expect(isOpen()).toBe(false);
    outputs.setPlaying(true);
    await bench.time.advance(1);
    expect(isOpen()).toBe(true);
    outputs.setPlaying(false);
    await bench.time.advance(8);
    expect(isOpen()).toBe(false);
    release();
    await bench.time.advance(3);
    expect(isOpen()).toBe(true);
  });
});
