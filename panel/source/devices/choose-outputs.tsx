import { useEffect, useRef, useState } from 'preact/hooks';
import { useAsked, useDoing } from '../components/asked.ts';
import { outputTitle } from '../components/output-title.ts';
import type { Model } from '../model/model.ts';
import { devicesWords } from '../words/devices.ts';
import { isOfHeadphones, nameOfEntry, type OutputEntry, useOf, usualName } from './chosen-outputs.ts';
import type { OutputsView } from './devices-api.ts';
import * as devicesApi from './devices-api.ts';

/** Other outputs: they are taken at the next start. */
export function ChooseOutputs(props: {
  readonly model: Model;
  readonly view: OutputsView;
  readonly onClose: () => void;
}) {
  const { model, view, onClose } = props;
  const { api } = model;
  const settings = useAsked(() => api.settings());
  const option = settings.answer?.options.find(({ path }) => path === 'outputs.use');
  const entries = (option?.next ?? option?.value ?? []) as readonly OutputEntry[];
  const played =
    entries.length > 0
      ? entries.map(nameOfEntry)
      : view.outputs.filter(({ name }) => !isOfHeadphones(name)).map(({ name }) => usualName(name));
  const [wished, setWished] = useState<readonly string[]>();
  const [isSaved, setSaved] = useState(false);
  const doing = useDoing();
  const words = devicesWords().outputs;
  if (isSaved) return <Restart model={model} onClose={onClose} />;
  const chosen = wished ?? played;
  const choices = [
    ...view.choices.map((choice) => ({ ...choice, name: usualName(choice.name) })),
    // What is played to and is not there now can be left, too.
    ...played
      .filter((name) => !view.choices.some((choice) => usualName(choice.name) === name))
      .map((name) => ({ name, description: '' })),
  ];
  const toggle = (name: string): void =>
    setWished(chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name]);
  return (
    <form
      class="card choose-outputs"
      aria-label={words.chooseTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void doing.run(async () => {
          await devicesApi.play(api, useOf(chosen, entries));
          setSaved(true);
        });
      }}
    >
      <ul>
        {choices.map(({ name, description }) => (
          <li key={name}>
            <label>
              <input type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} />
              <span>
                <strong>{outputTitle(name)}</strong>
                <span class="note" lang="en">
                  {description}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p class="note">
        {words.first} {words.restartNeeded}
      </p>
      {chosen.length === 0 && <p class="fault">{words.atLeastOne}</p>}
      {(doing.fault ?? settings.fault) !== undefined && (
        <p class="fault" role="alert" lang="en">
          {doing.fault ?? settings.fault}
        </p>
      )}
      <div class="buttons">
        <button
          type="submit"
          class="plain primary"
          disabled={
            doing.isBusy || chosen.length === 0 || settings.answer === undefined || wished === undefined
          }
        >
          {words.save}
        </button>
        <button type="button" class="plain" onClick={onClose}>
          {words.leave}
        </button>
      </div>
    </form>
  );
}

function Restart({ model, onClose }: { readonly model: Model; readonly onClose: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const [isGoing, setGoing] = useState(false);
  const doing = useDoing();
  const words = devicesWords().outputs;
  const restart = (): void =>
    void doing.run(async () => {
      await model.api.restart();
      setGoing(true);
    });
  // Back from it, there is nothing more to say.
  const isOpen = model.status.kind === 'open';
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (isGoing && isOpen && !wasOpen.current) onClose();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <div class="card" role="status">
      <p>{isGoing ? words.restarting : isAsking ? words.restartAsk : words.restartNeeded}</p>
      {doing.fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {doing.fault}
        </p>
      )}
      {!isGoing && (
        <div class="buttons">
          <button
            type="button"
            class="plain primary"
            disabled={doing.isBusy}
            onClick={() => (isAsking ? restart() : setAsking(true))}
          >
            {isAsking ? words.restartYes : words.restart}
          </button>
          <button type="button" class="plain" onClick={onClose}>
            {words.notNow}
          </button>
        </div>
      )}
    </div>
  );
}
