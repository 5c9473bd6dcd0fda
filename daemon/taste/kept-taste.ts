import type { ConductorSettings } from '../conductor/conductor.ts';
import type { SongChoice } from '../score/bar.ts';
import type { HeardLike, SessionListener } from '../session/events.ts';
import { isFree } from '../styles/free-style.ts';
import { heaviestStyle } from '../styles/mixture.ts';
import type { StyleBook } from '../styles/style-book.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import { createRandom, deriveSeed } from '../time/random.ts';
import { afterSong, densities, type HeardSong, lineupName, songOf, withLook } from './heard-song.ts';
import type { TasteOptions } from './options.ts';
import { age, choose, leaningsOf, newTaste, observe, type Taste, tasteSchema } from './taste.ts';

export const tasteFile = 'taste.json';

/** Errors: of JSON and of zod. */
export const parseTaste = (text: string): Taste => tasteSchema.parse(JSON.parse(text), { reportInput: true });

export interface KeptTasteDependencies {
  readonly options: TasteOptions;
  readonly state: StateKeeper;
  readonly styles: StyleBook;
  readonly settings: () => Pick<ConductorSettings, 'styleWeights'>;
  /** What the next song is to be, as a wish: whoever keeps those can play it again. */
  readonly wish: (nextSong: SongChoice) => void;
  /** Whether a button was pressed here, and not in a recording. */
  readonly isHere: (sensorId: string | undefined) => boolean;
  /** The legs are those of who listens. */
  readonly learnsFromLegs: boolean;
  readonly seed: number;
}

/** Whether it is on, and what is known so far. */
export interface TasteStanding {
  readonly learns: boolean;
  readonly leanings: ReturnType<typeof leaningsOf>;
}

/** Learns from likes, skips and legs what songs are to be, and chooses each next one; kept on the disk, while it is on. */
export interface KeptTaste {
  readonly listener: Required<Pick<SessionListener, 'moment' | 'played' | 'command' | 'liked' | 'skipped'>>;
  readonly standing: TasteStanding;
  set(options: TasteOptions): void;
}

export async function openKeptTaste(dependencies: KeptTasteDependencies): Promise<KeptTaste> {
  const { state, styles, settings, wish, isHere, learnsFromLegs, seed } = dependencies;
  const read = () => state.read(tasteFile, parseTaste);
  let { learns } = dependencies.options;
  let taste = (await read()) ?? newTaste;
  let song: HeardSong | undefined;
  /** The style for whose song the last choice was, or that of none. */
  let chosenFor: string | undefined;

  const keep = (next: Taste): void => {
    if (next === taste) return;
    taste = next;
    // Without a last good copy: what is forgotten is nowhere.
    state.keep(tasteFile, `${JSON.stringify(taste, null, 2)}\n`, { mode: 0o600 });
  };
  // One that was away knows more than what we learnt meanwhile.
  state.whenBack(async () => {
    taste = (await read()) ?? taste;
  });

  /** A style that a person asked for is what it is; the rest of a song is chosen all the same. */
  const chooseNext = (): void => {
    if (!learns) return;
    const random = createRandom(deriveSeed(seed, 'taste', taste.choices));
    const { styleWeights } = settings();
    const names = styles.list.map(({ name }) => name);
    chosenFor = heaviestStyle(styleWeights);
    const style = isFree(styleWeights) ? choose(taste, 'style', names, random) : chosenFor;
    const bands = styles.styleOf(style).lineups.map((_, index) => lineupName(style, index));
    const lineup = bands.indexOf(choose(taste, 'lineup', bands, random));
    const density = choose(taste, 'density', Object.keys(densities), random) as keyof typeof densities;
    wish({ style, lineup, densityShift: densities[density] });
  };
  const judge = (reward: 1 | -1, { song: judged, sensorId }: HeardLike): void => {
    if (!learns || song === undefined || judged !== song.song || song.isJudged || !isHere(sensorId)) return;
    keep(observe(taste, song.ways, reward, 1));
    song = { ...song, isJudged: true };
  };
  const end = (): void => {
    if (learns && song !== undefined) keep(afterSong(taste, song));
    song = undefined;
  };

  chooseNext();
  return {
    listener: {
      moment({ body, sound: { tempoBpm } }) {
        if (song !== undefined && tempoBpm !== undefined && learnsFromLegs)
          song = withLook(song, body, tempoBpm);
      },
      played({ event, bar }) {
        if (event.kind === 'stopped') end();
        if (event.kind !== 'bar' || bar === undefined || bar.song === song?.song) return;
        end();
        song = songOf(bar);
        if (learns) keep(age(taste));
        chooseNext();
      },
      command({ taste: told }) {
        if (told === 'forget') {
          keep({ ...newTaste });
          song = undefined;
        }
        if (told !== undefined || heaviestStyle(settings().styleWeights) !== chosenFor) chooseNext();
      },
      liked: (like) => judge(1, like),
      skipped(like) {
        judge(-1, like);
        chooseNext();
      },
    },
    get standing() {
      return { learns, leanings: leaningsOf(taste) };
    },
    set(options) {
      if (options.learns === learns) return;
      learns = options.learns;
      if (learns) chooseNext();
      else wish({});
    },
  };
}
