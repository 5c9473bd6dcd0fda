import type { Model } from '../model/model.ts';
import { useMotion } from '../model/motion.ts';
import { type PhoneStatus, phoneObstacle } from '../model/phone.ts';

/** This very device as a sensor. */
export function PhonePart({ model }: { readonly model: Model }) {
  const { phone } = model;
  const { status } = phone;
  const hasMotion = useMotion();
  const isOn = status.kind === 'on' || status.kind === 'asking';
  const obstacle = phoneObstacle();
  if (!hasMotion || !model.access.is('performer')) return null;
  return (
    <section class="listen" aria-label="This phone">
      <button
        type="button"
        class={`plain listen-button ${isOn ? 'on' : ''}`}
        aria-pressed={isOn}
        disabled={obstacle !== undefined || (!isOn && model.status.kind !== 'open')}
        onClick={() => (isOn ? phone.stop() : void phone.start())}
      >
        {isOn ? 'Stop using this phone' : 'Use this phone’s motion and place'}
      </button>
      <p class="listen-note" role="status">
        {obstacle ?? noteOf(status)} {!window.isSecureContext && <a href="./ca">Set up HTTPS</a>}
      </p>
    </section>
  );
}

function noteOf(status: PhoneStatus): string {
  switch (status.kind) {
    case 'off':
      return 'The band then follows the steps it feels and the way you go.';
    case 'asking':
      return 'Waiting for your permission.';
    case 'failed':
      return status.reason;
    case 'on': {
      const heard = [status.hasMotion && 'motion', status.hasPosition && 'place'].filter(Boolean);
      const refused = status.isMotionRefused ? ' Motion was refused.' : '';
      return heard.length === 0
        ? `Waiting for the first word.${refused}`
        : `Sends ${heard.join(' and ')}. Keep this page open and the screen on.${refused}`;
    }
  }
}
