import { silentDb } from '../../player/shared/part-gains.ts';
import { type Part, parts } from '../../score/note.ts';
import type { Command } from '../command.ts';
import type { Language } from './meaning.ts';

type Follow = NonNullable<Command['follow']>;
type Cue = NonNullable<Command['cue']>;

interface Phrases {
  readonly understood: string;
  readonly unknown: string;
  readonly nothing: string;
  readonly meant: (word: string) => string;
  readonly parts: Readonly<Record<Part, string>>;
  readonly follow: Readonly<Record<Follow, string>>;
  readonly cue: Readonly<Record<Cue, string>>;
  readonly modes: Readonly<Record<string, string>>;
  readonly anyKey: string;
  readonly energy: string;
  readonly density: string;
  readonly volume: string;
  readonly without: (part: string) => string;
  readonly usual: string;
  readonly tempo: (bpm: string) => string;
  readonly scene: (name: string) => string;
  readonly nextScene: string;
  readonly play: string;
  readonly stop: string;
  readonly muted: string;
  readonly unmuted: string;
  readonly like: string;
  readonly auto: string;
}

const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    understood: 'Understood',
    unknown: 'Not understood',
    nothing: 'Nothing of this was understood',
    meant: (word) => `(${word}?)`,
    parts: { drums: 'drums', bass: 'bass', chords: 'chords', lead: 'lead', pad: 'pad' },
    follow: {
      ...{ auto: 'follows you', cadence: 'follows your steps', speed: 'follows your speed' },
      ...{ heartRate: 'follows your heart', manual: 'keeps its tempo', target: 'leads to the target' },
      ...{ calm: 'leads your breath', link: 'follows Ableton Link' },
    },
    cue: { skip: 'next section', lap: 'lap', coolDown: 'cooling down' },
    modes: { major: 'major', minor: 'minor', dorian: 'Dorian', mixolydian: 'Mixolydian' },
    anyKey: 'any key',
    energy: 'energy',
    density: 'density',
    volume: 'volume',
    without: (part) => `no ${part}`,
    usual: 'as usual',
    tempo: (bpm) => `tempo ${bpm}`,
    scene: (name) => `scene ${name}`,
    nextScene: 'next scene',
    play: 'play',
    stop: 'stop',
    muted: 'muted',
    unmuted: 'sound on',
    like: 'liked',
    auto: 'automatic',
  },
  pt: {
    understood: 'Entendi',
    unknown: 'Não entendi',
    nothing: 'Não entendi nada disto',
    meant: (word) => `(${word}?)`,
    parts: { drums: 'bateria', bass: 'baixo', chords: 'acordes', lead: 'melodia', pad: 'fundo' },
    follow: {
      ...{ auto: 'segue você', cadence: 'segue seus passos', speed: 'segue sua velocidade' },
      ...{ heartRate: 'segue seu coração', manual: 'mantém o tempo', target: 'conduz à meta' },
      ...{ calm: 'conduz a respiração', link: 'segue o Ableton Link' },
    },
    cue: { skip: 'próxima parte', lap: 'volta', coolDown: 'desaquecimento' },
    modes: { major: 'maior', minor: 'menor', dorian: 'dórico', mixolydian: 'mixolídio' },
    anyKey: 'qualquer tom',
    energy: 'energia',
    density: 'densidade',
    volume: 'volume',
    without: (part) => `sem ${part}`,
    usual: 'como sempre',
    tempo: (bpm) => `tempo ${bpm}`,
    scene: (name) => `cena ${name}`,
    nextScene: 'próxima cena',
    play: 'tocar',
    stop: 'parar',
    muted: 'mudo',
    unmuted: 'com som',
    like: 'gostei',
    auto: 'automático',
  },
  de: {
    understood: 'Verstanden',
    unknown: 'Nicht verstanden',
    nothing: 'Nichts davon verstanden',
    meant: (word) => `(${word}?)`,
    parts: { drums: 'Schlagzeug', bass: 'Bass', chords: 'Akkorde', lead: 'Melodie', pad: 'Klangteppich' },
    follow: {
      ...{ auto: 'folgt dir', cadence: 'folgt deinen Schritten', speed: 'folgt deiner Geschwindigkeit' },
      ...{ heartRate: 'folgt deinem Herzen', manual: 'hält das Tempo', target: 'führt zum Ziel' },
      ...{ calm: 'führt deinen Atem', link: 'folgt Ableton Link' },
    },
    cue: { skip: 'nächster Abschnitt', lap: 'Runde', coolDown: 'Auslaufen' },
    modes: { major: 'Dur', minor: 'Moll', dorian: 'Dorisch', mixolydian: 'Mixolydisch' },
    anyKey: 'beliebige Tonart',
    energy: 'Energie',
    density: 'Dichte',
    volume: 'Lautstärke',
    without: (part) => `ohne ${part}`,
    usual: 'wie sonst',
    tempo: (bpm) => `Tempo ${bpm}`,
    scene: (name) => `Szene ${name}`,
    nextScene: 'nächste Szene',
    play: 'spielen',
    stop: 'anhalten',
    muted: 'stumm',
    unmuted: 'mit Ton',
    like: 'gefällt dir',
    auto: 'automatisch',
  },
};

/** A word that means nothing here, and the one that was probably meant. */
export interface UnknownWord {
  readonly word: string;
  readonly meant?: string | undefined;
}

/** What comes of a wish, and what was not understood, in a line for who said it. */
export function sayBack(wish: Command, unknown: readonly UnknownWord[], language: Language): string {
  const words = phrases[language];
  const told = described(wish, words, language);
  const strange = unknown
    .map(({ word, meant }) => `"${word}"${meant ? ` ${words.meant(meant)}` : ''}`)
    .join(', ');
  const first = told.length > 0 ? `${words.understood}: ${told.join(', ')}.` : `${words.nothing}.`;
  return strange === '' ? first : `${first} ${words.unknown}: ${strange}.`;
}

function described(wish: Command, words: Phrases, language: Language): readonly string[] {
  const percent = (share01: number): string => `${Math.round(share01 * 100)} %`;
  const signed = (bias: number): string =>
    bias === 0 ? words.usual : `${bias > 0 ? '+' : '−'}${percent(Math.abs(bias))}`;
  const gain = (part: Part, gainDb: number): string => {
    if (gainDb <= silentDb) return words.without(words.parts[part]);
    if (gainDb === 0) return `${words.parts[part]} ${words.usual}`;
    return `${words.parts[part]} ${gainDb > 0 ? '+' : '−'}${Math.abs(gainDb)} dB`;
  };
  const { styleWeights, partGainsDb = {}, instruments = {}, key, follow, manualTempoBpm } = wish;
  const mixture = Object.entries(styleWeights ?? {});
  const told: (string | false | undefined)[] = [
    wish.scene !== undefined && words.scene(wish.scene),
    wish.nextScene && words.nextScene,
    mixture.length > 0 &&
      mixture.map(([name, weight]) => (mixture.length > 1 ? `${name} ${percent(weight)}` : name)).join(' + '),
    wish.energyBias !== undefined && `${words.energy} ${signed(wish.energyBias)}`,
    wish.densityBias !== undefined && `${words.density} ${signed(wish.densityBias)}`,
    key !== undefined && (key === 'auto' ? words.anyKey : keyIn(key, words, language)),
    manualTempoBpm !== undefined && words.tempo(String(manualTempoBpm)),
    follow !== undefined && !(follow === 'manual' && manualTempoBpm !== undefined) && words.follow[follow],
    ...parts.map((part) => partGainsDb[part] !== undefined && gain(part, partGainsDb[part])),
    ...parts.map((part) => {
      const instrument = instruments[part];
      return (
        instrument !== undefined && `${words.parts[part]}: ${instrument === 'auto' ? words.auto : instrument}`
      );
    }),
    wish.volume01 !== undefined && `${words.volume} ${percent(wish.volume01)}`,
    wish.muted !== undefined && (wish.muted ? words.muted : words.unmuted),
    wish.cue !== undefined && words.cue[wish.cue],
    wish.like && words.like,
    wish.playing !== undefined && (wish.playing ? words.play : words.stop),
  ];
  return told.filter((each) => typeof each === 'string');
}

/** German calls B what others call Bb, and H what they call B. */
function keyIn(key: string, words: Phrases, language: Language): string {
  const [note = '', mode = ''] = key.split(' ');
  const german: Readonly<Record<string, string>> = { B: 'H', 'A#': 'B' };
  return `${language === 'de' ? (german[note] ?? note) : note} ${words.modes[mode] ?? mode}`;
}
