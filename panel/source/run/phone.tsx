import type { Model } from '../model/model.ts';
import { useMotion } from '../model/motion.ts';
import { type PhoneStatus, phoneObstacle } from '../model/phone.ts';
import { runWords } from '../words/run.ts';

/** This very device as a sensor. */
export function PhonePart({ model }: { readonly model: Model }) {
  const { phone } = model;
  const hasMotion = useMotion();
  const obstacle = phoneObstacle();
  if (!hasMotion || !model.access.is('performer')) return null;
  const words = runWords().phone;
  return (
    <section class="listen" aria-label={words.label}>
      <button
        type="button"
        class="plain listen-button"
        aria-pressed={phone.isOn}
        disabled={obstacle !== undefined || (!phone.isOn && model.status.kind !== 'open')}
        onClick={() => (phone.isOn ? phone.stop() : void phone.start())}
      >
        {phone.isOn ? words.stop : words.use}
      </button>
      <p class="listen-note" role="status">
        {obstacle === undefined ? noteOf(phone.status) : words.failed[obstacle]}{' '}
        {obstacle === 'insecure' && <a href="./ca">{words.https}</a>}
      </p>
    </section>
  );
}

function noteOf(status: PhoneStatus): string {
  const words = runWords().phone;
  switch (status.kind) {
    case 'off':
      return words.off;
    case 'asking':
      return words.asking;
    case 'failed':
      return words.failed[status.reason];
    case 'on': {
      const { hasMotion, hasPosition, isMotionRefused } = status;
      const sent = hasMotion ? (hasPosition ? 'both' : 'motion') : hasPosition ? 'position' : undefined;
      const said = sent ? `${words.sends[sent]} ${words.keepOpen}` : words.waiting;
      return isMotionRefused ? `${said} ${words.motionRefused}` : said;
    }
  }
}
