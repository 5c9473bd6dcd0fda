import type { Configuration } from '../configuration.ts';
import type { LiveSession } from '../live/live-session.ts';
import type { PlayedRun } from '../live/runner.ts';
import type { PanelState } from '../panel/protocol/protocol.ts';

/** The command that lets a phone in, where one is to come in. */
export function lineForPhones(
  { port }: { readonly port?: number },
  { panel }: Configuration,
  { url }: LiveSession,
): readonly string[] {
  if (panel.listen === 'loopback') return [];
  return [`phone   npx tactus panel${port === undefined ? '' : ` --port ${new URL(url).port}`}`];
}

/** `terminal`: what is good to know for a person who sits there. */
export function greeting(
  session: LiveSession,
  played: PlayedRun | undefined,
  terminal: { readonly hasKeys: boolean; readonly forPhones: readonly string[] } | undefined,
): string {
  const outputs = session
    .outputs()
    .map(({ name, status, detail }) =>
      status === 'ok' || detail === 'starting' ? name : `${name} (${detail})`,
    );
  const who = played === undefined ? 'the live sensors' : `${played.recording.name} (${played.kind})`;
  return [
    `Tactus follows ${who} and plays to ${outputs.join(', ')}`,
    `panel   ${session.url}`,
    ...(session.outputs().some(({ name }) => name === 'stream') ? [`stream  ${session.url}/stream.mp3`] : []),
    ...(terminal?.forPhones ?? []),
    ...(terminal?.hasKeys ? ['keys    space plays and stops, q ends'] : []),
    ...asItWasLeft(session.host.state()),
    '',
  ].join('\n');
}

/** Silence that somebody asked for last time must not look like a fault. */
function asItWasLeft({ playing, muted }: Pick<PanelState, 'playing' | 'muted'>): readonly string[] {
  const left = [...(playing === 'stopped' ? ['stopped'] : []), ...(muted ? ['muted'] : [])];
  return left.length === 0
    ? []
    : [`It is ${left.join(' and ')}, as it was left: the panel changes that, or \`tactus run --play\``];
}
