import { describe, expect, it } from 'vitest';
import { createPlaces, plainAddress } from './places.ts';

describe('places', () => {
  const filled = (most: number, ...addresses: string[]) => {
    const places = createPlaces(most);
    const leave = addresses.map((address) => places.take(address));
    return { places, leave };
  };

  it('are never all of one client', () => {
    const { places, leave } = filled(8, ...Array<string>(6).fill('127.0.0.1'));
    expect(places.crowdedBy('127.0.0.1')).toEqual(['127.0.0.1']);
    expect(places.crowdedBy('127.0.0.2')).toBeUndefined();
    leave[0]!();
    leave[0]!();
    expect(places.crowdedBy('127.0.0.1')).toBeUndefined();
  });

  it('are had by leave of the greediest when all are taken', () => {
    const { places } = filled(4, '127.0.0.1', '127.0.0.2', '127.0.0.2', '127.0.0.3');
    expect(places.crowdedBy('127.0.0.9')).toEqual(['127.0.0.2', '127.0.0.1', '127.0.0.3']);
  });

  it('are kept for this machine', () => {
    const { places } = filled(8, ...Array<string>(5).fill('10.0.0.1'), '10.0.0.2', '10.0.0.2');
    expect(places.crowdedBy('10.0.0.3')).toEqual(['10.0.0.1', '10.0.0.2']);
    expect(places.crowdedBy('127.0.0.1')).toBeUndefined();
    expect(places.crowdedBy('::1')).toBeUndefined();
  });

  it('may be as few as one', () => {
    expect(filled(1).places.crowdedBy('127.0.0.1')).toBeUndefined();
    expect(filled(1, '10.0.0.1').places.crowdedBy('127.0.0.1')).toEqual(['10.0.0.1']);
  });

  it('know a client by one name', () => {
    expect(plainAddress('::ffff:10.0.0.1')).toBe('10.0.0.1');
    expect(plainAddress('::1')).toBe('::1');
  });
});
