import { useEffect, useRef, useState } from 'preact/hooks';
import { useDoing } from '../components/asked.ts';
import { decimal } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { devicesWords } from '../words/devices.ts';
import { keepAnticipation, readAnticipation } from './anticipation.ts';
import { useDaemonClock } from './daemon-clock.ts';
import * as devicesApi from './devices-api.ts';
import { OwnTaps } from './own-taps.tsx';
import { estimateTaps, lateMsOf, type Tap } from './tap-estimate.ts';
import { TapPad } from './tap-pad.tsx';

const clickSeconds = 90;
export const leastDelayMs = -100;
export const mostDelayMs = 1000;
/** Taps may be so much outside of what can be made up for. */
const slackMs = 60;

/** When the clicks fall, as the daemon believes. */
interface Clicks {
  readonly everyBeats: number;
  readonly everyMs: number;
}

/** The delay of an output, found by tapping along to clicks over the music. */
export function TapAlong(props: {
  readonly model: Model;
  /** In force now. */
  readonly delayMs: number;
  readonly mayKeep: boolean;
  readonly onSet: (delayMs: number, keep: boolean) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { model, delayMs, mayKeep, onSet, onClose } = props;
  const { state, api } = model;
  const words = devicesWords().tap;
  const [clicks, setClicks] = useState<Clicks>();
  const [taps, setTaps] = useState<readonly Tap[]>([]);
  /** What was found before the taps there are now, and is in force. */
  const [tried, setTried] = useState<{ readonly ms: number; readonly isKept: boolean }>();
  const [anticipation, setAnticipation] = useState(readAnticipation);
  const [isMeasuring, setMeasuring] = useState(false);
  /** While the taps were made: what is found is beyond that. */
  const tappedWithMs = useRef(delayMs);
  const doing = useDoing();
  const daemonSecondsAt = useDaemonClock(model);

  const stop = (): void => {
    setClicks(undefined);
    devicesApi.click(api, 0).catch(() => {});
  };
  useEffect(() => () => void devicesApi.click(api, 0).catch(() => {}), [api]);

  const start = (): void =>
    void doing.run(async () => {
      setTaps([]);
      setTried(undefined);
      tappedWithMs.current = delayMs;
      const { everyBeats } = await devicesApi.click(api, clickSeconds);
      const tempoBpm = model.state?.clock?.tempoBpm ?? 120;
      setClicks({ everyBeats, everyMs: (everyBeats * 60_000) / tempoBpm });
    });
  const tap = (atMs: number): void => {
    const daemonSeconds = daemonSecondsAt(atMs);
    const clock = model.state?.clock;
    if (!clicks || daemonSeconds === undefined || clock === undefined) return;
    const lateMs = lateMsOf(clock, clicks.everyBeats, daemonSeconds);
    setTaps((before) => [...before, { atSeconds: atMs / 1000, lateMs }]);
  };

  const everyMs = clicks?.everyMs ?? 1000;
  const estimate = estimateTaps(taps, {
    everyMs,
    leastMs: leastDelayMs - slackMs - tappedWithMs.current - anticipation.ms,
  });
  const foundMs = estimate && Math.round(tappedWithMs.current + estimate.lateMs + anticipation.ms);
  const isOutside = foundMs !== undefined && (foundMs < leastDelayMs || foundMs > mostDelayMs);
  const newMs = estimate?.isSure && !isOutside ? foundMs : undefined;
  const keepMs = newMs ?? (tried?.isKept ? undefined : tried?.ms);
  const set = (setMs: number, keep: boolean): void =>
    void doing.run(async () => {
      await onSet(setMs, keep);
      setTried({ ms: setMs, isKept: keep });
      // Whoever taps on tells how right it is.
      setTaps([]);
      tappedWithMs.current = setMs;
    });
  const ms = (value: number): string => decimal(value, 0);
  const isPlaying = state?.clock !== undefined;

  return (
    <section class="tap-along" aria-labelledby="tap-along">
      <div class="device-head">
        <h5 id="tap-along">{words.title}</h5>
        <button type="button" class="link" onClick={onClose}>
          {words.close}
        </button>
      </div>
      {isMeasuring ? (
        <OwnTaps
          onKnown={(anticipationMs) => {
            setAnticipation(keepAnticipation(anticipationMs));
            setMeasuring(false);
          }}
        />
      ) : (
        <>
          <p>{words.how}</p>
          <p class="note">
            {words.you} {(anticipation.isMeasured ? words.measured : words.usual)(ms(anticipation.ms))}{' '}
            {!clicks && (
              <button type="button" class="link" onClick={() => setMeasuring(true)}>
                {words.measure}
              </button>
            )}
          </p>
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
          {clicks ? (
            <TapPad taps={taps} estimate={estimate} everyMs={everyMs} onTap={tap} />
          ) : (
            <button
              type="button"
              class="plain primary"
              disabled={doing.isBusy}
              onClick={() => (isPlaying ? start() : model.send({ playing: true }))}
            >
              {isPlaying ? (taps.length > 0 ? words.again : words.start) : words.play}
            </button>
          )}
          {(clicks || estimate || tried) && (
            <div class="tap-result" role="status">
              {estimate && foundMs !== undefined ? (
                <>
                  <p class="tap-figure">
                    {estimate.isSure
                      ? words.result(ms(foundMs))
                      : words.measuring(ms(foundMs), ms(estimate.doubtMs))}
                  </p>
                  <p class="note">
                    {words.spread(ms(estimate.spreadMs))}{' '}
                    {estimate.isSure ? words.sure : words.goOn(taps.length)}
                  </p>
                </>
              ) : (
                clicks && !tried && <p class="note">{words.firstTaps}</p>
              )}
              {tried && !estimate && (
                <p>{tried.isKept ? words.keptNow : `${words.tried} ${devicesWords().delay.walks}`}</p>
              )}
            </div>
          )}
          {isOutside && estimate?.isSure && (
            <p class="fault" role="alert">
              {words.outside}
            </p>
          )}
          {(clicks || estimate || tried) && (
            <div class="buttons">
              {newMs !== undefined && (
                <button
                  type="button"
                  class="plain primary"
                  disabled={doing.isBusy}
                  onClick={() => set(newMs, false)}
                >
                  {words.tryIt(ms(newMs))}
                </button>
              )}
              {mayKeep && keepMs !== undefined && (
                <button
                  type="button"
                  class={newMs === undefined ? 'plain primary' : 'plain'}
                  disabled={doing.isBusy}
                  onClick={() => set(keepMs, true)}
                >
                  {words.keepIt(ms(keepMs))}
                </button>
              )}
              {clicks && (
                <button type="button" class="plain" onClick={stop}>
                  {words.stop}
                </button>
              )}
            </div>
          )}
        </>
      )}
    </section>
  );
}
