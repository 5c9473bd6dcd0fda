import type { Command } from '../../../client/tactus-client.ts';

/** What is heard, as a locked screen, a watch or a car shows it. */
export interface Heard {
  readonly title: string;
  readonly isOn: boolean;
  /** What may be pressed there. */
  readonly mayPlay: boolean;
  readonly maySkip: boolean;
}

/** The keys and the picture of a locked screen: what is pressed there is a wish to the band. */
export class MediaKeys {
  readonly #wish: (command: Command) => void;
  #shown = '';

  constructor(wish: (command: Command) => void) {
    this.#wish = wish;
  }

  /** Undefined while nothing is heard here. To be told again and again. */
  show(heard: Heard | undefined): void {
    if (!('mediaSession' in navigator)) return;
    const next = JSON.stringify(heard ?? null);
    if (next === this.#shown) return;
    this.#shown = next;
    const { mediaSession } = navigator;
    mediaSession.metadata = heard
      ? new MediaMetadata({
          title: heard.title,
          artist: 'Tactus',
          artwork: [{ src: new URL('./icon.svg', location.href).href, sizes: 'any', type: 'image/svg+xml' }],
        })
      : null;
    mediaSession.playbackState = heard ? (heard.isOn ? 'playing' : 'paused') : 'none';
    const wish = (command: Command) => () => this.#wish(command);
    mediaSession.setActionHandler('play', heard?.mayPlay ? wish({ playing: true }) : null);
    mediaSession.setActionHandler('pause', heard?.mayPlay ? wish({ playing: false }) : null);
    mediaSession.setActionHandler('nexttrack', heard?.maySkip ? wish({ cue: 'skip' }) : null);
  }
}
