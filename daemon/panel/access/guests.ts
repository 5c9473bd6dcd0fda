import { z } from 'zod';
import type { Command } from '../../session/command.ts';
import { may, type Visitor } from './visitor.ts';

export const guestWishes = ['play', 'skip', 'volume'] as const;
export type GuestWish = (typeof guestWishes)[number];

export interface GuestOptions {
  readonly guests: readonly GuestWish[];
  readonly guestVolumeMaximum01: number;
}

/** What of a wish is allowed by what; whatever is not here is for performers. */
const allowedBy: Readonly<Partial<Record<keyof Command, GuestWish>>> = {
  playing: 'play',
  cue: 'skip',
  volume01: 'volume',
  muted: 'volume',
};

/** Why this visitor may not wish for that; undefined when he may. Viewers may what guests may, others everything. */
export function refuseWish(
  visitor: Pick<Visitor, 'role'>,
  command: Command,
  { guests, guestVolumeMaximum01 }: GuestOptions,
): string | undefined {
  if (may(visitor, 'performer')) return undefined;
  for (const [name, value] of Object.entries(command)) {
    if (value === undefined) continue;
    const needed = allowedBy[name as keyof Command];
    if (needed === undefined || !guests.includes(needed)) return `${name} is for the role performer.`;
  }
  const { cue, volume01 } = command;
  if (cue !== undefined && cue !== 'skip') return `The cue ${cue} is for the role performer.`;
  if (volume01 !== undefined && volume01 > guestVolumeMaximum01) {
    return `volume01: ${volume01} is more than guests may: ${guestVolumeMaximum01}.`;
  }
  return undefined;
}

/** What a guest may wish for. */
export const guestCommandSchema = z.strictObject({
  playing: z.boolean().optional(),
  volume01: z.number().min(0).max(1).optional(),
  muted: z.boolean().optional(),
  cue: z.literal('skip').optional(),
}) satisfies z.ZodType<Command>;
