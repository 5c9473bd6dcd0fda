import type { Mode } from '../../score/key.ts';
import { isMinorLike } from './keys.ts';

/** Four bars; a bar is one roman numeral or two (half a bar each) with a space between. */
export type Loop = readonly [string, string, string, string];

/** What a style plays in each kind of section. `cadence` is the last two bars of a phrase that comes home. */
export interface StyleHarmony {
  readonly verse: readonly Loop[];
  readonly chorus: readonly Loop[];
  readonly bridge: readonly Loop[];
  readonly cadence: readonly (readonly [string, string])[];
  /** The last bar of a phrase that stays open. */
  readonly halfCadence: readonly string[];
  /** The second half of a period has chords of its own instead of beginning the loop again. */
  readonly walksOn?: true;
}

interface Table {
  readonly major: StyleHarmony;
  readonly minor: StyleHarmony;
}

const pop: Table = {
  major: {
    verse: [
      ['I', 'vi', 'IV', 'V'],
      ['I', 'IV', 'I', 'V'],
      ['vi', 'V', 'IV', 'I'],
      ['vi', 'IV', 'I', 'V'],
      ['I', 'iii', 'vi', 'IV'],
    ],
    chorus: [
      ['I', 'V', 'vi', 'IV'],
      ['IV', 'V', 'I', 'vi'],
      ['I', 'IV', 'vi', 'V'],
    ],
    bridge: [
      ['vi', 'iii', 'IV', 'V'],
      ['ii', 'V', 'iii', 'vi'],
      ['IV', 'I', 'ii', 'V'],
    ],
    cadence: [
      ['IV V', 'I'],
      ['V', 'I'],
    ],
    halfCadence: ['V', 'IV V', 'Vsus4 V'],
  },
  minor: {
    verse: [
      ['iv', 'i', 'bVI', 'v'],
      ['i', 'bVII', 'bVI', 'bVII'],
      ['i', 'iv', 'i', 'bVII'],
      ['i', 'bVI', 'iv', 'v'],
    ],
    chorus: [
      ['bVI', 'bVII', 'i', 'i'],
      ['i', 'bVI', 'bIII', 'bVII'],
      ['bVI', 'bIII', 'bVII', 'i'],
    ],
    bridge: [
      ['iv', 'bVII', 'bIII', 'bVI'],
      ['bIII', 'bVII', 'iv', 'v'],
    ],
    cadence: [
      ['bVI bVII', 'i'],
      ['bVII', 'i'],
      ['iv v', 'i'],
    ],
    halfCadence: ['bVII', 'v', 'iv bVII'],
  },
};

const chorale: Table = {
  major: {
    verse: [
      ['vi IV', 'ii V', 'I vi', 'ii V'],
      ['I V', 'vi iii', 'IV I', 'ii V'],
      ['I IV', 'I V', 'vi ii', 'V I'],
      ['I vi', 'ii V', 'I IV', 'ii V'],
    ],
    chorus: [
      ['I V', 'I IV', 'ii V', 'I V'],
      ['IV I', 'ii V', 'vi IV', 'I V'],
      ['I IV', 'V vi', 'IV I', 'ii V'],
    ],
    bridge: [
      ['vi ii', 'V I', 'IV viio', 'iii vi'],
      ['ii vi', 'IV ii', 'V iii', 'vi V'],
    ],
    cadence: [
      ['ii V', 'I'],
      ['IV V7', 'I'],
      ['I V', 'I'],
    ],
    halfCadence: ['ii V', 'I V', 'IV V'],
    walksOn: true,
  },
  minor: {
    verse: [
      ['bVI bIII', 'iv v', 'bIII bVII', 'i v'],
      ['i iv', 'i v', 'i bVI', 'iv v'],
      ['i v', 'bVI bIII', 'iv i', 'iv v'],
    ],
    chorus: [
      ['bIII bVII', 'i v', 'bVI iv', 'i v'],
      ['i bVII', 'bIII bVI', 'iv bVII', 'i v'],
    ],
    bridge: [
      ['bIII bVI', 'iv bVII', 'bIII iv', 'i v'],
      ['iv i', 'bVII bIII', 'bVI iv', 'iv v'],
    ],
    cadence: [
      ['iv V', 'i'],
      ['i V7', 'i'],
    ],
    halfCadence: ['iv V', 'i V'],
    walksOn: true,
  },
};

const folk: Table = {
  major: {
    verse: [
      ['I', 'I', 'IV', 'V'],
      ['I', 'IV', 'I', 'V'],
      ['I', 'V', 'I', 'IV V'],
    ],
    chorus: [
      ['IV', 'I', 'IV', 'V'],
      ['I IV', 'I V', 'I IV', 'V'],
      ['vi', 'V', 'IV', 'V'],
    ],
    bridge: [
      ['V', 'I', 'V', 'I'],
      ['ii', 'vi', 'ii', 'V'],
    ],
    cadence: [
      ['IV V', 'I'],
      ['V7', 'I'],
      ['I V', 'I'],
    ],
    halfCadence: ['V', 'ii V'],
  },
  minor: {
    verse: [
      ['i', 'bVII', 'i', 'v'],
      ['i', 'i', 'bVII', 'bVII'],
      ['i', 'iv', 'i', 'V'],
    ],
    chorus: [
      ['bIII', 'bVII', 'i', 'v'],
      ['i bVII', 'i v', 'i bVII', 'v'],
    ],
    bridge: [
      ['bVI', 'bVII', 'bIII', 'bVII'],
      ['iv', 'i', 'iv', 'bVII'],
    ],
    cadence: [
      ['bVII', 'i'],
      ['i V', 'i'],
    ],
    halfCadence: ['v', 'bVII'],
  },
};

const songbook: Table = {
  major: {
    verse: [
      ['Imaj7 vi7', 'ii7 V7', 'Imaj7 vi7', 'ii7 V7'],
      ['I', 'vi7', 'ii7', 'V7'],
      ['I', 'Imaj7', 'ii7', 'V7'],
    ],
    chorus: [
      ['iii7', 'vi7', 'ii7', 'V7'],
      ['IVmaj7', 'iii7 vi7', 'ii7', 'V7'],
      ['I', 'IV', 'iii7 vi7', 'ii7 V7'],
    ],
    bridge: [
      ['IV', 'IV', 'I', 'vi7'],
      ['vi7', 'ii7', 'V7', 'iii7 vi7'],
    ],
    cadence: [
      ['ii7 V7', 'I'],
      ['V7', 'I'],
    ],
    halfCadence: ['ii7 V7', 'V7'],
    walksOn: true,
  },
  minor: {
    verse: [
      ['i', 'iv7', 'bVII7', 'bIIImaj7'],
      ['i', 'iv7 v7', 'i', 'bVImaj7 v7'],
    ],
    chorus: [
      ['iv7', 'bVII7', 'bIIImaj7', 'bVImaj7'],
      ['bVImaj7', 'iv7', 'i', 'v7'],
    ],
    bridge: [
      ['bIIImaj7', 'iv7', 'bVImaj7', 'v7'],
      ['iv7', 'i', 'bVImaj7', 'bVII7'],
    ],
    cadence: [
      ['iio7 V7', 'i'],
      ['iv7 V7', 'i'],
    ],
    halfCadence: ['V7', 'iv7 v7'],
    walksOn: true,
  },
};

const ragtime: Table = {
  major: {
    verse: [
      ['V7', 'I', 'V7', 'I'],
      ['I', 'I', 'V7', 'V7'],
      ['I', 'V7', 'I', 'V7'],
      ['I', 'IV', 'I', 'V7'],
    ],
    chorus: [
      ['I', 'vi', 'ii7', 'V7'],
      ['IV', 'I', 'ii7', 'V7'],
      ['I', 'I', 'IV', 'ii7 V7'],
    ],
    bridge: [
      ['vi', 'iii', 'vi', 'iii'],
      ['IV', 'IV', 'I', 'I'],
    ],
    cadence: [
      ['ii7 V7', 'I'],
      ['I V7', 'I'],
      ['IV V7', 'I'],
    ],
    halfCadence: ['V7', 'II7 V7'],
  },
  minor: {
    verse: [
      ['i', 'i', 'V7', 'i'],
      ['i', 'iv', 'i', 'V7'],
    ],
    chorus: [
      ['bVI', 'i', 'iv', 'V7'],
      ['iv', 'i', 'bVI', 'bVII'],
    ],
    bridge: [
      ['bIII', 'bVII', 'bIII', 'bVII'],
      ['iv', 'iv', 'i', 'i'],
    ],
    cadence: [
      ['iv V7', 'i'],
      ['i V7', 'i'],
    ],
    halfCadence: ['V7', 'iv V7'],
  },
};

const electronic: Table = {
  major: {
    verse: [
      ['vi', 'IV', 'I', 'V'],
      ['I', 'I', 'IV', 'IV'],
      ['I', 'vi', 'I', 'vi'],
    ],
    chorus: [
      ['IV', 'V', 'vi', 'I'],
      ['IV', 'I', 'V', 'vi'],
      ['I', 'V', 'vi', 'IV'],
    ],
    bridge: [
      ['ii', 'ii', 'IV', 'V'],
      ['vi', 'vi', 'iii', 'iii'],
    ],
    cadence: [
      ['V', 'I'],
      ['IV', 'I'],
    ],
    halfCadence: ['V', 'Vsus4 V'],
  },
  minor: {
    verse: [
      ['bVI', 'i', 'bVII', 'i'],
      ['i', 'i', 'bVI', 'bVII'],
      ['i', 'bVII', 'i', 'bVI'],
      ['i', 'i', 'iv', 'iv'],
    ],
    chorus: [
      ['bVI', 'bVII', 'i', 'bIII'],
      ['i', 'bVI', 'bIII', 'bVII'],
      ['iv', 'bVI', 'i', 'bVII'],
    ],
    bridge: [
      ['bVI', 'bVI', 'bVII', 'bVII'],
      ['iv', 'iv', 'v', 'v'],
    ],
    cadence: [
      ['bVII', 'i'],
      ['bVI bVII', 'i'],
    ],
    halfCadence: ['bVII', 'v'],
  },
};

const mixolydian: StyleHarmony = {
  verse: [
    ['I', 'bVII', 'I', 'bVII'],
    ['I', 'bVII', 'IV', 'I'],
    ['I', 'v', 'IV', 'I'],
  ],
  chorus: [
    ['bVII', 'IV', 'I', 'I'],
    ['I', 'IV', 'bVII', 'I'],
  ],
  bridge: [
    ['ii', 'IV', 'v', 'bVII'],
    ['vi', 'v', 'IV', 'bVII'],
  ],
  cadence: [
    ['bVII', 'I'],
    ['IV bVII', 'I'],
  ],
  halfCadence: ['bVII', 'IV'],
};

const dorian: StyleHarmony = {
  verse: [
    ['i', 'IV', 'i', 'IV'],
    ['i', 'bVII', 'IV', 'i'],
    ['i', 'ii', 'i', 'bVII'],
  ],
  chorus: [
    ['bIII', 'bVII', 'i', 'IV'],
    ['bVII', 'IV', 'i', 'i'],
  ],
  bridge: [
    ['IV', 'bIII', 'bVII', 'v'],
    ['v', 'IV', 'v', 'bVII'],
  ],
  cadence: [
    ['IV', 'i'],
    ['bVII', 'i'],
  ],
  halfCadence: ['bVII', 'IV'],
};

const tables: Readonly<Record<string, Table>> = {
  chorale,
  folk,
  songbook,
  ragtime,
  electronic,
  game: pop,
};

/** The progressions of a style in a mode. A style nobody has tabulated (a maker's own) speaks pop harmony. */
export function styleHarmony(style: string, mode: Mode): StyleHarmony {
  if (mode === 'mixolydian') return mixolydian;
  if (mode === 'dorian') return dorian;
  const table = tables[style] ?? pop;
  return isMinorLike(mode) ? table.minor : table.major;
}

export const tabulatedStyles: readonly string[] = Object.keys(tables);
