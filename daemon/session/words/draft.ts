import { highestTempoBpm, lowestTempoBpm } from '../../conductor/wanted-tempo.ts';
import { highestGainDb, type PartGains, silentDb } from '../../player/shared/part-gains.ts';
import { type Key, keyName } from '../../score/key.ts';
import { type Part, parts } from '../../score/note.ts';
import { instrumentsOf } from '../../styles/instruments.ts';
import { unit } from '../../system/numbers.ts';
import type { Command } from '../command.ts';
import type { Clause } from './clauses.ts';
import type { Dial, Meaning } from './meaning.ts';

/** How things stand: what is said is often more or less than that. */
export interface Present {
  readonly energyBias: number;
  readonly densityBias: number;
  readonly volume01: number;
  /** Asked for now. */
  readonly tempoBpm: number;
  /** The one that is meant now. */
  readonly key: Key;
  readonly styleWeights: Readonly<Record<string, number>>;
  readonly partGainsDb: PartGains;
}

/** A step of each, doubled by "much" and halved by "a bit". */
const biasStep = 0.15;
const volumeStep01 = 0.1;
const tempoStep = 0.05;
const gainStepDb = 4;
const styleStep01 = 0.25;
/** A part that is this soft is brought back by "more" as it usually is. */
const hardlyHeardDb = -24;

/** The order in which an instrument is given to a part that has it, where none was named. */
const chairs: readonly Part[] = ['lead', 'chords', 'pad', 'bass', 'drums'];

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** A wish that grows, clause by clause. */
export class Draft {
  readonly wish: Mutable<Command> = {};
  private readonly shares = new Map<string, number>();
  private styleBase: Readonly<Record<string, number>> = {};

  private readonly present: Present;

  constructor(present: Present) {
    this.present = present;
  }

  /** Whether the clause means something. */
  take(clause: Clause): boolean {
    const { targets, value } = clause;
    const [first] = targets;
    if (first === undefined) return value !== undefined && this.tempoIs(value);
    const { meaning } = first;
    switch (meaning.is) {
      case 'dial':
        return this.turn(meaning.dial, clause);
      case 'turn':
        return this.turn(meaning.dial, { ...clause, by: clause.without ? opposite(meaning.by) : meaning.by });
      case 'part':
      case 'instrument':
        return this.players(clause);
      case 'style':
        return this.style(meaning.style, clause);
      case 'scene':
        return !clause.without && this.add({ scene: meaning.scene });
      case 'key':
        return !clause.without && this.key(meaning);
      case 'follow':
        // "more speed", "less pace": nobody asks to follow more.
        if (meaning.follow === 'speed' && clause.by !== undefined) return this.turn('tempo', clause);
        return !clause.without && !clause.off && this.add({ follow: meaning.follow });
      case 'wish':
        if (!clause.without) return this.add(meaning.wish);
        return meaning.contrary !== undefined && this.add(meaning.contrary);
      default:
        return false;
    }
  }

  /** With the styles, scaled to a sum of 1. */
  whole(): Command {
    const weights = Object.entries({ ...this.styleBase, ...Object.fromEntries(this.shares) });
    const heard = weights.filter(([, weight]) => weight > 0);
    const sum = heard.reduce((total, [, weight]) => total + weight, 0);
    if (this.shares.size === 0 || sum === 0) return this.wish;
    return {
      ...this.wish,
      styleWeights: Object.fromEntries(heard.map(([name, weight]) => [name, weight / sum])),
    };
  }

  private add(more: Command): true {
    Object.assign(this.wish, more);
    return true;
  }

  private tempoIs(tempoBpm: number): boolean {
    if (tempoBpm < lowestTempoBpm || tempoBpm > highestTempoBpm) return false;
    return this.add({ follow: 'manual', manualTempoBpm: Math.round(tempoBpm * 10) / 10 });
  }

  private turn(dial: Dial, clause: Clause): boolean {
    const { value, share01, usual } = clause;
    const by = clause.by === undefined ? undefined : clause.by * (clause.factor ?? 1);
    const { present, wish } = this;
    if (dial === 'tempo') {
      if (value !== undefined) return this.tempoIs(value);
      if (usual) return this.add({ follow: 'auto' });
      if (by === undefined) return false;
      const now = wish.manualTempoBpm ?? present.tempoBpm;
      return this.tempoIs(Math.round(within(now * (1 + tempoStep * by), lowestTempoBpm, highestTempoBpm)));
    }
    const asked01 = share01 ?? (value === undefined ? undefined : value <= 1 ? value : value / 100);
    if (asked01 !== undefined && (asked01 < 0 || asked01 > 1)) return false;
    if (dial === 'volume') {
      if (clause.without || clause.off) return this.add({ muted: true });
      if (asked01 !== undefined) return this.add({ volume01: asked01 });
      if (by === undefined) return false;
      return this.add({ volume01: rounded(unit((wish.volume01 ?? present.volume01) + volumeStep01 * by)) });
    }
    const name = dial === 'energy' ? 'energyBias' : 'densityBias';
    if (usual) return this.add({ [name]: 0 });
    if (asked01 !== undefined) return this.add({ [name]: rounded(asked01 - 0.5) });
    if (by === undefined) return false;
    return this.add({ [name]: rounded(within((wish[name] ?? present[name]) + biasStep * by, -0.5, 0.5)) });
  }

  private key({
    tonic = this.present.key.tonic,
    mode = this.present.key.mode,
  }: Extract<Meaning, { is: 'key' }>) {
    return this.add({ key: keyName({ tonic, mode }) });
  }

  private players(clause: Clause): boolean {
    const meanings = clause.targets.map(({ meaning }) => meaning);
    const part = meanings.find((meaning) => meaning.is === 'part')?.part;
    const instrument = meanings.find((meaning) => meaning.is === 'instrument')?.instrument;
    if (instrument === undefined) return part !== undefined && this.level(part, clause);
    const chair = [part, ...chairs].find((each) => each && instrumentsOf[each].includes(instrument));
    if (chair === undefined || (part !== undefined && part !== chair)) return false;
    const plays = !clause.without && !clause.off && clause.by !== -1;
    return this.add({
      instruments: { ...this.wish.instruments, [chair]: plays ? instrument : 'auto' } as never,
    });
  }

  private level(part: Part, clause: Clause): boolean {
    const { by, factor = 1 } = clause;
    const said = this.wish.partGainsDb ?? {};
    const now = said[part] ?? this.present.partGainsDb[part];
    if (clause.only) {
      const others = parts.filter((other) => other !== part).map((other) => [other, silentDb]);
      return this.add({ partGainsDb: { ...Object.fromEntries(others), [part]: Math.max(now, 0) } });
    }
    const isBack = by === 1 && now <= hardlyHeardDb;
    const gainDb =
      clause.without || clause.off
        ? silentDb
        : by === undefined || clause.usual || isBack
          ? 0
          : within(now + gainStepDb * by * factor, silentDb, highestGainDb);
    return this.add({ partGainsDb: { ...said, [part]: gainDb } });
  }

  private style(style: string, clause: Clause): boolean {
    const { by, share01, factor = 1 } = clause;
    const { styleWeights } = this.present;
    if (clause.without || clause.off || by !== undefined) {
      const now = this.shares.get(style) ?? styleWeights[style] ?? 0;
      const weight = by === undefined ? 0 : unit(now + styleStep01 * by * factor);
      const others = Object.entries(styleWeights).some(([name, each]) => name !== style && each > 0);
      // Something must be played.
      if (weight === 0 && !others && this.shares.size === 0) return false;
      this.styleBase = styleWeights;
      this.shares.set(style, weight);
      return true;
    }
    this.shares.set(style, share01 ?? factor);
    return true;
  }
}

const opposite = (by: 1 | -1): 1 | -1 => (by === 1 ? -1 : 1);
const within = (value: number, lowest: number, highest: number): number =>
  Math.min(highest, Math.max(lowest, value));
const rounded = (value: number): number => Math.round(value * 100) / 100;
