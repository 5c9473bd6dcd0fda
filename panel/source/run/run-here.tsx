import type { RefObject } from 'preact';
import type { Model } from '../model/model.ts';
import { useMotion } from '../model/motion.ts';
import { phoneObstacle } from '../model/phone.ts';
import { runWords } from '../words/run.ts';
import { Icon } from './icons.tsx';
import { TouchButton } from './touch-button.tsx';

interface HereProps {
  readonly model: Model;
  /** What sounds; it stays whatever is shown. */
  readonly audio: RefObject<HTMLAudioElement | null>;
}

/** Whether this browser is wanted as an ear, or the phone that it is on as a sensor. */
export function useRunsHere(model: Model): boolean {
  const hasMotion = useMotion();
  const { state, phone, listening, access } = model;
  if (!state) return false;
  if (!model.isHeardAtBand && !listening.wanted) return true;
  const isHeard = Object.keys(state.body.sources).length > 0;
  const mayFeel = hasMotion && access.is('performer') && phoneObstacle() === undefined;
  return mayFeel && state.source.kind === 'live' && !isHeard && phone.status.kind === 'off';
}

/** One press for all that a phone can be: player, ear and sensor. Where nothing is carried, only the ear. */
export function HearHere({ model, audio }: HereProps) {
  const { phone, listening, access } = model;
  const canCarry = useMotion() && access.is('performer');
  const words = runWords();
  const obstacle = phoneObstacle();
  // All at once, for browsers let nothing wait for a press: first what asks its user.
  const press = (): void => {
    if (canCarry && obstacle === undefined) void phone.start();
    if (!model.isHeardAtBand && audio.current) listening.start(audio.current);
    // Also where it comes to its end just now.
    if (canCarry && !model.isOn) model.send({ playing: true });
  };
  const [title, note] = canCarry
    ? [words.phone.run, obstacle === undefined ? words.phone.runAsks : words.phone.runHears]
    : [words.listen.off, words.slot.noCard];
  return (
    <>
      <TouchButton class="slot-button" disabled={false} onPress={press}>
        <Icon name="ear" />
        <span>
          <strong>{title}</strong>
          <small>{note}</small>
        </span>
      </TouchButton>
      {canCarry && obstacle === 'insecure' && (
        <a class="touch slot-side" href="./ca" aria-label={`HTTPS: ${words.phone.https}`}>
          HTTPS
        </a>
      )}
    </>
  );
}
