import { useState } from 'preact/hooks';
import type { Model } from '../model/model.ts';
import { musicWords } from '../words/music.ts';

/** More than this is not heard at once. */
const longestWords = 200;

/** A wish in words, and what was understood of it. */
export function Say({ model }: { readonly model: Model }) {
  const words = musicWords().say;
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState('');
  const [isAsking, setAsking] = useState(false);
  const say = async (): Promise<void> => {
    setAsking(true);
    try {
      const { said, unknown } = await model.say(text.trim());
      setAnswer(said);
      // What was not understood is there to be mended.
      if (unknown.length === 0) setText('');
    } catch (error) {
      setAnswer((error as Error).message);
    } finally {
      setAsking(false);
    }
  };
  const isOff = model.status.kind !== 'open' || isAsking;
  return (
    <form
      class="say"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isOff && text.trim() !== '') void say();
      }}
    >
      <label class="field say-field">
        <span class="field-name">{words.name}</span>
        <input
          type="text"
          value={text}
          maxLength={longestWords}
          placeholder={words.example}
          autoComplete="off"
          enterKeyHint="send"
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <button type="submit" class="plain" disabled={isOff || text.trim() === ''}>
        {words.send}
      </button>
      <p class="say-answer note" role="status">
        {answer}
      </p>
    </form>
  );
}
