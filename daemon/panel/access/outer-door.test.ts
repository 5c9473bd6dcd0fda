import { expect, it } from 'vitest';
import { ManualTime } from '../../time/timers.ts';
import { keepOuterDoor, type ListenMode } from './outer-door.ts';

const stage = (mode: ListenMode) => {
  const time = new ManualTime();
  let paired = 0;
  const door = keepOuterDoor({ mode, clock: time, timers: time, paired: () => paired });
  const told: boolean[] = [];
  door.onChange(() => told.push(door.isOpen));
  const pair = (count: number): void => {
    paired = count;
    door.look();
  };
  return { time, door, told, pair };
};

it('is open while somebody is awaited, and while anybody is paired', async () => {
  const { time, door, told, pair } = stage('asked');
  expect(door.isOpen).toBe(false);
  door.awaitUntil(600);
  await time.advance(599);
  expect([door.isOpen, told]).toEqual([true, [true]]);
  await time.advance(1);
  expect([door.isOpen, told]).toEqual([false, [true, false]]);
  door.awaitUntil(1200);
  pair(1);
  await time.advance(600);
  expect(told).toEqual([true, false, true]);
  pair(0);
  expect([door.isOpen, told]).toEqual([false, [true, false, true, false]]);
});

it('closes when nobody is awaited any more, and not before the last code is void', async () => {
  const { time, door, told } = stage('asked');
  door.awaitUntil(600);
  await time.advance(500);
  door.awaitUntil(1100);
  await time.advance(200);
  expect([door.isOpen, told]).toEqual([true, [true]]);
  door.awaitUntil(Number.NEGATIVE_INFINITY);
  expect([door.isOpen, told]).toEqual([false, [true, false]]);
  await time.advance(1000);
  expect(told).toEqual([true, false]);
});

it('is held open by others, each for himself', () => {
  const { door, told } = stage('asked');
  const [one, other] = [door.hold(), door.hold()];
  one();
  one();
  expect([door.isOpen, told]).toEqual([true, [true]]);
  other();
  expect([door.isOpen, told]).toEqual([false, [true, false]]);
});

it('stays as the owner wants it', () => {
  for (const [mode, isOpen] of [
    ['loopback', false],
    ['everywhere', true],
  ] as const) {
    const { door, told, pair } = stage(mode);
    door.awaitUntil(600);
    door.hold();
    pair(3);
    expect([mode, door.isOpen, told]).toEqual([mode, isOpen, []]);
  }
});
