import { describe, expect, it } from 'vitest';
import { createConductor } from '../conductor/conductor.ts';
import { createTransport } from '../conductor/transport.ts';
import { createDesk } from '../player/shared/desk.ts';
import type { Command } from './command.ts';
import { createSteering } from './steering.ts';

/** Real conductor, transport and desk; nothing is played. */
function stage() {
  const conductor = createConductor({ style: 'game' });
  const transport = createTransport({ conductor, barOf: () => undefined });
  const { desk } = createDesk({ volume01: 0.4, volumeCeiling01: 0.8 });
  const told: unknown[] = [];
  const playState = () => transport.playState({ state: 'stopped' });
  const steering = createSteering({
    conductor,
    transport,
    volume: desk,
    playState,
    model: { name: 'small', styles: [{ name: 'game' }, { name: 'folk' }] },
    tell: (name, event) => told.push({ name, event }),
  });
  const press = (name: string, value01 = 1): void =>
    steering.obey({ kind: 'control', sensorId: 'keys', atSeconds: 0, name, value01 });
  return { steering, press, conductor, desk, told, playState };
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

  it('that cannot be met changes nothing and is not told', () => {
    const { steering, conductor, desk, told } = stage();
    expect(() => steering.command({ style: 'polka', volume01: 0 })).toThrow(
      expect.objectContaining({ kind: 'usage', fix: expect.stringContaining('There are: game, folk.') }),
    );
    expect(() => steering.command({ styleWeights: { folk: 0 }, volume01: 0 })).toThrow();
    expect(conductor.settings.styleWeights).toEqual({ game: 1 });
    expect(desk.volume01).toBe(0.5);
    expect(told).toEqual([]);
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

  it('that means nothing does nothing', () => {
    const { press, told } = stage();
    press('skip', 0);
    press('style/polka');
    press('midi/cc7', 0.4);
    expect(told).toEqual([]);
  });
});
