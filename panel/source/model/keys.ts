import { recall, remember } from './kept.ts';
import type { Model } from './model.ts';

const kept = 'tactus-keys';

/**
 * Space plays and, pressed twice, stops; Escape lets it play on; M mutes, wherever nothing else wants the key. Whoever dictates, or leans on the keyboard, can
 * turn that off for this browser (WCAG 2.1.4, Character Key Shortcuts).
 */
export class Keys {
  isOn = true;
  readonly #model: Pick<Model, 'state' | 'may' | 'send' | 'transport'>;

  constructor(model: Pick<Model, 'state' | 'may' | 'send' | 'transport'>) {
    this.#model = model;
    this.isOn = recall(kept) !== 'off';
  }

  set(isOn: boolean): void {
    this.isOn = isOn;
    remember(kept, isOn ? 'on' : 'off');
  }

  /** Gives back what ends it. */
  listen(): () => void {
    const onKey = (event: KeyboardEvent): void => this.#press(event);
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }

  #press(event: KeyboardEvent): void {
    const { state } = this.#model;
    if (!this.isOn || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !state) return;
    const wantsSpace = (event.target as HTMLElement).closest('button, input, a, summary') !== null;
    const wantsText = (event.target as HTMLElement).closest(
      'select, textarea, input:not([type=range], [type=radio])',
    );
    if (wantsText) return;
    if (event.code === 'Space' && !wantsSpace && this.#model.may('play'))
      this.#model.transport.press('other');
    else if (event.code === 'Escape' && this.#model.transport.asks) this.#model.transport.cancel();
    else if (isM(event) && this.#model.may('volume')) this.#model.send({ muted: !state.muted });
    else return;
    event.preventDefault();
  }
}

/** By what it writes; where that is no Latin letter (Cyrillic, Greek), by its place. A comma lies there on AZERTY. */
const isM = ({ key, code }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'm' || (code === 'KeyM' && key > '\u007f');
