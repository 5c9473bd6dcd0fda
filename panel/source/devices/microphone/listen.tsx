import { useEffect, useRef, useState } from 'preact/hooks';
import type { FoundDelay } from '../../../../daemon/microphones/found-delay.ts';
import { useDoing } from '../../components/asked.ts';
import { decimal } from '../../model/format.ts';
import type { Model } from '../../model/model.ts';
import { microphoneWords } from '../../words/microphone.ts';
import { useDaemonClock } from '../daemon-clock.ts';
import type { Output, OutputsView } from '../devices-api.ts';
import * as devicesApi from '../devices-api.ts';
import { leastDelayMs, mostDelayMs } from '../tap-along.tsx';
import { ChooseMicrophone, hereName } from './choose-microphone.tsx';
import { Heard } from './heard.tsx';
import { MicrophoneFault, type MicrophoneTrouble, microphoneObstacle } from './microphone-fault.ts';

/** The delay of an output, found by a microphone of the device or of this browser. */
export function Listen(props: {
  readonly model: Model;
  readonly output: Output;
  readonly view: OutputsView;
  readonly mayKeep: boolean;
  readonly onSet: (delayMs: number, keep: boolean) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { model, output, view, mayKeep, onSet, onClose } = props;
  const { api, state } = model;
  const { name } = output;
  const obstacle = microphoneObstacle() ?? (canCompare(output, view) ? undefined : 'compares');
  const first = view.microphones[0]?.name ?? (obstacle === undefined ? hereName : undefined);
  const [chosen, setChosen] = useState<string>();
  const [found, setFound] = useState<FoundDelay>();
  const [trouble, setTrouble] = useState<MicrophoneTrouble>();
  /** What was found and is in force. */
  const [taken, setTaken] = useState<'tried' | 'kept'>();
  const listening = useRef<AbortController | undefined>(undefined);
  const [isListening, setListening] = useState(false);
  const doing = useDoing();
  const daemonSecondsAt = useDaemonClock(model);
  const words = microphoneWords();
  // One that was pulled out meanwhile is no longer chosen.
  const isThere = chosen === hereName || view.microphones.some((each) => each.name === chosen);
  const microphone = isThere ? chosen : first;
  const isHere = microphone === hereName;

  const stop = (): void => {
    if (!listening.current) return;
    listening.current.abort();
    listening.current = undefined;
    setListening(false);
    devicesApi.stopChirps(api).catch(() => {});
  };
  useEffect(() => stop, []);

  const ask = async (signal: AbortSignal): Promise<FoundDelay> => {
    if (!isHere) return await devicesApi.listen(api, name, microphone!);
    const { listenHere } = await import('./listen-here.ts');
    return await listenHere(name, { chirp: () => devicesApi.chirp(api, name), daemonSecondsAt, signal });
  };
  const start = (): void =>
    void doing.run(async () => {
      const own = new AbortController();
      listening.current = own;
      setFound(undefined);
      setTrouble(undefined);
      setTaken(undefined);
      setListening(true);
      try {
        const heard = await ask(own.signal);
        if (!own.signal.aborted) setFound(heard);
      } catch (error) {
        if (own.signal.aborted) return;
        if (!(error instanceof MicrophoneFault)) throw error;
        // Nobody hears the rest of them.
        if (error.trouble === 'gone') devicesApi.stopChirps(api).catch(() => {});
        setTrouble(error.trouble);
      } finally {
        if (listening.current === own) {
          listening.current = undefined;
          setListening(false);
        }
      }
    });
  const set = (foundMs: number, keep: boolean): void =>
    void doing.run(async () => {
      await onSet(foundMs, keep);
      setTaken(keep ? 'kept' : 'tried');
    });
  const isPlaying = state?.clock !== undefined;
  const foundMs = found?.heard === 'well' ? found.foundMs : undefined;
  const isOutside = foundMs !== undefined && (foundMs < leastDelayMs || foundMs > mostDelayMs);
  const newMs = isOutside || isListening ? undefined : foundMs;

  return (
    <section class="listen-delay" aria-labelledby="listen-delay">
      <div class="device-head">
        <h5 id="listen-delay">{words.title}</h5>
        <button type="button" class="link" onClick={onClose}>
          {words.close}
        </button>
      </div>
      <p>{words.how}</p>
      <ChooseMicrophone
        microphones={view.microphones}
        chosen={microphone}
        obstacle={obstacle}
        isDisabled={isListening}
        onChoose={(next) => {
          setChosen(next);
          setFound(undefined);
          setTrouble(undefined);
        }}
      />
      {!isPlaying && (
        <p class="fault" role="alert">
          {words.nothingPlays}
        </p>
      )}
      {doing.fault !== undefined && (
        <p class="fault" role="alert" lang="en">
          {doing.fault}
        </p>
      )}
      {(trouble === 'denied' || trouble === 'gone' || trouble === 'absent') && (
        <p class="fault" role="alert">
          {words[trouble]}
        </p>
      )}
      <div class="listen-heard" role="status">
        {isListening && <p class="looking">{words.listening}</p>}
        {found && <Heard found={found} isHere={isHere} />}
        {taken && <p>{taken === 'kept' ? words.kept : words.tried}</p>}
      </div>
      {isOutside && (
        <p class="fault" role="alert">
          {words.outside}
        </p>
      )}
      <div class="buttons">
        {newMs !== undefined && taken === undefined && (
          <button
            type="button"
            class="plain primary"
            disabled={doing.isBusy}
            onClick={() => set(newMs, false)}
          >
            {words.tryIt(decimal(newMs, 1))}
          </button>
        )}
        {newMs !== undefined && mayKeep && taken !== 'kept' && (
          <button
            type="button"
            class={taken === 'tried' ? 'plain primary' : 'plain'}
            disabled={doing.isBusy}
            onClick={() => set(newMs, true)}
          >
            {words.keepIt(decimal(newMs, 1))}
          </button>
        )}
        {isListening ? (
          <button type="button" class="plain" onClick={stop}>
            {words.stop}
          </button>
        ) : (
          <button
            type="button"
            class={newMs === undefined ? 'plain primary' : 'plain'}
            disabled={doing.isBusy || (isPlaying && microphone === undefined)}
            onClick={() => (isPlaying ? start() : model.send({ playing: true }))}
          >
            {isPlaying ? (found ? words.again : words.start) : words.play}
          </button>
        )}
      </div>
    </section>
  );
}

/** The browser's microphone tells one output by another. */
const canCompare = (output: Output, { outputs }: OutputsView): boolean =>
  outputs.some((other) => other.name !== output.name && other.isReferenceEar && other.soundsHere);
