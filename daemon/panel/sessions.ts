import { z } from 'zod';
import type { CardLanguage } from '../recorder/exports/card-words.ts';
import { detailsSchema, sessionIdSchema, summarySchema } from '../recorder/summary.ts';
import type { SentFile } from './api/sent-file.ts';

const likeSchema = z
  .looseObject({ at: z.iso.datetime() })
  .describe('When, and what was heard: bar, section, key, chords, tempo, styles, model.');

const storageSchema = z
  .object({
    recording: z.boolean().describe('Sessions are kept: `recorder.enabled`, and a disk that takes them.'),
    detail: z.string().describe('How that stands, for people.'),
    bytes: z.number().int().describe('What all of them take.'),
    keepMegabytes: z.number().describe('When they take more, the oldest go.'),
    keepDays: z.number().describe('Older ones go.'),
  })
  .describe('What sessions take of the disk, and when the oldest go.');

export const sessionsSchema = z.object({
  sessions: z.array(summarySchema).readonly().describe('The one that goes on, then the latest first.'),
  likes: z.array(likeSchema).readonly().describe('The last hundred, of all sessions; the latest last.'),
  storage: storageSchema,
  traceFile: z.string().optional().describe('Where `--trace` writes down what goes on.'),
});
export type SessionsView = Readonly<z.infer<typeof sessionsSchema>>;

export const sessionSchema = z.object({
  summary: summarySchema,
  ...detailsSchema.shape,
  track: detailsSchema.shape.track.optional().describe('Latitude, longitude, seconds; not for viewers.'),
});
export type SessionView = Readonly<z.infer<typeof sessionSchema>>;

/** `current` is the one that goes on. */
export const anySessionIdSchema = z.union([z.literal('current'), sessionIdSchema]);

const soundStates = ['none', 'waiting', 'rendering', 'ready', 'failed'] as const;

export const soundSchema = z.object({
  state: z.enum(soundStates),
  done01: z.number().min(0).max(1).optional().describe('How far it is, while it is rendered.'),
  detail: z
    .string()
    .describe(
      'For people: what was made, or why it could not be. It is as it was heard where `soundKept` is wholly, else composed anew from the same readings.',
    ),
});
export type SoundView = Readonly<z.infer<typeof soundSchema>>;

export const endedSchema = z.object({
  id: sessionIdSchema.describe('Of the session that has ended.'),
  kept: z
    .boolean()
    .describe(
      'False of less than a minute in which nobody moved, and where nothing is kept: it is to be found nowhere.',
    ),
});
export type EndedView = Readonly<z.infer<typeof endedSchema>>;

/** What a file of a session is to be like. */
export interface FileWish {
  /** Cut away from the beginning and the end of the track, so that no door is shown. */
  readonly trimMeters: number;
  /** Draw the shape of the track. */
  readonly track: boolean;
  /** Of a picture. */
  readonly language: CardLanguage;
}

export type SessionFileName =
  | 'journal'
  | 'fit'
  | 'gpx'
  | 'tcx'
  | 'csv'
  | 'midi'
  | 'card.svg'
  | 'card.png'
  | 'sound.mp3';

/** Sessions as they were recorded. Errors: Refused with 404 where there is none of this id. */
export interface PanelSessions {
  view(): Promise<SessionsView>;
  show(id: string): Promise<SessionView>;
  /** Errors: Refused with 404 where the session has no such file, too. */
  file(id: string, name: SessionFileName, wish: FileWish): Promise<SentFile>;
  /**
   * Ends the one that goes on; one that has ended stays as it is. Errors: Refused with 503 where the disk does not take
   * what it was.
   */
  end(id: string): Promise<EndedView>;
  /** Errors: Refused with 409 for the one that goes on. */
  remove(id: string): Promise<void>;
  sound(id: string): Promise<SoundView>;
  /** Begins to render it again, or tells of what was begun. Errors: Refused with 409 where that cannot be. */
  render(id: string): Promise<SoundView>;
  /** Ends the rendering, or takes its sound away. */
  removeSound(id: string): Promise<SoundView>;
}
