import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';

type Form = NonNullable<PanelState['form']>;

/** A section as it is played once. */
export interface Passage {
  readonly section: Form['section'];
  readonly bars: number;
}

/** The passages of the song that goes on: those heard since this page looks, the one heard now, and what is known ahead. */
export interface SongStrip {
  readonly heard: readonly Passage[];
  readonly now: Passage;
  readonly ahead: readonly Passage[];
}

/** Remembers which sections a song had: the daemon tells only what comes. */
export class FormBook {
  #song: number | undefined;
  #heard: Passage[] = [];
  #last: Form | undefined;

  observe(form: Form): SongStrip {
    const now = { section: form.section, bars: form.bars };
    const last = this.#last;
    if (form.song !== this.#song) this.#heard = [];
    else if (last && (last.section !== form.section || form.bar < last.bar)) {
      // One that was left early had as many bars as were heard of it.
      this.#heard.push({ section: last.section, bars: last.bar + 1 });
    }
    this.#song = form.song;
    this.#last = form;
    return { heard: [...this.#heard], now, ahead: form.ahead ?? [] };
  }
}
