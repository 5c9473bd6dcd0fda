import type { Answer } from './answers.ts';
import { type Kit, type KitExcerpt, questions } from './kit.ts';

const columns = [
  ...['at', 'listener', 'pair', 'style', 'tempoBpm', 'seed', 'sourceA', 'sourceB', 'pieceA', 'pieceB'],
  ...questions,
  'known',
];

/** Every answer with its sources, as RFC 4180 has it; of a question the source that was preferred, or `same`. */
export function answersCsv(kit: Kit, answers: readonly Answer[]): string {
  const lines = answers.flatMap((answer) => {
    const pair = kit.pairs.find(({ id }) => id === answer.pair);
    if (!pair) return [];
    const [first, second] = pair.excerpts;
    const [a, b] = answer.a === 'first' ? [first, second] : [second, first];
    const preferred = questions.map((question) => sourceOf(answer[question], first, second));
    return [
      [
        ...[answer.at, answer.listener, pair.id, pair.style, pair.tempoBpm, pair.seed],
        ...[a.source, b.source, a.piece?.name ?? '', b.piece?.name ?? ''],
        ...preferred,
        answer.known ? 'yes' : 'no',
      ],
    ];
  });
  return [columns, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

const sourceOf = (opinion: Answer['melody'], first: KitExcerpt, second: KitExcerpt): string =>
  opinion === 'same' ? 'same' : { first, second }[opinion].source;

/** What a spreadsheet would reckon with is made text. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
