import { useState } from 'preact/hooks';
import { useAsked, useDoing } from '../components/asked.ts';
import { decimal, named, percent } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { commonWords } from '../words/common.ts';
import { modelsWords } from '../words/models.ts';
import { settingsWords } from '../words/settings.ts';
import { Changes } from './changes.tsx';
import { wayOf } from './cut-off.ts';
import { advice, surprise01 } from './models.ts';
import { Restart } from './save-bar.tsx';
import { change, readModels, type TextChange } from './settings-api.ts';

/** The networks that are installed, and which of them composes. */
export function ModelsPage({ model }: { readonly model: Model }) {
  const { api } = model;
  const words = modelsWords();
  const view = useAsked(() => readModels(api));
  const settings = useAsked(() => api.settings());
  const [shown, setShown] = useState<{ readonly name: string; readonly change: TextChange }>();
  const doing = useDoing();
  const option = settings.answer?.options.find(({ path }) => path === 'composer.model');
  const next = option && 'next' in option ? String(option.next ?? option.default) : undefined;
  const patch = (name: string) => ({ composer: { model: name } });
  const look = (name: string): Promise<void> =>
    doing.run(async () => setShown({ name, change: await change(api, patch(name), 'dryRun') }));
  const save = (name: string): Promise<void> =>
    doing.run(async () => {
      setShown(undefined);
      await change(api, patch(name));
      settings.again();
    });
  return (
    <div class="models">
      <p class="note">{words.note}</p>
      {next !== undefined && (
        <div class="asking-kindly" role="status">
          <p>{settingsWords().bar.nextStart}</p>
          <div class="buttons">
            <Restart
              isBusy={doing.isBusy}
              onRestart={() => void doing.run(async () => void (await api.restart()))}
            />
          </div>
        </div>
      )}
      <p class="fault" role="alert" lang="en">
        {doing.fault ?? view.fault}
      </p>
      <div class="model-cards">
        {[...(view.answer?.models ?? [])].sort(firstUsed).map((each) => (
          <ModelCard
            key={`${each.name} ${each.version} ${each.origin}`}
            model={each}
            isNext={each.name === next}
            isChosen={next === undefined ? each.inUse : each.name === next}
            isBusy={doing.isBusy}
            onChoose={() => void look(each.name)}
          />
        ))}
        {view.answer?.broken.map(({ folder, message, fix }) => (
          <section key={folder} class="card" aria-label={folder}>
            <h3 class="address">{folder}</h3>
            <p class="fault">{words.broken}</p>
            <p lang="en">{message}.</p>
            <p lang="en">{fix}</p>
          </section>
        ))}
      </div>
      <p class="note">{words.more}</p>
      {shown && (
        <Changes
          change={shown.change}
          way={wayOf(model)}
          isBusy={doing.isBusy}
          onSave={() => void save(shown.name)}
          onClose={() => setShown(undefined)}
        />
      )}
    </div>
  );
}

function ModelCard(props: {
  readonly model: Installed;
  readonly isNext: boolean;
  /** It composes from the next start on, too. */
  readonly isChosen: boolean;
  readonly isBusy: boolean;
  readonly onChoose: () => void;
}) {
  const { isNext, isChosen, isBusy, onChoose } = props;
  const { name, version, origin, sizeBytes, parameterCount, styles, trainedOn, inUse, verified } =
    props.model;
  const words = modelsWords();
  const common = commonWords();
  const surprise = surprise01(props.model.metrics);
  return (
    <section class={`card model ${inUse ? 'model-used' : ''}`} aria-label={name}>
      <h3>
        {name} <span class="note">{version}</span>
      </h3>
      <p class="model-use">
        {[inUse && words.inUse, isNext && words.chosen, origin === 'imported' && words.imported]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <dl class="facts">
        <Fact name={words.suits} text={words[advice(props.model)]} />
        <Fact
          name={words.styles}
          text={styles
            .map((style) => words.styleText(named(common.styles, style.name), style.trainPieces))
            .join(', ')}
        />
        <Fact
          name={words.well}
          text={surprise === undefined ? words.unmeasured : words.wellText(percent(1 - surprise))}
        />
        <Fact name={words.size} text={words.sizeText(sizeText(sizeBytes), decimal(parameterCount, 0))} />
      </dl>
      {trainedOn.length > 0 && (
        <details>
          <summary>{words.trainedOn}</summary>
          <ul class="licences" lang="en">
            {trainedOn.map((source) => (
              <li key={source.name}>
                <strong>{source.name}</strong>{' '}
                <span class="note">
                  <span lang={document.documentElement.lang}>{words.pieces(source.pieces)}</span>;{' '}
                  {source.licence}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {verified && <p class="note">{words.verified}</p>}
      {!isChosen && (
        <button type="button" class="plain" disabled={isBusy} onClick={onChoose}>
          {words.choose}
        </button>
      )}
    </section>
  );
}

type Installed = Awaited<ReturnType<typeof readModels>>['models'][number];

const firstUsed = (one: Installed, other: Installed): number =>
  Number(other.inUse) - Number(one.inUse) || other.parameterCount - one.parameterCount;

const sizeText = (bytes: number): string =>
  bytes < 1e6 ? `${decimal(bytes / 1e3, 0)} kB` : `${decimal(bytes / 1e6, 1)} MB`;

function Fact({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
