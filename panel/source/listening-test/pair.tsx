import { useState } from 'preact/hooks';
import { useDoing } from '../components/asked.ts';
import type { Model } from '../model/model.ts';
import { listeningTestWords } from '../words/listening-test.ts';
import { type Question, questions, type Said, type Turn } from './listening-test-api.ts';
import { type Side, usePairSound } from './pair-sound.ts';

type Sayings = Readonly<Partial<Record<Question, Said>>>;

/** A and B, and what one thinks of them. */
export function Pair(props: {
  readonly model: Model;
  readonly test: string;
  readonly turn: Turn;
  readonly next: Turn | undefined;
  /** Before anything sounds. */
  readonly hush: () => void;
  readonly onAnswer: (said: object) => Promise<void>;
}) {
  const { model, test, turn, next, hush, onAnswer } = props;
  const words = listeningTestWords();
  const sound = usePairSound(model, test, turn, next, hush);
  const [sayings, setSayings] = useState<Sayings>({});
  const [known, setKnown] = useState(false);
  const doing = useDoing();
  const isHeard = sound.heard.size === 2;
  const isAnswered = questions.every((question) => sayings[question] !== undefined);
  return (
    <form
      class="pair"
      onSubmit={(event) => {
        event.preventDefault();
        if (isHeard && isAnswered) void doing.run(() => onAnswer({ pair: turn.pair, ...sayings, known }));
      }}
    >
      <div class="pair-sides">
        {(['a', 'b'] as const).map((side) => (
          <SideButton key={side} side={side} sound={sound} />
        ))}
      </div>
      {sound.isLost && (
        <p class="fault" role="alert">
          {words.lost}
        </p>
      )}
      {questions.map((question) => (
        <fieldset key={question} class="pair-question">
          <legend>{words.questions[question]}</legend>
          <div class="pair-choices">
            {(['a', 'same', 'b'] as const).map((said) => (
              <label key={said} class={sayings[question] === said ? 'chosen' : ''}>
                <input
                  type="radio"
                  name={question}
                  checked={sayings[question] === said}
                  onChange={() => setSayings({ ...sayings, [question]: said })}
                />
                {said === 'same' ? words.same : said.toUpperCase()}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <label class="pair-known">
        <input type="checkbox" checked={known} onChange={(event) => setKnown(event.currentTarget.checked)} />
        {words.known}
      </label>
      <button
        type="submit"
        class="plain primary pair-next"
        disabled={!isHeard || !isAnswered || doing.isBusy}
      >
        {words.next}
      </button>
      <p class="note pair-hint" role="status">
        {isHeard ? (isAnswered ? '' : words.answerAll) : words.hearBoth}
      </p>
      {doing.fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {doing.fault}
        </p>
      )}
    </form>
  );
}

function SideButton({
  side,
  sound,
}: {
  readonly side: Side;
  readonly sound: ReturnType<typeof usePairSound>;
}) {
  const words = listeningTestWords();
  const letter = side.toUpperCase();
  const isPlaying = sound.playing === side;
  return (
    <button
      type="button"
      class={`pair-side ${isPlaying ? 'pair-playing' : ''}`}
      disabled={!sound.isReady}
      aria-label={isPlaying ? words.pause(letter) : words.play(letter)}
      onClick={() => sound.press(side)}
    >
      <span class="pair-letter" aria-hidden="true">
        {letter}
      </span>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={isPlaying ? 'M7 5h3.500v14H7zM13.500 5H17v14h-3.500z' : 'M8 5v14l11-7z'} />
      </svg>
      <span class="pair-progress" aria-hidden="true">
        <span style={{ width: isPlaying ? `${sound.done01 * 100}%` : '0' }} />
      </span>
    </button>
  );
}
