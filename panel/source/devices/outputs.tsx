import { useState } from 'preact/hooks';
import { useAsked } from '../components/asked.ts';
import { outputTitle } from '../components/output-title.ts';
import { WishSlider } from '../components/wish-slider.tsx';
import { gainText, silentDb } from '../model/gain.ts';
import type { Model } from '../model/model.ts';
import { devicesWords } from '../words/devices.ts';
import { ChooseOutputs } from './choose-outputs.tsx';
import { isOfHeadphones } from './chosen-outputs.ts';
import { Delay } from './delay.tsx';
import type { Output, OutputsView } from './devices-api.ts';
import * as devicesApi from './devices-api.ts';
import { Mark, toneOfStation } from './mark.tsx';
import { DeviceHead } from './sensor-card.tsx';

const lookEveryMs = 4000;

const referenceFirst = (one: Output, other: Output): number =>
  Number(other.isReferenceEar) - Number(one.isReferenceEar);

/** Where the music goes, how it is there, and when it is heard. */
export function Outputs({ model }: { readonly model: Model }) {
  const { api, access } = model;
  const { answer, fault, again } = useAsked(() => devicesApi.outputs(api), lookEveryMs);
  const [isChoosing, setChoosing] = useState(false);
  const words = devicesWords().outputs;
  return (
    <section aria-labelledby="outputs">
      <h3 id="outputs">{words.title}</h3>
      {fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {fault}
        </p>
      )}
      <ul class="device-list">
        {[...(answer?.outputs ?? [])].sort(referenceFirst).map((output) => (
          <OutputCard key={output.name} model={model} output={output} view={answer!} onChange={again} />
        ))}
      </ul>
      {access.is('admin') && answer && (
        <>
          <button
            type="button"
            class="plain device-choose"
            aria-expanded={isChoosing}
            onClick={() => setChoosing(!isChoosing)}
          >
            {words.choose}
          </button>
          {isChoosing && <ChooseOutputs model={model} view={answer} onClose={() => setChoosing(false)} />}
        </>
      )}
    </section>
  );
}

function OutputCard(props: {
  readonly model: Model;
  readonly output: Output;
  readonly view: OutputsView;
  readonly onChange: () => void;
}) {
  const { model, output, view, onChange } = props;
  const words = devicesWords();
  const { headphones } = output;
  const isTheirs = headphones !== undefined && isOfHeadphones(output.name);
  const title = isTheirs ? `${outputTitle('headphones')} · ${headphones.name}` : outputTitle(output.name);
  const isOnTime = output.extraDelayMs !== undefined;
  return (
    <li class="card device" data-testid={`output ${output.name}`}>
      <DeviceHead name={title} tone={<Mark tone={toneOfStation(output.status)} />} />
      <p class="device-facts">
        {output.isReferenceEar && <span class="device-reference">{words.outputs.reference}</span>}
        <span lang="en">{output.detail}</span>
      </p>
      <Level model={model} name={output.name} title={title} />
      {isOnTime && model.access.is('performer') && (
        <Delay model={model} output={output} view={view} title={title} onChange={onChange} />
      )}
      {isOnTime && !model.access.is('performer') && output.extraDelayMs !== 0 && (
        <p class="note">
          {words.delay.title}: {words.delay.value(String(output.extraDelayMs))}
        </p>
      )}
      {output.name === 'stream' && <p class="note">{words.delay.stream}</p>}
    </li>
  );
}

/** Against the other devices; one alone has the volume. */
function Level({
  model,
  name,
  title,
}: {
  readonly model: Model;
  readonly name: string;
  readonly title: string;
}) {
  const withLevel = model.state?.outputs.filter(({ levelDb }) => levelDb !== undefined) ?? [];
  const levelDb = withLevel.find((output) => output.name === name)?.levelDb;
  if (levelDb === undefined || (withLevel.length < 2 && levelDb === 0)) return null;
  const words = devicesWords().outputs;
  if (!model.access.is('performer'))
    return levelDb === 0 ? null : (
      <p class="note">
        {words.level}: {gainText(levelDb)}
      </p>
    );
  return (
    <fieldset class="sliders" aria-label={words.levelOf(title)}>
      <WishSlider
        name={words.level}
        low={silentDb}
        high={0}
        value={levelDb}
        text={gainText}
        disabled={model.status.kind !== 'open'}
        onSlide={(next) => model.send({ outputLevelsDb: { [name]: next } })}
      />
    </fieldset>
  );
}
