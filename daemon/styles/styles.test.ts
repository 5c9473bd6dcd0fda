import { describe, expect, it } from 'vitest';
import { feels } from '../score/meter.ts';
import { parts } from '../score/note.ts';
import { halves } from './halves.ts';
import { firstStyle } from './mixture.ts';
import { ourStyles } from './style-book.ts';
import { usual } from './usual.ts';

describe.each([...ourStyles, usual])('$name', (style) => {
  it('has a name that a model may have, and a title', () => {
    expect(style.name).toMatch(/^[a-z0-9][a-z0-9._-]*$/);
    expect(style.title).not.toBe('');
  });

  it('likes tempi at which it can be played in full feel', () => {
    const [slowest, fastest] = style.likesTempoBpm;
    expect(slowest).toBeGreaterThanOrEqual(40);
    expect(fastest).toBeGreaterThan(slowest);
    expect(fastest).toBeLessThanOrEqual(style.fullUpToBpm);
  });

  it('has somebody at every chair, calm and driven', () => {
    for (const lineup of style.lineups) {
      for (const part of parts) {
        for (const half of halves) {
          expect(lineup[part][half].length).toBeGreaterThan(0);
          for (const program of lineup[part][half]) expect(program).toSatisfy(isProgram);
        }
      }
    }
  });

  it('has bands that nobody takes for each other', () => {
    for (const half of halves) {
      const bands = style.lineups.map(({ chords, lead }) => [...chords[half], ...lead[half]].join());
      const leads = style.lineups.flatMap(({ lead }) => lead[half]);
      expect(new Set(bands).size).toBe(style.lineups.length);
      expect(new Set(leads).size).toBe(leads.length);
    }
  });

  it('lies beside the grid by less than anybody would call late', () => {
    const { lateSteps, looseSteps } = style.timing;
    for (const late of Object.values(lateSteps)) expect(Math.abs(late) + 2 * looseSteps).toBeLessThan(0.15);
  });

  it('is played in bounds', () => {
    const [calm, driven] = style.drums.levels;
    expect(calm).toBeGreaterThanOrEqual(0);
    expect(driven).toBeGreaterThan(calm);
    expect(driven).toBeLessThanOrEqual(5);
    for (const feel of feels) expect(style.swing[feel]).toBeLessThanOrEqual(1);
    for (const steps of [style.comping.moving, style.comping.driven]) {
      expect([...steps].sort((a, b) => a - b)).toEqual(steps);
      for (const step of steps) expect(step).toBeLessThan(16);
    }
  });

  it('has chords for every section in major and minor', () => {
    for (const harmony of Object.values(style.harmony)) {
      const { verse, chorus, bridge, cadence, halfCadence } = harmony;
      for (const loops of [verse, chorus, bridge, cadence, halfCadence]) expect(loops).not.toHaveLength(0);
    }
  });
});

it('no two styles have one name, and none is called as the one for strangers', () => {
  const names = [...ourStyles, usual].map((style) => style.name);
  expect(new Set(names).size).toBe(names.length);
});

it('what is played when nobody says is one of ours', () => {
  expect(ourStyles.map((style) => style.name)).toContain(firstStyle);
});

const isProgram = (program: number): boolean => Number.isInteger(program) && program >= 0 && program <= 127;
