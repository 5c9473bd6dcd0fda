import { afterEach, expect, it } from 'vitest';
import { outputsOptionsSchema } from '../outputs/options.ts';
import { nameOfOutput } from '../outputs/output-names.ts';
import type { OutputEntry } from '../outputs/output-type.ts';
import type { ConnectedHeadphones } from '../sensors/headphones/headphones.ts';
import { ManualClock } from '../time/clock.ts';
import { openOutputDelays } from './output-delays.ts';
import { createPanelOutputs } from './panel-outputs.ts';
import { createKeptSettings, type KeptSettings } from './testing/kept-settings.ts';

const ears = { address: '11:22:33:44:55:66', name: 'Ears' };
const others = { address: '11:22:33:44:55:77', name: 'Others' };
const clicks = { unheardBecause: undefined, click: () => 1, stop: () => {} };
const chirps = {
  chirp: async () => ({ delayMs: 0, chirps: [] }),
  listen: async () => ({ heard: 'silence' as const }),
  stop: () => {},
};

let kept: KeptSettings | undefined;
afterEach(() => {
  kept?.remove();
  kept = undefined;
});

/** Outputs that play, the first the reference; what was kept by address is what a start before left. */
async function start(use: readonly unknown[], file = '{}') {
  const entries: readonly OutputEntry[] = outputsOptionsSchema.parse({ use }).use;
  const delaysMs = new Map(
    entries
      .filter(({ type }) => type === 'alsa')
      .map((entry) => [nameOfOutput(entry), Number(entry.delayMs)]),
  );
  const outputs = {
    entries,
    delaysMs,
    all: entries.map((entry, index) => ({
      name: nameOfOutput(entry),
      isReferenceEar: index === 0,
      health: () => ({ gauges: {}, status: 'ok', detail: '' }) as never,
      close: async () => {},
    })),
    setDelay: (name: string, delayMs: number) => void delaysMs.set(name, delayMs),
    onDevices: () => {},
  };
  let connected: readonly ConnectedHeadphones[] = [];
  const state = {
    read: async (_: string, parse: (text: string) => never) => parse(file),
    keep: (_: string, text: string) => {
      file = text;
    },
  };
  const delays = await openOutputDelays({ outputs, state, connected: () => connected });
  const wear = (...next: readonly ConnectedHeadphones[]): void => {
    connected = next;
    delays.look();
  };
  return { outputs, delays, delaysMs, wear, file: () => file };
}

it('is tried at once, and is again what was kept after a start', async () => {
  const { delays, delaysMs } = await start(['alsa:hw:0', 'stream']);
  delays.set('alsa:hw:0', 120);
  expect(delaysMs.get('alsa:hw:0')).toBe(120);
  expect(delays.of('alsa:hw:0')).toEqual({ delayMs: 120, keptMs: 0 });
  expect(delays.of('stream')).toBeUndefined();
  await delays.keep('alsa:hw:0', async (delayMs) => expect(delayMs).toBe(120));
  expect(delays.of('alsa:hw:0')).toEqual({ delayMs: 120, keptMs: 120 });
});

it('belongs to the headphones that are worn, each pair its own, and to the output without them', async () => {
  const first = await start([{ type: 'alsa', delayMs: 20 }, 'stream']);
  const { delays, delaysMs, wear } = first;
  wear(ears);
  expect(delays.of('alsa')).toEqual({ delayMs: 20, keptMs: 20, headphones: ears });
  delays.set('alsa', 180);
  await delays.keep('alsa', () => Promise.reject(new Error('not the configuration')));
  wear();
  expect(delays.of('alsa')).toEqual({ delayMs: 20, keptMs: 20 });
  wear(others);
  delays.set('alsa', 250);
  await delays.keep('alsa', async () => {});
  wear(ears);
  expect(delaysMs.get('alsa')).toBe(180);
  // Of two pairs nobody knows which one plays.
  wear(ears, others);
  expect(delays.of('alsa')).toEqual({ delayMs: 20, keptMs: 20 });

  const next = await start([{ type: 'alsa', delayMs: 20 }], first.file());
  next.wear(others);
  expect(next.delays.of('alsa')).toEqual({ delayMs: 250, keptMs: 250, headphones: others });
});

it('of headphones with an output of their own is kept by their address, whichever output that is', async () => {
  const { delays, delaysMs, wear, file } = await start(['alsa', 'stream']);
  wear(ears);
  expect(delays.belong('headphones', ears)).toBe(0);
  delaysMs.set('headphones', 0);
  delays.look();
  expect(delays.of('alsa')).toEqual({ delayMs: 0, keptMs: 0 });
  delays.set('headphones', 190);
  await delays.keep('headphones', () => Promise.reject(new Error('not the configuration')));
  expect(delays.of('headphones')).toEqual({ delayMs: 190, keptMs: 190, headphones: ears });
  delaysMs.delete('headphones');
  delays.belong('headphones', undefined);
  delays.look();
  expect(delays.of('headphones')).toBeUndefined();
  expect(delays.of('alsa')).toEqual({ delayMs: 190, keptMs: 190, headphones: ears });

  const next = await start(['alsa'], file());
  expect(next.delays.belong('headphones', others)).toBe(0);
  expect(next.delays.belong('headphones:2', ears)).toBe(190);
});

it('of a card of its own name is the card’s, whatever else is connected', async () => {
  const { delays, wear } = await start(['alsa:hw:0']);
  wear(ears);
  expect(delays.of('alsa:hw:0')).toEqual({ delayMs: 0, keptMs: 0 });
});

it('is kept in the entry of the configuration, with comments and other entries as they stand', async () => {
  const text = [
    '# mine',
    'outputs:',
    '  use:',
    '    # the hall',
    '    - alsa # loud',
    '    - { type: stream } # for phones',
    '  reference: alsa',
    '',
  ].join('\n');
  kept = await createKeptSettings(text);
  const { outputs, delays } = await start(['alsa', 'stream']);
  const { settings } = kept;
  const panel = createPanelOutputs({
    levels: { levelsDb: {} },
    ...{ outputs, delays, clicks, chirps, settings },
    clock: new ManualClock(0),
  });
  const answer = await panel.setDelay('alsa', 45, { keep: true });
  expect(answer).toEqual({ name: 'alsa', delayMs: 45, keptDelayMs: 45 });
  const content = kept.content();
  expect(content).toMatch(/- \{ ?type: alsa, delayMs: 45 ?\}/);
  for (const whole of [
    '# mine',
    '# the hall',
    '# loud',
    '- { type: stream } # for phones',
    'reference: alsa',
  ])
    expect(content).toContain(whole);
  // What plays has taken it up: no start is needed for it.
  expect((await settings.view()).restartNeeded).toBe(false);
  await panel.setDelay('alsa', 60, { keep: true });
  expect(kept.content()).toMatch(/delayMs: 60/);
  await settings.undo({ isDryRun: false });
  expect(kept.delays.at(-1)).toMatchObject([{ type: 'alsa', delayMs: 45 }, { type: 'stream' }]);
  const more = await settings.change({ outputs: { use: ['alsa', 'null'] } }, { isDryRun: true });
  expect(more.changed).toMatchObject([{ path: 'outputs.use', restartNeeded: true }]);
});

it('is kept where the configuration names no outputs, and refused where it names others', async () => {
  kept = await createKeptSettings('');
  const { outputs, delays } = await start(['alsa', 'stream']);
  const { settings } = kept;
  const panel = createPanelOutputs({
    levels: { levelsDb: {} },
    ...{ outputs, delays, clicks, chirps, settings },
    clock: new ManualClock(0),
  });
  await panel.setDelay('alsa', -30, { keep: true });
  expect(kept.content()).toMatch(/use: \[ \{ type: alsa, delayMs: -30 \}, stream \]/);
  expect((await settings.view()).restartNeeded).toBe(false);
  kept.write('outputs: { use: [stream] }\n');
  await expect(panel.setDelay('alsa', 10, { keep: true })).rejects.toThrow(/does not name "alsa"/);
});

it('of an output of events is kept like any other, by its whole name', async () => {
  kept = await createKeptSettings('outputs: { use: [osc:10.0.0.9:9001, osc:10.0.0.8:9001] }\n');
  const { outputs, delays } = await start(['osc:10.0.0.9:9001', 'osc:10.0.0.8:9001']);
  const { settings } = kept;
  const panel = createPanelOutputs({
    levels: { levelsDb: {} },
    ...{ outputs, delays, clicks, chirps, settings },
    clock: new ManualClock(0),
  });
  const answer = await panel.setDelay('osc:10.0.0.8:9001', 25, { keep: true });
  expect(answer).toEqual({ name: 'osc:10.0.0.8:9001', delayMs: 25, keptDelayMs: 25 });
  expect(kept.content()).toContain('{ type: osc, to: 10.0.0.8:9001, delayMs: 25 }');
  expect(kept.content()).toContain('osc:10.0.0.9:9001,');
});
