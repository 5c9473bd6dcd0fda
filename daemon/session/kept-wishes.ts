import { z } from 'zod';
import type { ConductorOptions } from '../conductor/options.ts';
import { plainSchemas } from '../conductor/plain-schemas.ts';
import { type PlainSetting, plainSettings } from '../conductor/plain-settings.ts';
import { gainDbSchema, outputLevelsDbSchema } from '../player/options.ts';
import { mostOutputLevels } from '../player/shared/output-levels.ts';
import type { PartGains } from '../player/shared/part-gains.ts';
import type { Part } from '../score/note.ts';
import { freeStyle } from '../styles/free-style.ts';
import { programNamed } from '../styles/instruments.ts';
import type { Stylish } from '../styles/style-named.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { Command } from './command.ts';
import { countingParts, keptPartsSchema, newsOfParts } from './kept-parts.ts';
import { startVolume } from './start-volume.ts';

const unitSchema = z.number().min(0).max(1);
const nameSchema = z.string().min(1).max(64);

/** What was said, and what the configuration held meanwhile: one that has been edited since is the newer word. */
const saidSchema = <T extends z.ZodType, C extends z.ZodType>(said: T, configured: C) =>
  z.object({ said, configured }).optional();

const saidSetting = (name: PlainSetting) => {
  const schema: z.ZodType<number | string> = plainSchemas[name];
  return saidSchema(schema, schema);
};
const saidSettings = Object.fromEntries(plainSettings.map((name) => [name, saidSetting(name)])) as Readonly<
  Record<PlainSetting, ReturnType<typeof saidSetting>>
>;

const fileSchema = z.object({
  version: z.literal(1),
  /** When something was said last, seconds since 1970. */
  saidAtSeconds: z.number().optional(),
  playing: z.boolean().optional(),
  muted: z.boolean().optional(),
  /** With the ceiling that it was a share of: one that is raised makes nothing louder. */
  volume01: z
    .object({ said: unitSchema, configured: unitSchema, ceiling01: unitSchema.default(1) })
    .optional(),
  ...saidSettings,
  partGainsDb: keptPartsSchema(gainDbSchema),
  /** Of these the configuration says nothing. */
  outputLevelsDb: outputLevelsDbSchema.optional(),
  /** Other styles may ship by now than those whose instruments they were. */
  instruments: keptPartsSchema(nameSchema),
  styleWeights: saidSchema(
    z
      .record(nameSchema, unitSchema)
      .refine((weights) => Object.keys(weights).length <= 32)
      .refine((weights) => Object.values(weights).some((weight) => weight > 0)),
    nameSchema,
  ),
  /** Chosen last; whether all that it sets still holds is seen by what does. */
  scene: nameSchema.optional(),
});
type Kept = z.infer<typeof fileSchema>;

const file = 'wishes.json';

/** What a configuration says of the wishes that are kept. */
export interface ConfiguredWishes extends Pick<ConductorOptions, PlainSetting> {
  /** A share of the ceiling. */
  readonly volume01: number;
  /** The most that a start is as loud as, a share of the ceiling. */
  readonly startVolume01?: number | undefined;
  readonly partGainsDb: PartGains;
  readonly instruments: Readonly<Record<Part, string>>;
  readonly style: string;
}

export interface KeptWishesDependencies {
  readonly state: StateKeeper;
  /** Seconds since 1970. */
  readonly wallSeconds: () => number;
  /** In force now: the file, and the command line over it. */
  readonly configured: ConfiguredWishes;
  /** Without the command line. */
  readonly written: ConfiguredWishes;
  /** What the command line itself asks for: it comes first. */
  readonly isExplicit: (wish: keyof ConfiguredWishes, part?: Part) => boolean;
  readonly volumeCeiling01: number;
  /** Whose styles there are to choose from. */
  readonly model: Stylish;
}

/** What a person said last: it outlives a restart, and a `kill -9`. */
export interface KeptWishes {
  /** What is to hold from the start, where it is not what the configuration says. */
  readonly said: Omit<Command, 'volume01'>;
  /** How loud to begin, a share of the ceiling. */
  readonly volume01: number;
  /** The scene that was chosen last. */
  readonly scene: string | undefined;
  /** When something was said last before this start, seconds since 1970. */
  readonly saidAtSeconds: number | undefined;
  /** Keeps what is said from now on. */
  hear(wish: Command): void;
  /** The configuration was changed: what is said from now on is the newer word. */
  reconfigure(configured: Pick<KeptWishesDependencies, 'written' | 'volumeCeiling01'>): void;
}

export async function openKeptWishes(dependencies: KeptWishesDependencies): Promise<KeptWishes> {
  const { state, wallSeconds } = dependencies;
  let { written, volumeCeiling01 } = dependencies;
  const read = () => state.read(file, (text) => fileSchema.parse(JSON.parse(text), { reportInput: true }));
  let kept: Kept = (await read()) ?? { version: 1 };
  const start = startOf(kept, dependencies);
  /** Since the daemon began. */
  let news: Partial<Kept> = {};
  const keep = (): void =>
    state.keep(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600, keepLastGood: true });

  state.whenBack(async () => {
    kept = withNews((await read()) ?? kept, news);
    if (Object.keys(news).length > 0) keep();
  });
  return {
    ...start,
    hear(wish) {
      const heard = newsOf(wish, written, volumeCeiling01);
      if (Object.keys(heard).length === 0) return;
      const told = { ...heard, saidAtSeconds: wallSeconds() };
      news = withNews(news, told);
      kept = withNews(kept, told);
      keep();
    },
    reconfigure(configured) {
      ({ written, volumeCeiling01 } = configured);
    },
  };
}

/** Parts of which nothing new was said stay as they were. */
function withNews<Known extends Partial<Kept>>(known: Known, news: Partial<Kept>): Known {
  const { partGainsDb, instruments, outputLevelsDb } = news;
  return {
    ...known,
    ...news,
    ...(partGainsDb && { partGainsDb: { ...known.partGainsDb, ...partGainsDb } }),
    ...(instruments && { instruments: { ...known.instruments, ...instruments } }),
    ...(outputLevelsDb && { outputLevelsDb: latestOf({ ...known.outputLevelsDb, ...outputLevelsDb }) }),
  };
}

/** Who names a thousand outputs shall not fill the disk. */
const latestOf = <Value>(levels: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(levels).slice(-mostOutputLevels));

/** What of a wish outlives the day; a cue does not. */
function newsOf(wish: Command, written: ConfiguredWishes, volumeCeiling01: number): Partial<Kept> {
  const { playing, muted, volume01, outputLevelsDb, style, scene } = wish;
  const styleWeights = wish.styleWeights ?? (style === undefined ? undefined : { [style]: 1 });
  const partGainsDb = newsOfParts(wish.partGainsDb, written.partGainsDb);
  const instruments = newsOfParts<string>(wish.instruments, written.instruments);
  const said = plainSettings.filter((name) => wish[name] !== undefined);
  return {
    ...Object.fromEntries(said.map((name) => [name, { said: wish[name], configured: written[name] }])),
    ...(playing !== undefined && { playing }),
    ...(muted !== undefined && { muted }),
    ...(volume01 !== undefined && {
      volume01: { said: volume01, configured: written.volume01, ceiling01: volumeCeiling01 },
    }),
    ...(partGainsDb && { partGainsDb }),
    ...(outputLevelsDb && { outputLevelsDb }),
    ...(instruments && { instruments }),
    ...(styleWeights !== undefined && {
      styleWeights: { said: styleWeights, configured: written.style },
    }),
    ...(scene !== undefined && { scene }),
  };
}

/** The command line comes first, then what was said last, then the configuration, unless it was edited since. */
function startOf(
  kept: Kept,
  { configured, written, isExplicit, volumeCeiling01, model }: KeptWishesDependencies,
): Omit<KeptWishes, 'hear' | 'reconfigure'> {
  const counts = <Said, Configured>(
    wish: { readonly said: Said; readonly configured: Configured } | undefined,
    name: keyof ConfiguredWishes,
  ): Said | undefined =>
    wish === undefined || isExplicit(name) || wish.configured !== written[name] ? undefined : wish.said;

  const asSaid = plainSettings.map((name) => [name, counts<unknown, unknown>(kept[name], name)] as const);
  const partGainsDb = countingParts(kept.partGainsDb, written.partGainsDb, (part) =>
    isExplicit('partGainsDb', part),
  );
  const isThere = (part: Part, name = 'auto'): boolean =>
    name === 'auto' || programNamed(part, name) !== undefined;
  const instruments = countingParts(
    kept.instruments,
    written.instruments,
    (part) => isExplicit('instruments', part) || !isThere(part, kept.instruments?.[part]?.said),
  );
  const styleWeights = counts(kept.styleWeights, 'style');
  const names = new Set([...model.styles.map(({ name }) => name), freeStyle]);
  // Another model may be in use than the one whose style was chosen.
  const hasStyles = Object.keys(styleWeights ?? {}).every((name) => names.has(name));
  const { playing, muted, outputLevelsDb } = kept;
  return {
    said: {
      ...(playing !== undefined && { playing }),
      ...(muted !== undefined && { muted }),
      ...Object.fromEntries(asSaid.filter(([, value]) => value !== undefined)),
      ...(partGainsDb && { partGainsDb }),
      ...(outputLevelsDb && { outputLevelsDb }),
      ...(instruments && { instruments }),
      ...(styleWeights !== undefined && hasStyles && { styleWeights }),
    },
    volume01: startVolume(
      kept.volume01 && counts(kept.volume01, 'volume01') !== undefined ? kept.volume01 : undefined,
      { configured, isExplicit, volumeCeiling01 },
    ),
    scene: kept.scene,
    saidAtSeconds: kept.saidAtSeconds,
  };
}
