import { settingsWords } from '../words/settings.ts';
import type { DiffLine } from './settings-api.ts';

/** What changes in a text, line by line: what is gone, what is new, and what stands around it. */
export function Diff({ lines }: { readonly lines: readonly DiffLine[] }) {
  const words = settingsWords().changes;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it.
    <ol class="diff" aria-label={words.lines} tabIndex={0}>
      {lines.map((line, index) => {
        const { kind, text, from, to } = line;
        const before = lines[index - 1];
        const isApart = before !== undefined && !follows(before, line);
        return (
          <li key={`${kind} ${from ?? ''} ${to ?? ''}`} class={`diff-${kind} ${isApart ? 'diff-apart' : ''}`}>
            <span class="diff-number" aria-hidden="true">
              {to ?? from}
            </span>
            <span class="diff-mark" aria-hidden="true">
              {kind === 'added' ? '+' : kind === 'removed' ? '−' : ''}
            </span>
            {kind !== 'same' && (
              <span class="unseen">{kind === 'added' ? words.added : words.removed}: </span>
            )}
            <code>{text}</code>
          </li>
        );
      })}
    </ol>
  );
}

/** Lines between two that do not follow one another are the same, and left out. */
function follows(before: DiffLine, { from, to }: DiffLine): boolean {
  const isNext = (last: number | undefined, next: number | undefined): boolean =>
    last === undefined || next === undefined || next === last + 1;
  return isNext(before.from, from) && isNext(before.to, to);
}
