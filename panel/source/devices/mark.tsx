import type { SensorPresence } from '../../../daemon/panel/protocol/protocol.ts';
import type { StationStatus } from '../../../daemon/system/health.ts';
import { devicesWords } from '../words/devices.ts';

export type Tone = 'ok' | 'stale' | 'poor' | 'lost' | 'waiting' | 'failed' | 'off';

export const toneOfPresence = (presence: SensorPresence): Tone => presence;

export const toneOfStation = (status: StationStatus): Tone =>
  (({ ok: 'ok', degraded: 'poor', failed: 'failed', starting: 'waiting' }) as const)[status];

/** On a square of 16: no two alike, for who tells no colours apart. */
const shapes: Readonly<Record<Tone, string>> = {
  ok: 'M2.500 8.500l3.500 3.500 7.500-8',
  stale: 'M8 2.500v6.500m0 3.500v1',
  poor: 'M8 2.500v6.500m0 3.500v1',
  lost: 'M3.500 3.500l9 9m0-9l-9 9',
  failed: 'M3.500 3.500l9 9m0-9l-9 9',
  waiting: 'M8 3a5 5 0 1 0 5 5',
  off: 'M3 8h10',
};

/** How something is: a colour, a shape and a word. */
export function Mark({ tone }: { readonly tone: Tone }) {
  return (
    <span class={`mark mark-${tone}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={shapes[tone]} />
      </svg>
      {devicesWords().tones[tone]}
    </span>
  );
}
