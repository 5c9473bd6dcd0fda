import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createSmallBluez,
  type SmallBluez,
  type SmallHeadphones,
} from '../daemon/bluetooth/testing/small-bluez.ts';
import {
  dbusDaemonIsInstalled,
  openPrivateBus,
  type PrivateBus,
} from '../daemon/dbus/testing/private-bus.ts';
import {
  type PrivatePipeWire,
  pipeWireIsInstalled,
  startPipeWire,
} from '../daemon/outputs/alsa/private-pipewire.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { realTimers } from '../daemon/time/timers.ts';
import { tactus, temporaryFolder } from './support/cli.ts';
import { type Daemon, type DaemonAnswer, eventually, post, startDaemon } from './support/daemon.ts';
import { Trace } from './support/trace-checks.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);

const address = '11:22:33:44:55:66';
const sinkName = 'bluez_output.11_22_33_44_55_66.1';
const delayMs = 120;

/** BlueZ is a small one, and what WirePlumber makes of it is made here: a sink while they are connected. The rest is real. */
describe.skipIf(!dbusDaemonIsInstalled || !pipeWireIsInstalled)('sound in Bluetooth headphones', () => {
  const folder = temporaryFolder();
  const trace = folder.at('trace.jsonl');
  let bus: PrivateBus;
  let server: PrivatePipeWire;
  let bluez: SmallBluez;
  let ears: SmallHeadphones;
  let daemon: Daemon;
  let destroySink: () => void;

  beforeAll(async () => {
    bus = await openPrivateBus();
    server = await startPipeWire();
    vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', bus.address);
    vi.stubEnv('XDG_RUNTIME_DIR', server.environment.XDG_RUNTIME_DIR);
    vi.stubEnv('STATE_DIRECTORY', folder.at('.'));
    bluez = await createSmallBluez(bus.address, realTimers);
    ears = bluez.addHeadphones({ address, name: 'Ears' });
    daemon = await startDaemon(folder.at('.'), '--simulate', 'easy', '--seed', '4', '--trace', trace);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') console.log(daemon.output());
  });
  afterAll(async () => {
    await daemon?.stop();
    bluez?.close();
    await server?.close();
    await bus?.close();
    vi.unstubAllEnvs();
    folder.remove();
  });

  const outputNamed = async (name: string): Promise<DaemonAnswer> =>
    (await daemon.get('/api/v1/outputs')).outputs.find((each: DaemonAnswer) => each.name === name);
  const until = async (condition: () => Promise<boolean>): Promise<number> => {
    const startMs = performance.now();
    await eventually(condition);
    return (performance.now() - startMs) / 1000;
  };
  const headphonesPlay = async (): Promise<boolean> => {
    const output = await outputNamed('headphones');
    return output?.detail === 'plays' && output.isReferenceEar;
  };
  const cardPlays = async (): Promise<boolean> => {
    const [card, theirs] = await Promise.all([outputNamed('alsa'), outputNamed('headphones')]);
    return theirs === undefined && card.detail === 'plays' && card.isReferenceEar;
  };
  /** Root of the mean square of what a sink plays meanwhile. */
  const loudness = async (sink?: string): Promise<number> => {
    const recording = server.record(sink);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const heard = await recording.stop();
    return Math.sqrt(heard.reduce((sum, value) => sum + value * value, 0) / heard.length);
  };
  /** How much later than the foot each beat is heard, ms; the trace is written about once a second. */
  const lateness = (): readonly { readonly beat: number; readonly lateMs: number }[] => {
    const file = readdirSync(folder.at('.')).find((name) => /^\.?trace\.jsonl/.test(name));
    const text = readFileSync(folder.at(file!), 'utf8');
    const lines = new Trace(text.slice(0, text.lastIndexOf('\n')));
    const steps = lines.of('step').map(({ atSeconds }) => atSeconds);
    const heard = lines.of('beat').filter(({ atSeconds }) => atSeconds < steps.at(-1)!);
    return heard.map(({ beat, atSeconds }) => {
      const apart = steps.map((step) => atSeconds - step);
      const least = apart.reduce((best, each) => (Math.abs(each) < Math.abs(best) ? each : best));
      return { beat, lateMs: 1000 * least };
    });
  };
  const median = (values: readonly number[]): number =>
    [...values].sort((a, b) => a - b)[values.length >> 1]!;
  /** Of beats that are heard from now on: they walk to the foot, and are there. */
  const untilOnTheFoot = async (): Promise<void> => {
    const { beat: before } = lateness().at(-1)!;
    let late: readonly number[] = [];
    const seconds = await until(async () => {
      late = lateness()
        .filter(({ beat }) => beat > before)
        .map(({ lateMs }) => lateMs);
      return late.length >= 12 && Math.abs(median(late.slice(-12))) < 25;
    });
    console.log(
      `${seconds.toFixed(1)} s later beats are ${median(late.slice(-12)).toFixed(0)} ms after the foot`,
    );
  };

  it('is there once they are paired from the command, in the place of where the system plays', async () => {
    await until(cardPlays);
    const pairing = tactus('pair', 'ears', '--headphones');
    await until(async () => ears.connected);
    destroySink = server.createSink(sinkName);
    const { code, stdout } = await pairing;
    expect(stdout).toContain(
      `PipeWire plays to them: \`tactus run\` finds that by itself (pipewire:NODE=${sinkName})`,
    );
    expect(code).toBe(0);
    await until(headphonesPlay);
    expect((await outputNamed('alsa')).detail).toBe('rests: the headphones play');
    expect(await loudness(sinkName)).toBeGreaterThan(0.01);
    const paired = await daemon.get('/api/v1/devices/paired');
    expect(paired).toEqual([
      { address, name: 'Ears', as: 'headphones', sound: { connected: true, output: 'headphones' } },
    ]);
  });

  it('has a delay of its own, by which it falls on the foot', async () => {
    const answer = await post(daemon, '/api/v1/outputs/headphones/delay', { delayMs, keep: true });
    expect(answer).toMatchObject({ keptDelayMs: delayMs, headphones: { address } });
    await untilOnTheFoot();
  });

  it('is on the foot again when they are back in range, and elsewhere meanwhile', async () => {
    ears.leave();
    await until(cardPlays);
    destroySink();
    expect(await loudness()).toBeGreaterThan(0.01);
    ears.callUs();
    destroySink = server.createSink(sinkName);
    const seconds = await until(headphonesPlay);
    console.log(`back in range: plays after ${seconds.toFixed(1)} s`);
    expect(await outputNamed('headphones')).toMatchObject({ extraDelayMs: delayMs, keptDelayMs: delayMs });
    expect(await loudness(sinkName)).toBeGreaterThan(0.01);
    await untilOnTheFoot();
  });

  it('is on the foot again after bluetoothd was away', async () => {
    await bluez.quit();
    await until(cardPlays);
    destroySink();
    await bluez.restart();
    await until(async () => ears.connected);
    destroySink = server.createSink(sinkName);
    const seconds = await until(headphonesPlay);
    console.log(`bluetoothd back: plays after ${seconds.toFixed(1)} s`);
    expect(await loudness(sinkName)).toBeGreaterThan(0.01);
    await untilOnTheFoot();
  });
});
