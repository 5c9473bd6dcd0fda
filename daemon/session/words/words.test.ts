import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandSchema } from '../../panel/protocol/command-schema.ts';
import type { Command } from '../command.ts';
import { lexicon } from './lexicon.data.ts';
import { type Choices, type Language, longestWords, type Present, understand } from './words.ts';

const present: Present = {
  ...{ energyBias: 0, densityBias: 0, volume01: 0.5, tempoBpm: 160, key: { tonic: 9, mode: 'major' } },
  styleWeights: { game: 1 },
  partGainsDb: { drums: 0, bass: 0, chords: 0, lead: -60, pad: 0 },
};
const choices: Choices = {
  styles: ['chorale', 'electronic', 'folk', 'game', 'ragtime', 'songbook'].map((name) => ({ name })),
  scenes: ['easy', 'push', 'calm'],
};
const say = (text: string, usual?: Language) => understand(text, present, choices, usual);

const calm: Command = { energyBias: -0.15 };
const at = (manualTempoBpm: number): Command => ({ follow: 'manual', manualTempoBpm });
const slower = at(152);
const faster = at(168);
const gains = (partGainsDb: NonNullable<Command['partGainsDb']>): Command => ({ partGainsDb });
const styles = (styleWeights: Record<string, number>): Command => ({ styleWeights });
const mixed = styles({ folk: 0.5, electronic: 0.5 });

const english: readonly (readonly [string, Command])[] = [
  ['calm, minor, slower', { ...calm, key: 'A minor', ...slower }],
  ['half folk half electronic', mixed],
  ['70% folk and 30% ragtime', styles({ folk: 0.7, ragtime: 0.3 })],
  ['more bass', gains({ bass: 4 })],
  ['no drums', gains({ drums: -60 })],
  ['no drums and bass, please', gains({ drums: -60, bass: -60 })],
  ['more bass less pad', gains({ bass: 4, pad: -4 })],
  ['drums a bit louder', gains({ drums: 2 })],
  ['much softer chords', gains({ chords: -8 })],
  ['only drums', gains({ drums: 0, bass: -60, chords: -60, lead: -60, pad: -60 })],
  ['bring back the lead', gains({ lead: 0 })],
  ['turn the drums off', gains({ drums: -60 })],
  ['170', at(170)],
  ['at 165 bpm', at(165)],
  ['much faster', at(176)],
  ['not so fast', slower],
  ['follow my heart', { follow: 'heartRate' }],
  ['Follow my steps and skip', { follow: 'cadence', cue: 'skip' }],
  ['louder', { volume01: 0.6 }],
  ['volume 30 %', { volume01: 0.3 }],
  ['half volume, please', { volume01: 0.5 }],
  ['mute', { muted: true }],
  ["Don't stop", { playing: true }],
  ['I like this', { like: true }],
  ['F sharp minor', { key: 'F# minor' }],
  ['in the key of D', { key: 'D major' }],
  ['scene calm', { scene: 'calm' }],
  ['the calm scene, but louder', { scene: 'calm', volume01: 0.6 }],
  ['push', { scene: 'push' }],
  ['next scene', { nextScene: true }],
  ['a bit more energy, and denser', { energyBias: 0.08, densityBias: 0.15 }],
  ['something more energetic with violin', { energyBias: 0.15, instruments: { lead: 'violin' } }],
  ['flute as the lead', { instruments: { lead: 'flute' } }],
  ['more folk', styles({ folk: 0.2, game: 0.8 })],
  ['normal energy', { energyBias: 0 }],
  ['new lap', { cue: 'lap' }],
];
const portuguese: readonly (readonly [string, Command])[] = [
  ['calmo e menor, mais devagar', { ...calm, key: 'A minor', ...slower }],
  ['metade folk, metade eletrônico', mixed],
  ['sem bateria', gains({ drums: -60 })],
  ['sem bateria e baixo', gains({ drums: -60, bass: -60 })],
  ['mais contrabaixo', gains({ bass: 4 })],
  ['um pouco menos bateria', gains({ drums: -2 })],
  ['bateria mais alta', gains({ drums: 4 })],
  ['só a bateria', gains({ drums: 0, bass: -60, chords: -60, lead: -60, pad: -60 })],
  ['melodia de volta', gains({ lead: 0 })],
  ['mais rápido', faster],
  ['muito mais rápido', at(176)],
  ['não tão rápido', slower],
  ['170 batidas por minuto', at(170)],
  ['em ré menor', { key: 'D minor' }],
  ['mi bemol maior', { key: 'D# major' }],
  ['siga o meu coração', { follow: 'heartRate' }],
  ['acompanhe meus passos', { follow: 'cadence' }],
  ['mais baixo', { volume01: 0.4 }],
  ['volume 30 por cento', { volume01: 0.3 }],
  ['mais energia', { energyBias: 0.15 }],
  ['musica mais alegre', { key: 'A major' }],
  ['cena calm', { scene: 'calm' }],
  ['próxima música', { cue: 'skip' }],
  ['pare a música', { playing: false }],
  ['gostei', { like: true }],
  ['violino na melodia', { instruments: { lead: 'violin' } }],
  ['mais denso e 165', { densityBias: 0.15, ...at(165) }],
];
const german: readonly (readonly [string, Command])[] = [
  ['ruhig, Moll, langsamer', { ...calm, key: 'A minor', ...slower }],
  ['halb Folk, halb elektronisch', mixed],
  ['ohne Schlagzeug', gains({ drums: -60 })],
  ['kein Schlagzeug und Bass', gains({ drums: -60, bass: -60 })],
  ['mehr Bass', gains({ bass: 4 })],
  ['der Bass etwas leiser', gains({ bass: -2 })],
  ['nur Schlagzeug', gains({ drums: 0, bass: -60, chords: -60, lead: -60, pad: -60 })],
  ['Melodie wieder', gains({ lead: 0 })],
  ['Schlagzeug aus', gains({ drums: -60 })],
  ['viel schneller', at(176)],
  ['ein bisschen schneller', at(164)],
  ['nicht so schnell', slower],
  ['Tempo 170', at(170)],
  ['h-Moll', { key: 'B minor' }],
  ['fis moll', { key: 'F# minor' }],
  ['B-Dur', { key: 'A# major' }],
  ['folge meinen Schritten', { follow: 'cadence' }],
  ['folge meinem Herzen', { follow: 'heartRate' }],
  ['lauter', { volume01: 0.6 }],
  ['Lautstaerke 30 Prozent', { volume01: 0.3 }],
  ['stumm', { muted: true }],
  ['mit Geige', { instruments: { lead: 'violin' } }],
  ['Szene push', { scene: 'push' }],
  ['nächste Szene', { nextScene: true }],
  ['gefällt mir', { like: true }],
  ['neue Runde', { cue: 'lap' }],
  ['mehr Energie und dichter', { energyBias: 0.15, densityBias: 0.15 }],
  ['Musik aus', { playing: false }],
];

describe.each([
  ['en', english],
  ['pt', portuguese],
  ['de', german],
] as const)('words in %s', (language, sentences) => {
  it.each(sentences)('%s', (text, wish) => {
    const { said: _, ...understood } = say(text, language);
    expect(understood).toEqual({ wish: expect.anything(), language, unknown: [] });
    expect(understood.wish).toEqual(closely(wish));
  });
});

/** Shares are sums of binary fractions. */
function closely(value: unknown): unknown {
  if (typeof value === 'number') return expect.closeTo(value, 6);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, closely(each)]));
}

describe('what is said back', () => {
  it.each([
    ['calm, minor, slower', 'Understood: energy −15 %, A minor, tempo 152.'],
    ['sem bateria', 'Entendi: sem bateria.'],
    ['folge meinen Schritten', 'Verstanden: folgt deinen Schritten.'],
    ['h-Moll', 'Verstanden: H Moll.'],
    ['mais eletronico', 'Entendi: game 80 % + electronic 20 %.'],
    ['calm and blorp', 'Understood: energy −15 %. Not understood: "blorp".'],
    ['schnellr', 'Nichts davon verstanden. Nicht verstanden: "schnellr" (schneller?).'],
    ['', 'Nothing of this was understood.'],
  ])('of %j', (text, said) => {
    expect(say(text, said.startsWith('Nicht') ? 'de' : 'en').said).toBe(said);
  });

  it('is in the language of the words, whatever the usual one is', () => {
    expect(say('sem bateria, por favor', 'de').language).toBe('pt');
    expect(say('160', 'de').language).toBe('de');
  });

  it('names a wish that cannot be', () => {
    expect(say('tempo 400').unknown).toEqual([{ word: 'tempo 400' }]);
    expect(say('no game').unknown).toEqual([{ word: 'no game' }]);
    expect(say('drums violin').unknown).toEqual([{ word: 'drums violin' }]);
  });
});

it('goes within the limits, however often it is said', () => {
  const loud = {
    ...present,
    partGainsDb: { ...present.partGainsDb, bass: 5 },
    tempoBpm: 238,
    energyBias: 0.45,
  };
  const { wish } = understand('much more bass, much faster, much more energy', loud, choices);
  expect(wish).toEqual({ partGainsDb: { bass: 6 }, follow: 'manual', manualTempoBpm: 240, energyBias: 0.5 });
});

describe('any text', () => {
  const known = lexicon.flatMap(([, ...words]) => words.flatMap((each) => each.split('|')));
  const word = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(...known, ...choices.scenes, ...choices.styles.map(({ name }) => name)),
    },
    fc.constantFrom(',', 'and', '%', '999', '0.5', '__proto__', 'constructor', 'b', 'h moll', 'toString'),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  const text = fc.oneof(
    fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
    fc.string({ maxLength: 300 }),
  );

  it('never throws, and never asks for what is out of range', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'pt', 'de' as const), (said, usual) => {
        const { wish } = say(said, usual as Language);
        expect(commandSchema.safeParse(wish).error).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('has its unknown words named', () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.stringMatching(/^[qxz]{5,9}$/), (before, strange) => {
        expect(say(`${before}, ${strange}`).unknown).toContainEqual({ word: strange });
      }),
    );
  });

  it('is heard up to a length', () => {
    expect(say(`calm ${'x '.repeat(longestWords)}slower`).wish).toEqual(calm);
  });
});
