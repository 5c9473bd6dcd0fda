import { type PlainSetting, plainIn } from '../../../daemon/conductor/plain-settings.ts';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { type Part, parts } from '../../../daemon/score/note.ts';
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
  const { playing, style, volume01, muted, scene } = wish;
  const styleWeights = wish.styleWeights ?? (style === undefined ? undefined : { [style]: 1 });
  return {
    ...state,
    ...(volume01 !== undefined && { volume01 }),
    ...(muted !== undefined && { muted }),
    ...(scene !== undefined && { scene }),
    ...(plainIn(wish) as Partial<Pick<PanelState, PlainSetting>>),
    partGainsDb: overlaid(state.partGainsDb, wish.partGainsDb),
    parts: chairs(state.parts, wish.instruments),
    outputs: levels(state.outputs, wish.outputLevelsDb),
    ...(styleWeights !== undefined && { intent: { ...state.intent, styleWeights } }),
    ...(playing !== undefined && playing !== isOn(state) && { playing: playing ? 'starting' : 'stopping' }),
  };
}

/** With what is said of some of the parts. */
function overlaid<Each>(all: Record<Part, Each>, some: PartsOf<Each> = {}): Record<Part, Each> {
  const said = Object.entries(some).filter(([, value]) => value !== undefined);
  return said.length === 0 ? all : { ...all, ...Object.fromEntries(said) };
}

type PartsOf<Each> = { readonly [part in Part]?: Each | undefined };

/** Who is to play is told of each part. */
function chairs(told: PanelState['parts'], wished: PartsOf<string> = {}): PanelState['parts'] {
  const named = parts.filter((part) => wished[part] !== undefined);
  return overlaid(
    told,
    Object.fromEntries(named.map((part) => [part, { ...told[part], wished: wished[part] ?? '' }])),
  );
}

function levels(
  told: PanelState['outputs'],
  wished: NonNullable<Command['outputLevelsDb']> = {},
): PanelState['outputs'] {
  return told.map((output) => {
    const levelDb = output.levelDb === undefined ? undefined : wished[output.name];
    return levelDb === undefined ? output : { ...output, levelDb };
  });
}

/** Whether there is to be music. Music that comes to its end is off. */
export function isOn({ playing }: Pick<PanelState, 'playing'>): boolean {
  return playing === 'playing' || playing === 'starting';
}
