import { expect, it } from 'vitest';
import type { Command } from '../../session/command.ts';
import { commandSchema } from '../protocol/command-schema.ts';
import { type GuestWish, refuseWish } from './guests.ts';
import type { Standing } from './visitor.ts';

const refusals = (role: Standing, guests: readonly GuestWish[], commands: readonly Command[]): boolean[] =>
  commands.map(
    (command) => refuseWish({ role }, command, { guests, guestVolumeMaximum01: 0.5 }) !== undefined,
  );

it('guests and viewers may what the owner lists, performers everything', () => {
  const commands: readonly Command[] = [
    { playing: true },
    { playing: false },
    { cue: 'skip' },
    { volume01: 0.5 },
    { muted: true },
  ];
  const all: readonly GuestWish[] = ['play', 'skip', 'volume'];
  for (const role of ['guest', 'viewer'] as const) {
    expect(refusals(role, [], commands)).toEqual([true, true, true, true, true]);
    expect(refusals(role, all, commands)).toEqual([false, false, false, false, false]);
    expect(refusals(role, ['play'], commands)).toEqual([false, false, true, true, true]);
    expect(refusals(role, ['skip'], commands)).toEqual([true, true, false, true, true]);
    expect(refusals(role, ['volume'], commands)).toEqual([true, true, true, false, false]);
  }
  expect(refusals('performer', [], [...commands, { style: 'folk', volume01: 1 }])).toEqual(
    Array(6).fill(false),
  );
});

it('nothing else is a guest’s, alone or beside something that is', () => {
  const all: readonly GuestWish[] = ['play', 'skip', 'volume'];
  const others = Object.keys(commandSchema.shape).filter(
    (name) => !['playing', 'cue', 'volume01', 'muted'].includes(name),
  );
  expect(others.length).toBeGreaterThan(5);
  for (const name of others) {
    const command = { [name]: true } as Command;
    expect([name, refusals('guest', all, [command, { playing: true, ...command }])]).toEqual([
      name,
      [true, true],
    ]);
  }
  expect(refusals('guest', all, [{ cue: 'lap' }, { cue: 'coolDown' }, { volume01: 0.51 }])).toEqual([
    true,
    true,
    true,
  ]);
});
