import { describe, expect, it } from 'vitest';
import type { Bar } from '../score/bar.ts';
import type { Command } from './command.ts';
import { createStage } from './testing/stage.ts';

const bar: Bar = {
  ...{ index: 3, generation: 1, startBeat: 12, lengthBeats: 4, feel: 'full', section: 'chorus' },
  ...{ key: { tonic: 9, mode: 'minor' }, chords: [], source: 'model', notes: [], closing: false },
  ...{ song: 0, styleWeights: { folk: 1 } },
  instruments: { drums: 0, bass: 0, chords: 0, lead: 0, pad: 0 },
};

function stage(playing?: Bar) {
  const made = createStage(playing);
  const press = (name: string, value01 = 1): void =>
    made.steering.obey({ kind: 'control', sensorId: 'keys', atSeconds: 0, name, value01 });
  return { ...made, press };
}

describe('a wish', () => {
  it('reaches conductor, transport and volume, and is told once it is carried out', () => {
    const { steering, conductor, desk, told, playState } = stage();
    const wish: Command = {
      playing: true,
      volume01: 0.25,
      muted: true,
      follow: 'manual',
      manualTempoBpm: 180,
      styleWeights: { game: 0.5, folk: 1 },
      cue: 'lap',
    };
    steering.command(wish);
    expect(conductor.settings).toMatchObject({ follow: 'manual', manualTempoBpm: 180 });
    expect(conductor.settings.styleWeights.folk).toBeCloseTo(2 / 3);
    expect([desk.volume01, desk.muted, playState()]).toEqual([0.25, true, 'starting']);
    expect(told).toEqual([{ name: 'command', event: wish }]);
  });

  it('about some parts leaves the others as they are', () => {
    const { steering, conductor, desk } = stage();
    steering.command({ partGainsDb: { lead: -6 }, instruments: { lead: 'violin' }, densityBias: 0.1 });
    steering.command({
      partGainsDb: { bass: -90 },
      instruments: { pad: 'choir', lead: undefined },
      key: 'A minor',
    });
    expect(desk.partGainsDb).toEqual({ drums: 0, bass: -60, chords: 0, lead: -6, pad: 0 });
    expect(conductor.settings).toMatchObject({
      instruments: { drums: 'auto', bass: 'auto', chords: 'auto', lead: 'violin', pad: 'choir' },
      densityBias: 0.1,
      key: 'A minor',
    });
    expect(() => steering.command({ instruments: { lead: 'kazoo' }, partGainsDb: { lead: 0 } })).toThrow(
      expect.objectContaining({ kind: 'usage' }),
    );
    expect(desk.partGainsDb.lead).toBe(-6);
  });

  it('about some outputs turns them, and no others', () => {
    const { steering, desk } = stage();
    steering.command({ outputLevelsDb: { alsa: -6, headphones: -12 } });
    steering.command({ outputLevelsDb: { headphones: 0 }, glideSeconds: 3 });
    expect(desk.levels.levelsDb).toEqual({ alsa: -6 });
  });

  it('that cannot be met changes nothing and is not told', () => {
    const { steering, conductor, desk, told } = stage();
    expect(() => steering.command({ style: 'polka', volume01: 0 })).toThrow(
      expect.objectContaining({ kind: 'usage', fix: expect.stringContaining('There are: game, folk.') }),
    );
    for (const wish of [
      { styleWeights: {} },
      { styleWeights: { folk: 0 } },
      { styleWeights: JSON.parse('{"__proto__":1}') as Command['styleWeights'] },
      { manualTempoBpm: 500 },
    ])
      expect(() => steering.command({ ...wish, volume01: 0 })).toThrow(
        expect.objectContaining({ kind: 'usage' }),
      );
    expect(conductor.settings.styleWeights).toEqual({ game: 1 });
    expect(desk.volume01).toBe(0.5);
    expect(told).toEqual([]);
  });
});

describe('a scene', () => {
  it('is carried out and told as what it sets, and is current until another wish changes that', () => {
    const { steering, conductor, scenes, told } = stage();
    steering.command({ nextScene: true });
    expect(conductor.settings).toMatchObject({ styleWeights: { folk: 1 }, energyBias: -0.1 });
    const easy = { scene: 'easy', styleWeights: { folk: 1 }, energyBias: -0.1, glideSeconds: 4 };
    expect(told).toEqual([{ name: 'command', event: easy }]);
    expect(scenes.current).toBe('easy');
    steering.command({ follow: 'speed' });
    expect(scenes.current).toBe('easy');
    steering.command({ style: 'game' });
    expect(scenes.current).toBeUndefined();
    expect(() => steering.command({ scene: 'polka' })).toThrow('There is no scene "polka".');
  });
});

describe('a like', () => {
  it('is told with what is heard', () => {
    const { press, likes, told } = stage(bar);
    press('like');
    const liked = { barIndex: 3, song: 0, section: 'chorus', key: 'A minor', styleWeights: { folk: 1 } };
    expect(likes.last).toMatchObject(liked);
    expect(told).toMatchObject([
      { name: 'liked', event: { ...liked, sensorId: 'keys' } },
      { name: 'command', event: { like: true, sensorId: 'keys' } },
    ]);
  });

  it('of nothing changes nothing', () => {
    const { steering, press, desk, likes, told } = stage();
    expect(() => steering.command({ like: true, volume01: 0 })).toThrow('Nothing plays that could be liked.');
    press('like');
    expect([desk.volume01, likes.last]).toEqual([0.5, undefined]);
    const reason = 'Nothing plays that could be liked. Play first.';
    expect(told).toEqual([{ name: 'refused', event: { sensorId: 'keys', reason } }]);
  });
});

describe('a control', () => {
  it('goes the same way', () => {
    const { press, conductor, desk, told, playState } = stage();
    press('toggle');
    expect(playState()).toBe('starting');
    press('toggle');
    expect(playState()).toBe('stopped');
    press('volumeUp');
    expect(desk.volume01).toBeCloseTo(0.55);
    press('mute');
    press('style/folk');
    expect(desk.muted).toBe(true);
    expect(conductor.settings.styleWeights).toEqual({ folk: 1 });
    expect(told).toHaveLength(5);
  });

  it('that means nothing does nothing, and that is told', () => {
    const { press, told } = stage();
    press('skip', 0);
    press('style/polka');
    press('midi/cc7', 0.4);
    const reasons = [
      'there is no style "polka"; there are: game, folk',
      'the control "midi/cc7" means nothing here',
    ];
    expect(told).toEqual(reasons.map((reason) => ({ name: 'refused', event: { sensorId: 'keys', reason } })));
  });
});
