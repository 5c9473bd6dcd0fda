import { z } from 'zod';
import { modeSteps } from '../score/key.ts';
import type { PlainSetting } from './plain-settings.ts';

export const followModes = [
  ...(['auto', 'cadence', 'speed', 'heartRate', 'manual', 'target', 'calm', 'link'] as const),
] as const;

/** A beat farther than this from the foot would be nearer to no foot at all: at 240 a minute half a beat is 125 ms. */
export const mostOffsetMs = 80;

/** Of every tempo that is asked for, beats a minute. */
export const tempoBpmSchema = z.number().min(60).max(240);
const keyPattern = new RegExp(`^(auto|[A-G][#b]? (${Object.keys(modeSteps).join('|')}))$`);
/** A home key as a person writes it. */
const keyNameSchema = z.string().regex(keyPattern, 'a note and a mode such as "A minor", or auto');

const biasSchema = z.number().min(-0.5).max(0.5);
const unitSchema = z.number().min(0).max(1);

/** Of `plainSettings`, wherever they are wished for. */
export const plainSchemas = {
  follow: z.enum(followModes).describe('What the tempo follows.'),
  manualTempoBpm: tempoBpmSchema.describe('The tempo when follow is manual, beats a minute (60-240).'),
  tempoLowBpm: tempoBpmSchema.describe(
    'The slowest tempo, beats a minute (60-240): whoever moves slower is not followed further.',
  ),
  tempoHighBpm: tempoBpmSchema.describe('The fastest tempo, beats a minute (60-240).'),
  phaseOffsetMs: z
    .union([z.literal('auto'), z.number().min(-mostOffsetMs).max(mostOffsetMs)])
    .describe(
      "How long after the foot the beat is heard, ms (-80 to 80; negative: before it), or auto: the person's own.",
    ),
  tempoBias: z
    .number()
    .min(-0.1)
    .max(0.1)
    .describe('How much faster than what it follows the music goes, a share of the tempo (-0.1 to 0.1).'),
  energyBias: biasSchema.describe('Added to the energy that the body gives (-0.5 to 0.5).'),
  energyLow01: unitSchema.describe('The least energy there is, 0 to 1, however little the body works.'),
  energyHigh01: unitSchema.describe('The most energy there is, 0 to 1, however hard the body works.'),
  densityBias: biasSchema.describe(
    'Added to the density that the energy asks for (-0.5 to 0.5): fewer notes, or more.',
  ),
  brightnessBias: biasSchema.describe(
    'Added to the brightness that the energy asks for (-0.5 to 0.5): a duller sound, or a brighter one.',
  ),
  drumsBusyBias: biasSchema.describe(
    'Added to how busy the energy asks the drummer to be (-0.5 to 0.5): fewer strokes, or more.',
  ),
  drumsLooseBias: biasSchema.describe(
    'Added to how loose the drummer usually is in time (-0.5 to 0.5): straighter, on the grid, or looser.',
  ),
  key: keyNameSchema.describe(
    'The home key, such as "A minor", taken up where a section begins; auto: the one of the seed.',
  ),
} satisfies Readonly<Record<PlainSetting, z.ZodType>>;
/** As wishes: any of them, or none. */
export const plainWishesShape = z.object(plainSchemas).partial().shape;
