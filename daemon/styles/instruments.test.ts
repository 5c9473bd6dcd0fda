import { expect, it } from 'vitest';
import { instrumentName } from '../score/instrument.ts';
import { parts } from '../score/note.ts';
import { instrumentsOf, programNamed, programsOf } from './instruments.ts';
import * as programs from './programs.ts';

it('calls the instruments of our bands as their styles do', () => {
  for (const [name, program] of Object.entries(programs)) {
    expect(instrumentName(name.endsWith('Kit') ? 'drums' : 'lead', program)).toBe(name);
  }
  expect(instrumentName('drums', 3)).toBe('program3');
});

it('finds each by its name again', () => {
  for (const part of parts) {
    expect(instrumentsOf[part].length).toBeGreaterThan(1);
    expect(instrumentsOf[part].map((name) => programNamed(part, name))).toEqual(programsOf[part]);
  }
  expect(programNamed('lead', 'tuba')).toBeUndefined();
});

it('names each program once', () => {
  const names = Array.from({ length: 128 }, (_, program) => instrumentName('lead', program));
  expect(new Set(names).size).toBe(128);
  expect(names.every((name) => /^[a-z][A-Za-z0-9]*$/.test(name))).toBe(true);
});
