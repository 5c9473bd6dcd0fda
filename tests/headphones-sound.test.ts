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
  type PrivateSoundServer,
  pipeWireIsInstalled,
  startPipeWire,
} from '../daemon/outputs/alsa/private-pipewire.ts';
import {
  pulseAudioIsInstalled,
  startPulseAudio,
  whyNoPulseAudio,
} from '../daemon/outputs/alsa/testing/private-pulseaudio.ts';
import { makeSoundCards, soundCardsCanBeMade } from '../daemon/outputs/alsa/testing/sound-card.ts';
import { clicksOf } from '../daemon/outputs/alsa/testing/walker.ts';
import { silentDb } from '../daemon/player/shared/part-gains.ts';
import { parts } from '../daemon/score/note.ts';
import { heldUpSeconds } from '../daemon/system/testing/held-up.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { realTimers } from '../daemon/time/timers.ts';
import { tactus, temporaryFolder } from './support/cli.ts';
import { type Daemon, type DaemonAnswer, eventually, post, startDaemon } from './support/daemon.ts';
import { Trace } from './support/trace-checks.ts';

requireInstalled('dbus-daemon', dbusDaemonIsInstalled);
if (whyNoPulseAudio) console.warn(whyNoPulseAudio);

const address = '11:22:33:44:55:66';
/** One, and then one that is 100 ms more. */
const delaysMs = [120, 220] as const;
const delayMs = delaysMs[1];
/** Clicks are timed to the frame; feet scatter, and the beat stands in their middle. */
const onFootMs = 20;
/** So many clicks in a row say where they are. */
const clicksInARow = 16;
/** They are walked to the foot, which a machine with much else to do makes slow. */
const patienceSeconds = 150;
/** What was promised for their return, on a machine that has room for it. */
const returnSeconds = 5;

const servers = [
  {
    kind: 'PipeWire',
    output: 'alsa',
    sink: 'bluez_output.11_22_33_44_55_66.1',
    way: 'pipewire:NODE=',
    isInstalled: pipeWireIsInstalled,
    start: startPipeWire,
  },
  {
    kind: 'PulseAudio',
    output: 'alsa:pulse',
    sink: 'bluez_sink.11_22_33_44_55_66.a2dp_sink',
    way: 'pulse:DEVICE=',
    isInstalled: pulseAudioIsInstalled,
    start: startPulseAudio,
  },
];

/**
 * BlueZ is a small one, and what a server makes of it is made here: a sink while they are connected. It plays into a sound card
 * that writes down when each frame is heard, as does the sink of the system. The rest is real.
 */
for (const { kind, output, sink, way, isInstalled, start } of servers)
  describe.skipIf(!dbusDaemonIsInstalled || !isInstalled || !soundCardsCanBeMade)(
    `headphones on ${kind}`,
    { timeout: 4000 * patienceSeconds },
    () => {
      const folder = temporaryFolder();
      const trace = folder.at('trace.jsonl');
      let bus: PrivateBus;
      let cards: ReturnType<typeof makeSoundCards>;
      let server: PrivateSoundServer;
      let bluez: SmallBluez;
      let ears: SmallHeadphones;
      let daemon: Daemon;
      let destroySink: () => void;
      /** Where the trace begins, by the monotonic clock. */
      let zeroSeconds: number;

      beforeAll(async () => {
        bus = await openPrivateBus();
        cards = makeSoundCards(2);
        server = await start({ devices: { configuration: cards.configuration, own: 'card0' } });
        vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', bus.address);
        vi.stubEnv('XDG_RUNTIME_DIR', server.environment.XDG_RUNTIME_DIR);
        vi.stubEnv('STATE_DIRECTORY', folder.at('.'));
        bluez = await createSmallBluez(bus.address, realTimers);
        ears = bluez.addHeadphones({ address, name: 'Ears' });
        const args = ['--simulate', 'easy', '--seed', '4', '--output', output, '--trace', trace];
        daemon = await startDaemon(folder.at('.'), ...args);
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
        cards?.remove();
        folder.remove();
      });

      const outputNamed = async (name: string): Promise<DaemonAnswer> =>
        (await daemon.get('/api/v1/outputs')).outputs.find((each: DaemonAnswer) => each.name === name);
      const headphonesPlay = async (): Promise<boolean> => {
        const theirs = await outputNamed('headphones');
        return theirs?.detail === 'plays' && theirs.isReferenceEar;
      };
      const systemPlays = async (): Promise<boolean> => {
        const [system, theirs] = await Promise.all([outputNamed(output), outputNamed('headphones')]);
        return theirs === undefined && system.detail === 'plays' && system.isReferenceEar;
      };
      const [systemCard, theirCard] = [0, 1] as const;
      const loudestOf = (card: number, sinceSeconds: number): number =>
        cards.played(card, sinceSeconds).samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const untilHeard = async (card: number): Promise<void> => {
        const sinceSeconds = monotonicClock.nowSeconds();
        await eventually(() => loudestOf(card, sinceSeconds) > 0.03);
      };
      /** As far as it is written, which is done about once a second. */
      const traced = (kind: 'step' | 'reading'): Trace => {
        const file = readdirSync(folder.at('.')).find((name) => /^\.?trace\.jsonl/.test(name));
        const lines = readFileSync(folder.at(file!), 'utf8').split('\n').slice(0, -1);
        return new Trace(lines.filter((line) => line.includes(`"kind":"${kind}"`)).join('\n'));
      };
      const middle = (values: readonly number[]): number =>
        values.toSorted((a, b) => a - b)[values.length >> 1]!;

      const playClicksAlone = async (): Promise<void> => {
        const partGainsDb = Object.fromEntries(parts.map((part) => [part, silentDb]));
        await post(daemon, '/api/v1/intent', { partGainsDb, volume01: 1 });
        // There are none while nothing plays, as while WirePlumber begins anew.
        const clicks = () => post(daemon, '/api/v1/outputs/clicks', { seconds: 120 });
        await eventually(async () => (await clicks()).seconds === 120);
      };
      /** By the frames that their card played and the steps alone: clicks leave it so much before the foot. */
      const untilOnFoot = async (aheadMs: number): Promise<void> => {
        await playClicksAlone();
        const sinceSeconds = monotonicClock.nowSeconds();
        let off = Number.NaN;
        await eventually(() => {
          const steps = traced('step')
            .of('step')
            .map(({ atSeconds }) => atSeconds + zeroSeconds);
          const heard = clicksOf(cards.played(theirCard, sinceSeconds))
            .map((seconds) => seconds + aheadMs / 1000)
            // Its foot is written down.
            .filter((seconds) => seconds < steps.at(-1)!)
            .slice(0, clicksInARow);
          const offMs = heard.map((seconds) => {
            const nearest = steps.reduce((best, step) =>
              Math.abs(seconds - step) < Math.abs(seconds - best) ? step : best,
            );
            return 1000 * (seconds - nearest);
          });
          off = middle(offMs);
          return heard.length === clicksInARow && Math.abs(off) < onFootMs;
        }, patienceSeconds);
        const seconds = monotonicClock.nowSeconds() - sinceSeconds;
        console.log(
          `${kind}: ${aheadMs} ms after they left the card clicks are ${off.toFixed(1)} ms from the foot, ${seconds.toFixed(1)} s later`,
        );
      };
      /** Until they are heard again, from something on. */
      const untilHeardAgain = async (what: string, happens: () => Promise<void> | void): Promise<void> => {
        const beginSeconds = monotonicClock.nowSeconds();
        const heldUpBefore = heldUpSeconds(daemon.process.pid!);
        await happens();
        const first = await eventually(() => clicksOf(cards.played(theirCard, beginSeconds)).at(-1));
        const heldUp = heldUpSeconds(daemon.process.pid!) - heldUpBefore;
        const seconds = first - beginSeconds;
        console.log(
          `${kind}: heard in them ${seconds.toFixed(1)} s after ${what} (held up for ${heldUp.toFixed(1)} s)`,
        );
        expect(seconds - heldUp).toBeLessThan(returnSeconds);
      };

      it('they play once they are paired from the command, in the place of where the system plays', async () => {
        await eventually(systemPlays);
        const pairing = tactus('pair', 'ears', '--headphones');
        await eventually(() => ears.connected);
        destroySink = server.createSink(sink, 'card1');
        const { code, stdout } = await pairing;
        expect(stdout).toContain(
          `${kind} plays to them: \`tactus run\` finds that by itself (${way}${sink})`,
        );
        expect(code).toBe(0);
        await eventually(headphonesPlay);
        expect((await outputNamed(output)).detail).toBe('rests: the headphones play');
        await untilHeard(theirCard);
        expect(await daemon.get('/api/v1/devices/paired')).toEqual([
          { address, name: 'Ears', as: 'headphones', sound: { connected: true, output: 'headphones' } },
        ]);
      });

      it('have a delay of their own: so much earlier they are given what is heard on the foot', async () => {
        const atSeconds = monotonicClock.nowSeconds();
        await post(daemon, '/api/v1/readings', { kind: 'battery', sensorId: 'zero', charge01: 1, atSeconds });
        const mark = await eventually(() =>
          traced('reading')
            .of('reading')
            .find(({ sensorId }) => sensorId === 'zero'),
        );
        zeroSeconds = atSeconds - mark.atSeconds;
        for (const each of delaysMs) {
          const answer = await post(daemon, '/api/v1/outputs/headphones/delay', {
            delayMs: each,
            keep: true,
          });
          expect(answer).toMatchObject({ keptDelayMs: each, headphones: { address } });
          await untilOnFoot(each);
        }
      });

      it('are on the foot again when they are back in range, and the music is elsewhere meanwhile', async () => {
        ears.leave();
        await eventually(systemPlays);
        destroySink();
        await playClicksAlone();
        await untilHeard(systemCard);
        await untilHeardAgain('their return', () => {
          ears.callUs();
          destroySink = server.createSink(sink, 'card1');
        });
        await eventually(headphonesPlay);
        expect(await outputNamed('headphones')).toMatchObject({
          extraDelayMs: delayMs,
          keptDelayMs: delayMs,
        });
        await untilOnFoot(delayMs);
      });

      it('are on the foot again after bluetoothd was killed', async () => {
        await bluez.quit();
        await eventually(systemPlays);
        destroySink();
        await playClicksAlone();
        await bluez.restart();
        await eventually(() => ears.connected);
        await untilHeardAgain('they were connected again', () => {
          destroySink = server.createSink(sink, 'card1');
        });
        await untilOnFoot(delayMs);
      });

      it('are on the foot again after the sound server was killed while they played', async () => {
        await playClicksAlone();
        await untilHeard(theirCard);
        await server.killServer();
        ears.endStream();
        await eventually(async () => (await outputNamed('headphones')) === undefined);
        await eventually(async () => (await outputNamed(output)).detail !== 'plays');
        await untilHeardAgain('the start of the server', async () => {
          await server.startServer();
          ears.stream();
          destroySink = server.createSink(sink, 'card1');
        });
        await eventually(headphonesPlay);
        await untilOnFoot(delayMs);
      });
    },
  );
