/** The languages of the page. */
export const cardLanguages = ['en', 'pt', 'de'] as const;
export type CardLanguage = (typeof cardLanguages)[number];

interface CardWords {
  readonly title: string;
  readonly distance: string;
  readonly time: string;
  readonly pace: string;
  readonly perKilometer: string;
  readonly heart: string;
  readonly cadence: string;
  readonly stepsPerMinute: string;
  readonly locked: string;
  readonly matched: string;
  readonly climbed: string;
  readonly tempo: string;
  readonly songs: string;
  readonly styles: string;
  readonly authorship: string;
}

/** What stands on a card. */
export const cardWords: Readonly<Record<CardLanguage, CardWords>> = {
  en: {
    ...{
      title: 'A session with Tactus',
      distance: 'distance',
      time: 'time',
      pace: 'pace',
      perKilometer: '/km',
    },
    ...{
      heart: 'heart',
      cadence: 'cadence',
      stepsPerMinute: 'spm',
      locked: 'on the beat',
      matched: 'in tempo',
    },
    ...{ climbed: 'climbed', tempo: 'tempo', songs: 'songs', styles: 'played' },
    authorship: 'Composed by a machine to the steps of a body',
  },
  pt: {
    ...{
      title: 'Uma sessão com Tactus',
      distance: 'distância',
      time: 'tempo',
      pace: 'ritmo',
      perKilometer: '/km',
    },
    ...{
      heart: 'coração',
      cadence: 'cadência',
      stepsPerMinute: 'ppm',
      locked: 'na batida',
      matched: 'no andamento',
    },
    ...{ climbed: 'subida', tempo: 'andamento', songs: 'músicas', styles: 'tocou' },
    authorship: 'Composto por uma máquina aos passos de um corpo',
  },
  de: {
    ...{
      title: 'Ein Lauf mit Tactus',
      distance: 'Strecke',
      time: 'Zeit',
      pace: 'Tempo',
      perKilometer: '/km',
    },
    ...{
      heart: 'Herz',
      cadence: 'Schrittfrequenz',
      stepsPerMinute: '/min',
      locked: 'im Takt',
      matched: 'im Tempo',
    },
    ...{ climbed: 'Anstieg', tempo: 'Musiktempo', songs: 'Stücke', styles: 'gespielt' },
    authorship: 'Von einer Maschine zu den Schritten eines Körpers komponiert',
  },
};
