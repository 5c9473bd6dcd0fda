import { useState } from 'preact/hooks';
import { useDoing } from './asked.ts';

interface AskOnceProps {
  readonly class?: string;
  readonly words: {
    /** What opens the question. */
    readonly button: string;
    readonly question: string;
    readonly yes: string;
    readonly no: string;
  };
  readonly onYes: () => Promise<void>;
}

/** A button whose press asks once more whether it is meant, and says what went wrong. */
export function AskOnce({ class: look = '', words, onYes }: AskOnceProps) {
  const [isAsking, setAsking] = useState(false);
  const doing = useDoing();
  return (
    <>
      {isAsking ? (
        <div class="buttons" role="alertdialog" aria-label={words.question}>
          <p>{words.question}</p>
          <button
            type="button"
            class={`plain ${look}`}
            disabled={doing.isBusy}
            onClick={() => void doing.run(onYes)}
          >
            {words.yes}
          </button>
          <button type="button" class="plain" onClick={() => setAsking(false)}>
            {words.no}
          </button>
        </div>
      ) : (
        <button type="button" class={`plain ${look}`} onClick={() => setAsking(true)}>
          {words.button}
        </button>
      )}
      <p class="fault" role="alert" lang="en">
        {doing.fault}
      </p>
    </>
  );
}
