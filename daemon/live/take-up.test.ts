import { afterEach, expect, it } from 'vitest';
import { configurationSchema } from '../configuration.ts';
import type { GhostOptions } from '../ghost/options.ts';
import { leafOptions, type OptionNode, readOptions } from '../system/config/config-schema.ts';
import type { VoiceOptions } from './announcements/options.ts';
import { createKeptSettings, type KeptSettings } from './testing/kept-settings.ts';

let kept: KeptSettings;
afterEach(() => kept.remove());

const marked = leafOptions(readOptions(configurationSchema)).filter(({ isAtOnce }) => isAtOnce);

/** A value that the option has not now. */
function otherValue({ path, json, defaultValue, choices }: OptionNode): unknown {
  if (path.join('.') === 'scenes') return [{ name: 'hills', energyBias: 0.3 }];
  if (path.join('.') === 'schedule') return [{ at: '22:00', playing: false }];
  if (path.join('.') === 'body.priorities') return { cadence: ['pod'] };
  if (path.join('.') === 'sensors.map') return [{ osc: '/knob', reading: 'control', name: 'energy' }];
  if (path.join('.') === 'conductor.style') return 'folk';
  if (path.join('.') === 'conductor.key') return 'A minor';
  if (path.join('.') === 'ghost.session') return 'best';
  if (path.join('.') === 'conductor.workout') return 'hills';
  if (typeof defaultValue === 'boolean') return !defaultValue;
  // Below the one above it.
  if (path.at(-1) === 'targetHeartRateLowBpm') return json.minimum;
  const other = choices.find((choice) => choice !== defaultValue);
  return other ?? (json.minimum! + 2 * json.maximum!) / 3;
}

/** What plays now, as far as the option says it. */
function played(
  { path }: OptionNode,
  { stage, log, maps, priorities, schedules, voices, ghosts, tastes }: KeptSettings,
): unknown {
  const [section, name, part] = path;
  if (section === 'sensors') return maps.at(-1);
  if (section === 'body') return priorities.at(-1);
  if (section === 'schedule') return schedules.at(-1);
  if (section === 'voice') return voices.at(-1)?.[name as keyof VoiceOptions];
  if (section === 'ghost') return ghosts.at(-1)?.[name as keyof GhostOptions];
  if (section === 'taste') return tastes.at(-1)?.learns;
  if (section === 'scenes') return stage.scenes.names;
  if (name === 'style') return stage.conductor.settings.styleWeights;
  if (name === 'partGainsDb')
    return Object.entries(stage.desk.partGainsDb).find(([each]) => each === part)?.[1];
  if (name === 'instruments')
    return Object.entries(stage.conductor.settings.instruments).find(([each]) => each === part)?.[1];
  if (section === 'conductor')
    return Object.entries(stage.conductor.settings).find(([key]) => key === name)?.[1];
  return name === 'volumeCeiling01' ? stage.desk.volumeCeiling01 : log.level;
}

it.each(marked.map((option) => [option.path.join('.'), option] as const))(
  '%s takes effect at once, as its mark says',
  async (name, option) => {
    kept = await createKeptSettings();
    const before = played(option, kept);
    const value = otherValue(option);
    const patch = option.path.reduceRight<unknown>((inner, each) => ({ [each]: inner }), value);
    const { changed } = await kept.settings.change(patch as Record<string, unknown>, { isDryRun: false });
    expect(changed).toMatchObject([{ path: name, restartNeeded: false }]);
    const expected = name === 'scenes' ? ['hills'] : name === 'conductor.style' ? { folk: 1 } : value;
    expect(played(option, kept)).toEqual(expected);
    expect(before).not.toEqual(expected);
  },
);

it('what can be wished for, too, is told as a wish, so that the latest word counts', async () => {
  kept = await createKeptSettings();
  await kept.settings.change(
    { conductor: { manualTempoBpm: 140, glideSeconds: 9 }, scenes: [] },
    { isDryRun: false },
  );
  expect(kept.stage.told).toEqual([{ name: 'command', event: { manualTempoBpm: 140 } }]);
  expect(kept.announced).toEqual([[]]);
  expect(kept.saved.map(({ conductor }) => conductor.manualTempoBpm)).toEqual([140]);
});

it('another ceiling makes nothing louder', async () => {
  kept = await createKeptSettings();
  const { desk } = kept.stage;
  const loudness = (): number => desk.volume01 * desk.volumeCeiling01;
  expect(loudness()).toBeCloseTo(0.4);
  const ceiling = (volumeCeiling01: number) =>
    kept.settings.change({ player: { volumeCeiling01 } }, { isDryRun: false });
  await ceiling(0.5);
  expect([desk.volume01, loudness()]).toEqual([expect.closeTo(0.8), expect.closeTo(0.4)]);
  await ceiling(0.1);
  expect([desk.volume01, loudness()]).toEqual([expect.closeTo(1), expect.closeTo(0.1)]);
  await ceiling(0);
  expect(desk.volume01).toBe(0);
});
