import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import type { Command } from '../../../daemon/session/command.ts';

/**
 * What was wished on this page and is not answered yet. It is shown as if it were so: without that a second press that
 * comes before the answer to the first would say the same once more.
 */
export class Wishes {
  readonly #open = new Map<number, Command>();

  wish(id: number, command: Command): void {
    this.#open.set(id, command);
  }

  /** Met or refused: what is so is in the state that came before the answer. */
  answered(id: number): void {
    this.#open.delete(id);
  }

  /** The state as it is wished to be: the newest wish counts. */
  over(told: PanelState): PanelState {
    return [...this.#open.values()].reduce(wished, told);
  }
}

function wished(state: PanelState, wish: Command): PanelState {
  const { playing, style, volume01, muted, follow, manualTempoBpm, scene } = wish;
  const styleWeights = wish.styleWeights ?? (style === undefined ? undefined : { [style]: 1 });
  return {
    ...state,
    ...(volume01 !== undefined && { volume01 }),
    ...(muted !== undefined && { muted }),
    ...(follow !== undefined && { follow }),
    ...(manualTempoBpm !== undefined && { manualTempoBpm }),
    ...(scene !== undefined && { scene }),
    ...(styleWeights !== undefined && { intent: { ...state.intent, styleWeights } }),
    ...(playing !== undefined && playing !== isOn(state) && { playing: playing ? 'starting' : 'stopping' }),
  };
}

/** Whether there is to be music. Music that comes to its end is off. */
export function isOn({ playing }: Pick<PanelState, 'playing'>): boolean {
  return playing === 'playing' || playing === 'starting';
}
