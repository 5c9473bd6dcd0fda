import { useDoing } from '../components/asked.ts';
import { distance, duration } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { addressOf } from '../model/place.ts';
import * as sessionsApi from '../sessions/sessions-api.ts';
import { runWords } from '../words/run.ts';
import { Icon } from './icons.tsx';
import { TouchButton } from './touch-button.tsx';

/** A few steps to the door are no run. */
const leastSeconds = 10;

/** Whether there was a run, which the device keeps, and its music has been stopped. */
export function isRunOver({ state, access }: Model): boolean {
  if (!state || !access.is('performer')) return false;
  const { playing, run } = state;
  return playing === 'stopped' && run.sessionId !== undefined && run.movingSeconds >= leastSeconds;
}

/** Ends the run and shows what it was. What this phone lent the band it keeps to itself again. */
export function SeeRun({ model }: { readonly model: Model }) {
  const doing = useDoing();
  const words = runWords().slot;
  const { run } = model.state!;
  const figures = [
    ...(run.distanceMeters === undefined ? [] : [distance(run.distanceMeters)]),
    duration(run.elapsedSeconds),
  ];
  const see = async (): Promise<void> => {
    const { id, kept } = await sessionsApi.end(model.api, run.sessionId!);
    model.phone.stop();
    location.hash = addressOf('sessions', kept ? id : undefined);
  };
  return (
    <TouchButton class="slot-button" disabled={doing.isBusy} onPress={() => void doing.run(see)}>
      <Icon name="flag" />
      <span>
        <strong>{words.seeRun}</strong>
        {doing.fault === undefined ? (
          <small>{words.endsHere(figures.join(' · '))}</small>
        ) : (
          <small role="alert" lang="en">
            {doing.fault}
          </small>
        )}
      </span>
    </TouchButton>
  );
}
