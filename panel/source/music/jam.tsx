import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { pitchClassName, pitchClassOf } from '../../../daemon/score/pitch.ts';
import { sensorTitle } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { musicWords } from '../words/music.ts';
import { isBlack, letterOf, pitchOfCode, whitesBefore } from './jam-keys.ts';
import { keyNameOf, scaleOf } from './key-names.ts';
import { KeyPlayer } from './key-player.ts';
import type { PlayedKeys } from './played-keys.ts';

const octave = 12;
const firstPitchMidi = 60;
const [lowestPitchMidi, highestPitchMidi] = [24, 84];
/** Of a key of the computer, which knows no more. */
const typedVelocity01 = 0.75;

interface JamProps {
  readonly model: Model;
  readonly jam: PanelState['jam'];
  readonly played: PlayedKeys;
}

/** Two octaves to play on, with fingers or the computer's keys. */
export function Jam({ model, jam, played }: JamProps) {
  const words = musicWords().jam;
  const player = useMemo(() => new KeyPlayer(model, played), [model, played]);
  useEffect(() => () => player.close(), [player]);
  const [from, setFrom] = useState(firstPitchMidi);
  const [isHeardHere, setHeardHere] = useState(true);
  player.isHeardHere = isHeardHere;
  const sources = (jam?.sources ?? []).map((sensorId) =>
    sensorId === player.sensorId ? words.here : sensorTitle(sensorId),
  );
  const shift = (octaves: number): void => {
    player.releaseAll();
    setFrom((now) => Math.min(highestPitchMidi, Math.max(lowestPitchMidi, now + octaves * octave)));
  };
  return (
    <section class="card jam">
      <div class="jam-head">
        <h3>{words.name}</h3>
        <button
          type="button"
          class="plain jam-sound"
          aria-pressed={isHeardHere}
          onClick={() => setHeardHere(!isHeardHere)}
        >
          {words.sound}
        </button>
        <span class="jam-octave">
          <button
            type="button"
            class="plain"
            aria-label={words.lower}
            onClick={() => shift(-1)}
            disabled={from <= lowestPitchMidi}
          >
            −
          </button>
          <span role="status">{words.octave(pitchText(from), pitchText(from + 2 * octave - 1))}</span>
          <button
            type="button"
            class="plain"
            aria-label={words.higher}
            onClick={() => shift(1)}
            disabled={from >= highestPitchMidi}
          >
            +
          </button>
        </span>
      </div>
      <Keyboard model={model} player={player} from={from} onShift={shift} />
      <p class="note">{words.note}</p>
      <p class="note jam-note">
        {jam
          ? `${words.heard(sources.join(', '), pitchText(jam.lastPitchMidi))}. ${jam.answered ? words.answered : ''}`
          : words.midi}
      </p>
    </section>
  );
}

const pitchText = (pitchMidi: number): string =>
  `${musicWords().keys.notes[pitchClassName(pitchMidi) as 'C']}${Math.floor(pitchMidi / octave) - 1}`;

function Keyboard(props: {
  readonly model: Model;
  readonly player: KeyPlayer;
  readonly from: number;
  readonly onShift: (octaves: number) => void;
}) {
  const { model, player, from, onShift } = props;
  const words = musicWords().jam;
  const [down, setDown] = useState<readonly number[]>([]);
  /** What each finger holds. */
  const fingers = useRef(new Map<number, number>());
  const typed = useRef(new Map<string, number>());
  const beat = model.beat();
  const heard = beat === undefined ? undefined : model.score.barAt(beat)?.key;
  const scale = scaleOf(heard ?? (model.state ? keyNameOf(model.state.intent.key) : ''));

  const point = (event: PointerEvent): void => {
    const before = fingers.current.get(event.pointerId);
    const key = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-pitch]');
    const pitch = key ? Number(key.dataset.pitch) : undefined;
    if (pitch === before) return;
    if (before !== undefined) player.release(before);
    fingers.current.delete(event.pointerId);
    if (key && pitch !== undefined) {
      // Played harder towards the near end of the key.
      const { top, height } = key.getBoundingClientRect();
      player.press(pitch, Math.min(1, 0.5 + (0.5 * (event.clientY - top)) / height));
      fingers.current.set(event.pointerId, pitch);
    }
    setDown(player.down);
  };
  const lift = (event: PointerEvent): void => {
    const pitch = fingers.current.get(event.pointerId);
    fingers.current.delete(event.pointerId);
    if (pitch !== undefined) player.release(pitch);
    setDown(player.down);
  };
  const liftAll = (): void => {
    fingers.current.clear();
    typed.current.clear();
    player.releaseAll();
    setDown([]);
  };
  useEffect(() => {
    window.addEventListener('blur', liftAll);
    return () => window.removeEventListener('blur', liftAll);
  }, [player]);
  const octaveOf = (lowest: number) => (
    <div class="manual" key={lowest}>
      {Array.from({ length: octave }, (_, semitone) => lowest + semitone).map((pitch) => (
        <Key
          key={pitch}
          pitch={pitch}
          letter={letterOf(pitch, from)}
          isDown={down.includes(pitch)}
          place={scale.indexOf(pitchClassOf(pitch))}
        />
      ))}
    </div>
  );
  return (
    <div
      class="keyboard"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is played with the keys of a computer.
      tabIndex={0}
      aria-label={words.keys}
      aria-description={words.keysHelp}
      onPointerDown={(event) => {
        // Every finger is followed over all keys, not held to the first.
        (event.target as Element).releasePointerCapture?.(event.pointerId);
        point(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons !== 0) point(event);
      }}
      onPointerUp={lift}
      onPointerCancel={lift}
      onPointerLeave={lift}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
          event.preventDefault();
          onShift(event.key === 'ArrowLeft' ? -1 : 1);
          return;
        }
        const pitch = pitchOfCode(event.code, from);
        if (pitch === undefined) return;
        event.preventDefault();
        if (event.repeat || typed.current.has(event.code)) return;
        typed.current.set(event.code, pitch);
        player.press(pitch, typedVelocity01);
        setDown(player.down);
      }}
      onKeyUp={(event) => {
        const pitch = typed.current.get(event.code);
        typed.current.delete(event.code);
        if (pitch !== undefined) player.release(pitch);
        setDown(player.down);
      }}
      onBlur={liftAll}
    >
      {octaveOf(from)}
      {octaveOf(from + octave)}
    </div>
  );
}

function Key(props: {
  readonly pitch: number;
  readonly letter: string;
  readonly isDown: boolean;
  /** In the scale that is heard: 0 is its tonic, -1 is not in it. */
  readonly place: number;
}) {
  const { pitch, letter, isDown, place } = props;
  const classes = [
    isBlack(pitch) ? 'black' : 'white',
    isDown ? 'key-down' : '',
    place === 0 ? 'key-tonic' : place > 0 ? 'key-scale' : '',
  ];
  return (
    <span
      class={classes.join(' ')}
      data-pitch={pitch}
      style={isBlack(pitch) ? { '--whites': whitesBefore(pitch) } : undefined}
    >
      <span class="key-letter">{letter}</span>
    </span>
  );
}
