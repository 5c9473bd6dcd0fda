import { useRef, useState } from 'preact/hooks';
import { useAsked, useDoing } from '../components/asked.ts';
import { Choice } from '../components/choice.tsx';
import { base64 } from '../model/base64.ts';
import { named } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { commonWords } from '../words/common.ts';
import { listeningTestWords } from '../words/listening-test.ts';
import * as testApi from './listening-test-api.ts';
import { sourceName } from './source-name.ts';

const people = 'people';
const mostPieceBytes = 512 * 1024;
const pairChoices = ['6', '12', '24'];
const largestSeed = 2 ** 31;

/** What a test is made of. */
export function MakeForm(props: {
  readonly model: Model;
  /** One is being made. */
  readonly isBusy: boolean;
  readonly onMade: () => void;
}) {
  const { api } = props.model;
  const models = useAsked(() => testApi.models(api));
  const pieces = useAsked(() => testApi.pieces(api));
  const [sources, setSources] = useState<readonly string[]>(['standard', 'markov']);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [pairs, setPairs] = useState('12');
  const doing = useDoing();
  const words = listeningTestWords().maker;
  const all = models.answer ?? [];
  const chosen = all.filter(({ name }) => sources.includes(name));
  const hasPieces = (pieces.answer?.length ?? 0) > 0;
  const wanted = [
    ...chosen.map(({ name }) => name),
    ...(hasPieces && sources.includes(people) ? [people] : []),
  ];
  const styles = (chosen[0]?.styles ?? [])
    .map(({ name }) => name)
    .filter((style) => chosen.every((model) => model.styles.some(({ name }) => name === style)));
  const wantedStyles = styles.filter((style) => !left.includes(style));
  const isPossible = wanted.length >= 2 && wantedStyles.length > 0;
  const make = (): Promise<void> =>
    doing.run(async () => {
      const seed = Math.floor(Math.random() * largestSeed);
      await testApi.make(api, { sources: wanted, styles: wantedStyles, pairs: Number(pairs), seed });
      props.onMade();
    });
  return (
    <section class="card make" aria-labelledby="make">
      <h3 id="make">{words.make}</h3>
      <Toggles
        name={words.sources}
        options={[...all.map(({ name }) => name), ...(hasPieces ? [people] : [])]}
        text={sourceName}
        chosen={wanted}
        onToggle={(source) => setSources(toggled(sources, source))}
      />
      <Toggles
        name={words.styles}
        options={styles}
        text={(style) => named(commonWords().styles, style)}
        chosen={wantedStyles}
        onToggle={(style) => setLeft(toggled(left, style))}
      />
      <Choice
        name={words.pairs}
        options={pairChoices.map((value) => ({ value, text: value }))}
        value={pairs}
        disabled={false}
        onChoose={setPairs}
      />
      <Pieces model={props.model} pieces={pieces.answer ?? []} onChange={pieces.again} />
      <button
        type="button"
        class="plain primary"
        disabled={!isPossible || props.isBusy || doing.isBusy}
        onClick={() => void make()}
      >
        {words.begin}
      </button>
      <p class="note">{isPossible ? words.slow : words.twoSources}</p>
      {doing.fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {doing.fault}
        </p>
      )}
    </section>
  );
}

const toggled = (all: readonly string[], one: string): readonly string[] =>
  all.includes(one) ? all.filter((each) => each !== one) : [...all, one];

function Toggles(props: {
  readonly name: string;
  readonly options: readonly string[];
  readonly text: (option: string) => string;
  readonly chosen: readonly string[];
  readonly onToggle: (option: string) => void;
}) {
  return (
    <fieldset class="choice">
      <legend>{props.name}</legend>
      <div class="choice-options">
        {props.options.map((option) => (
          <button
            key={option}
            type="button"
            class="plain"
            aria-pressed={props.chosen.includes(option)}
            onClick={() => props.onToggle(option)}
          >
            {props.text(option)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** Pieces by people: sent, shown, taken away. */
function Pieces(props: {
  readonly model: Model;
  readonly pieces: readonly testApi.Piece[];
  readonly onChange: () => void;
}) {
  const { pieces, onChange } = props;
  const { api } = props.model;
  const input = useRef<HTMLInputElement>(null);
  const doing = useDoing();
  const [tooLarge, setTooLarge] = useState<string>();
  const words = listeningTestWords().maker;
  const send = (files: readonly File[]): Promise<void> =>
    doing.run(async () => {
      setTooLarge(files.find(({ size }) => size > mostPieceBytes)?.name);
      try {
        for (const file of files)
          if (file.size <= mostPieceBytes)
            await testApi.addPiece(api, file.name, base64(new Uint8Array(await file.arrayBuffer())));
      } finally {
        onChange();
      }
    });
  const take = (id: string): Promise<void> =>
    doing.run(async () => {
      await testApi.removePiece(api, id);
      onChange();
    });
  return (
    <div class="pieces">
      <h4>{words.pieces}</h4>
      <ul>
        {pieces.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <button type="button" class="plain" aria-label={words.take(name)} onClick={() => void take(id)}>
              ×
            </button>
          </li>
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".mid,.midi,audio/midi"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void send(files);
        }}
      />
      <button type="button" class="plain" disabled={doing.isBusy} onClick={() => input.current?.click()}>
        {words.add}
      </button>
      <p class="note">{words.piecesHelp}</p>
      {tooLarge !== undefined && (
        <p class="fault" role="alert">
          {words.tooLarge(tooLarge)}
        </p>
      )}
      {doing.fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {doing.fault}
        </p>
      )}
    </div>
  );
}
