import { useState } from 'preact/hooks';
import { useDoing } from '../components/asked.ts';
import { WishSlider } from '../components/wish-slider.tsx';
import { decimal } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { devicesWords } from '../words/devices.ts';
import type { Output, OutputsView } from './devices-api.ts';
import * as devicesApi from './devices-api.ts';
import { Listen } from './microphone/listen.tsx';
import { leastDelayMs, mostDelayMs, TapAlong } from './tap-along.tsx';

const stepMs = 10;

/** How much later an output is heard than its device says: by hand, or found by tapping along or by a microphone. */
export function Delay(props: {
  readonly model: Model;
  readonly output: Output;
  readonly view: OutputsView;
  readonly title: string;
  readonly onChange: () => void;
}) {
  const { model, output, view, title, onChange } = props;
  const { name, extraDelayMs = 0, keptDelayMs = 0, headphones } = output;
  const [way, setWay] = useState<'tapping' | 'listening'>();
  const [wished, setWished] = useState<number>();
  const doing = useDoing();
  const words = devicesWords().delay;
  // What it sends is not heard from a device whose delay is known: nobody could tap along, nor a microphone hear it.
  const hasDevice = output.delayMs !== undefined;
  const mayKeep = model.access.is('admin');
  const delayMs = wished ?? extraDelayMs;
  const put = async (nextMs: number, keep: boolean): Promise<void> => {
    setWished(nextMs);
    try {
      await devicesApi.setDelay(model.api, name, nextMs, keep);
      onChange();
    } catch (error) {
      setWished(undefined);
      throw error;
    }
  };
  const set = (nextMs: number, keep = false): void =>
    void doing.run(() => put(Math.min(mostDelayMs, Math.max(leastDelayMs, Math.round(nextMs))), keep));
  const ms = (value: number): string => words.value(decimal(value, 0));
  return (
    <fieldset class="delay" aria-label={words.of(headphones?.name ?? title)}>
      <p class="note">
        {hasDevice ? words.help : words.helpEvents}{' '}
        {headphones && <strong>{words.ofHeadphones(headphones.name)}</strong>}
      </p>
      <div class="delay-row">
        <button type="button" class="plain" aria-label={words.less} onClick={() => set(delayMs - stepMs)}>
          −{stepMs}
        </button>
        <WishSlider
          name={words.title}
          low={leastDelayMs}
          high={mostDelayMs}
          step={5}
          value={delayMs}
          text={ms}
          disabled={false}
          onSlide={(next) => set(next)}
        />
        <button type="button" class="plain" aria-label={words.more} onClick={() => set(delayMs + stepMs)}>
          +{stepMs}
        </button>
      </div>
      <div class="delay-kept" role="status">
        {delayMs === keptDelayMs ? (
          <p class="note">{keptDelayMs === 0 ? '' : words.kept}</p>
        ) : (
          <p class="note">
            {words.keptIs(decimal(keptDelayMs, 0))} {!mayKeep && words.onlyAdmin}
          </p>
        )}
      </div>
      {doing.fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {doing.fault}
        </p>
      )}
      <div class="buttons">
        {(hasDevice ? (['tapping', 'listening'] as const) : []).map((each) => (
          <button
            key={each}
            type="button"
            class="plain"
            aria-expanded={way === each}
            onClick={() => setWay(way === each ? undefined : each)}
          >
            {each === 'tapping' ? words.tap : words.listen}
          </button>
        ))}
        {delayMs !== keptDelayMs && (
          <>
            {mayKeep && (
              <button type="button" class="plain primary" onClick={() => set(delayMs, true)}>
                {words.keep}
              </button>
            )}
            <button type="button" class="plain" onClick={() => set(keptDelayMs)}>
              {words.back}
            </button>
          </>
        )}
      </div>
      {way === 'listening' && (
        <Listen
          model={model}
          output={output}
          view={view}
          mayKeep={mayKeep}
          onSet={put}
          onClose={() => setWay(undefined)}
        />
      )}
      {way === 'tapping' && (
        <TapAlong
          model={model}
          delayMs={delayMs}
          mayKeep={mayKeep}
          onSet={put}
          onClose={() => setWay(undefined)}
        />
      )}
    </fieldset>
  );
}
