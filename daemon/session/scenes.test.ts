import { describe, expect, it } from 'vitest';
import { createConductor } from '../conductor/conductor.ts';
import { createDesk } from '../player/shared/desk.ts';
import { type SceneOptions, scenesOptionSchema } from './options.ts';
import { createScenes, sceneFault } from './scenes.ts';

const model = { name: 'small', styles: [{ name: 'game' }, { name: 'folk' }] };
const ours: readonly SceneOptions[] = [
  { name: 'easy', style: 'folk', energyBias: -0.1 },
  { name: 'mixed', styleWeights: { folk: 0.5, techno: 0.5 }, follow: 'manual', manualTempoBpm: 150 },
  { name: 'odd', style: 'techno', volume01: 0.5 },
];

function stage(scenes: readonly SceneOptions[] = ours, chosen?: string) {
  const conductor = createConductor({ style: 'game' });
  const { desk } = createDesk({ volume01: 0.8 });
  return {
    conductor,
    desk,
    scenes: createScenes({ scenes, model, conductor, faders: desk, chosen }),
  };
}

describe('a scene', () => {
  it('sets out what it is, what is said beside it first', () => {
    const { scenes } = stage();
    const easy = { scene: 'easy', energyBias: -0.1, styleWeights: { folk: 1 }, glideSeconds: 4 };
    expect(scenes.setOut({ scene: 'easy', playing: true })).toEqual({ ...easy, playing: true });
    expect(scenes.setOut({ scene: 'easy', energyBias: 0.2, style: 'game' })).toEqual({
      ...{ scene: 'easy', energyBias: 0.2, style: 'game', glideSeconds: 4 },
    });
    expect(scenes.setOut({ scene: 'easy', glideSeconds: 0 })).toEqual({ ...easy, glideSeconds: 0 });
    expect(scenes.setOut({ style: 'game' })).toEqual({ style: 'game' });
  });

  it('keeps the rest where the model does not know its style', () => {
    const { scenes } = stage();
    expect(scenes.setOut({ scene: 'mixed' })).toMatchObject({
      styleWeights: { folk: 0.5 },
      follow: 'manual',
    });
    expect(scenes.setOut({ scene: 'odd' })).toEqual({ scene: 'odd', volume01: 0.5, glideSeconds: 4 });
    expect(ours.map((scene) => sceneFault(scene, model)?.message)).toEqual([
      undefined,
      ...['mixed', 'odd'].map((name) => expect.stringContaining(`"${name}" asks for the style "techno"`)),
    ]);
  });

  it('that ships is nobody’s fault', () => {
    for (const scene of scenesOptionSchema.parse(undefined))
      expect(sceneFault(scene, { name: 'techno', styles: [{ name: 'techno' }] })).toBeUndefined();
  });

  it('is current for as long as all that it sets is so', () => {
    const { scenes, conductor, desk } = stage(ours, 'mixed');
    expect(scenes.current).toBeUndefined();
    conductor.set({ styleWeights: { folk: 3 / 4 }, follow: 'manual', manualTempoBpm: 150 });
    expect(scenes.current).toBe('mixed');
    conductor.set({ energyBias: 0.3 });
    expect(scenes.current).toBe('mixed');
    conductor.set({ styleWeights: { folk: 0.7, game: 0.3 } });
    expect(scenes.current).toBeUndefined();
    scenes.choose('odd');
    expect(scenes.current).toBe('odd');
    desk.setVolume(0.9);
    expect(scenes.current).toBe('odd');
  });

  it('may be of some parts, and of what is asked for beside it the rest counts', () => {
    const lead: SceneOptions = {
      ...{ name: 'alone', key: 'A minor', densityBias: -0.2, glideSeconds: 20 },
      partGainsDb: { drums: -60, bass: -6 },
      instruments: { lead: 'violin' },
    };
    const { scenes, conductor, desk } = stage([lead], 'alone');
    const { name: _, ...set } = lead;
    expect(scenes.setOut({ scene: 'alone' })).toEqual({ ...set, scene: 'alone' });
    expect(scenes.setOut({ scene: 'alone', partGainsDb: { bass: 0, pad: 3 } }).partGainsDb).toEqual({
      ...{ drums: -60, bass: 0, pad: 3 },
    });
    const instruments = { ...conductor.settings.instruments, lead: 'violin' };
    conductor.set({ key: 'A minor', densityBias: -0.2, instruments });
    expect(scenes.current).toBeUndefined();
    desk.setPartGains({ drums: -60, bass: -6 });
    expect(scenes.current).toBe('alone');
    desk.setPartGains({ pad: 2 });
    expect(scenes.current).toBe('alone');
    desk.setPartGains({ bass: 0 });
    expect(scenes.current).toBeUndefined();
  });

  it('may turn outputs down, and shows still where somebody turns them', () => {
    const quiet: SceneOptions = { name: 'quiet', outputLevelsDb: { alsa: -12, headphones: 0 } };
    const { scenes, desk } = stage([quiet], 'quiet');
    expect(scenes.setOut({ scene: 'quiet', outputLevelsDb: { alsa: -3 } })).toMatchObject({
      outputLevelsDb: { alsa: -3, headphones: 0 },
    });
    desk.levels.set({ alsa: -20 });
    expect(scenes.current).toBe('quiet');
  });

  it('is followed by the next one, the last by the first, also where it does not hold any more', () => {
    const { scenes } = stage();
    const next = () => scenes.setOut({ nextScene: true }).scene;
    expect(next()).toBe('easy');
    scenes.choose('easy');
    expect(next()).toBe('mixed');
    scenes.choose('odd');
    expect(next()).toBe('easy');
    scenes.choose('gone');
    expect(next()).toBe('easy');
    expect(scenes.setOut({ nextScene: true, scene: 'odd' }).scene).toBe('odd');
  });

  it('that nobody knows is refused, and so is the next of none', () => {
    const fix = expect.stringContaining('Did you mean "easy"? There are: easy, mixed, odd.');
    const { scenes } = stage();
    expect(() => scenes.setOut({ scene: 'esay' })).toThrow(expect.objectContaining({ kind: 'usage', fix }));
    expect(() => scenes.setOut({ scene: '__proto__' })).toThrow('There is no scene "__proto__".');
    const none = stage([]).scenes;
    expect(() => none.setOut({ nextScene: true })).toThrow('There is no next scene.');
    expect(() => none.setOut({ scene: 'easy' })).toThrow('There is no scene "easy".');
  });
});

describe('the option', () => {
  const faults = (...scenes: unknown[]): string[] =>
    scenesOptionSchema.safeParse(scenes).error?.issues.map(({ message }) => message) ?? [];

  it('takes what a person can set', () => {
    expect(faults(...ours)).toEqual([]);
    expect(scenesOptionSchema.parse(undefined).map(({ name }) => name)).toEqual(['easy', 'push', 'calm']);
  });

  it('refuses names that are taken or cannot be said, and scenes that set nothing or too much', () => {
    expect(faults(ours[0], { ...ours[1], name: 'easy' })).toEqual(['another scene is called easy']);
    for (const name of ['', 'a/b', 'a b', '1st', '__proto__', 'x'.repeat(41)])
      expect(faults({ name, energyBias: 0 })).toEqual([expect.stringContaining('a name is a letter')]);
    expect(faults({ name: 'empty' })).toEqual(['it sets nothing']);
    expect(faults({ name: 'slow', glideSeconds: 20 })).toEqual(['it sets nothing']);
    expect(faults({ name: 'none', partGainsDb: {} })).toEqual(['it sets nothing']);
    expect(faults({ name: 'kazoos', instruments: { lead: 'kazoo' } })).toHaveLength(1);
    expect(faults({ name: 'both', style: 'folk', styleWeights: { folk: 1 } })).toEqual([
      'it has style or styleWeights, not both',
    ]);
    expect(faults({ name: 'loud', volume01: 2 })).toHaveLength(1);
    expect(faults({ name: 'loud', outputLevelsDb: { alsa: 1 } })).toHaveLength(1);
    expect(faults({ name: 'none', outputLevelsDb: {} })).toEqual(['it sets nothing']);
    expect(
      faults(...Array.from({ length: 17 }, (_, index) => ({ name: `s${index}`, volume01: 1 }))),
    ).toHaveLength(1);
  });
});
