import { z } from 'zod';
import type { Part } from '../score/note.ts';
import { atOnce } from '../system/config/option-marks.ts';
import { longestOutputName, mostOutputLevels } from './shared/output-levels.ts';
import { highestGainDb, silentDb } from './shared/part-gains.ts';

/** The most that may be asked for, and so what unit, documentation and doctor allow. */
export const highestPriority = 89;

/** Of whoever has no configuration to ask (benches, tests); what plays goes by `sampleRateHz` below, and by the master ring, which has it. */
export const usualSampleRateHz = 48_000;

export const gainDbSchema = z.number().min(silentDb).max(highestGainDb);
/** Of some parts; the others stay as they are. */
export const partGainsDbSchema = z.strictObject({
  drums: gainDbSchema.optional().describe('The drums, dB, -60 (silent) to 6.'),
  bass: gainDbSchema.optional().describe('The bass, dB, -60 (silent) to 6.'),
  chords: gainDbSchema.optional().describe('The chords, dB, -60 (silent) to 6.'),
  lead: gainDbSchema.optional().describe('The lead, dB, -60 (silent) to 6.'),
  pad: gainDbSchema.optional().describe('The pad, dB, -60 (silent) to 6.'),
});

/** Of some outputs, by their names; the others stay as they are. */
export const outputLevelsDbSchema = z
  .record(z.string().min(1).max(longestOutputName), z.number().min(silentDb).max(0))
  .refine((levels) => Object.keys(levels).length <= mostOutputLevels, `at most ${mostOutputLevels} outputs`);

const gainOption = (part: Part) =>
  gainDbSchema
    .default(0)
    .describe(
      `How much louder than usual the ${part} ${part === 'drums' || part === 'chords' ? 'are' : 'is'}, dB, -60 (silent) to 6.`,
    )
    .meta(atOnce);

export const playerOptionsSchema = z.object({
  synth: z
    .enum(['auto', 'native', 'wasm'])
    .default('auto')
    .describe(
      'Synthesiser: the installed FluidSynth (native), its WebAssembly build (wasm), or whichever there is.',
    ),
  soundFontPath: z
    .string()
    .min(1)
    .max(4096)
    .optional()
    .describe(
      'Another SoundFont in place of the one that comes with Tactus: SF2, or SF3 where FluidSynth is installed.',
    ),
  sampleRateHz: z
    .literal([44_100, usualSampleRateHz])
    .default(usualSampleRateHz)
    .describe(
      'Frames a second of all sound, Hz: devices, stream, files. 44100 is for devices and programs that take nothing else, and costs a little less; an Opus file has 48000 only.',
    ),
  polyphony: z
    .number()
    .int()
    .min(16)
    .max(512)
    .default(96)
    .describe('Voices at once, 16 to 512. Fewer cost less processor; beyond it the quietest are cut.'),
  reverb: z
    .boolean()
    .default(true)
    .describe(
      'A room around the band, drier in verses, wetter in breaks and at the end. Off saves a tenth to a fifth of what the sound costs.',
    ),
  chorus: z
    .boolean()
    .default(true)
    .describe(
      'Widens the pad, the chords less, the lead least; most in a chorus. In mono nothing changes. Off saves a twentieth of what the sound costs.',
    ),
  volume01: z
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .describe('Volume at the first start, 0 to 1, a share of the ceiling; later the one that was set last.'),
  startVolume01: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      'Volume at which each start begins, 0 to 1, a share of the ceiling: softer than what was set last, never louder. Left out: as it was set last.',
    ),
  volumeCeiling01: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('No volume goes above it, 0 to 1, whoever asks: for ears and for loudspeakers.')
    .meta(atOnce),
  partGainsDb: z
    .object({
      drums: gainOption('drums'),
      bass: gainOption('bass'),
      chords: gainOption('chords'),
      lead: gainOption('lead'),
      pad: gainOption('pad'),
    })
    .prefault({}),
  driveDb: z
    .number()
    .min(-12)
    .max(12)
    .default(7)
    .describe('Gain before the limiter, dB, -12 to 12. More is louder and flatter.'),
  maxPhasePull01: z
    .number()
    .min(0)
    .max(0.09)
    .default(0.08)
    .describe(
      'The most that the tempo is bent to bring a beat onto the foot, 0 to 0.09 of itself; from beat to beat by less than 3 % in any case. 0: tempo only.',
    ),
  bufferMs: z
    .number()
    .int()
    .min(20)
    .max(2000)
    .optional()
    .describe(
      'Sound made ahead of the ear, ms, 20 to 2000. Left out: 100 with real-time priority, 200 without. More survives more load; tempo and phase are corrected for it either way.',
    ),
  realtimePriority: z
    .number()
    .int()
    .min(0)
    .max(highestPriority)
    .default(60)
    .describe(
      'Priority asked for the sound threads (SCHED_RR), 1 to 89. 0: do not ask. Refusal is only reported.',
    ),
});

export type PlayerOptions = Readonly<z.infer<typeof playerOptionsSchema>>;
