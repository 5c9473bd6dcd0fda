import { useEffect, useRef, useState } from 'preact/hooks';
import type { Model } from '../model/model.ts';
import type { Turn } from './listening-test-api.ts';
import * as testApi from './listening-test-api.ts';

export type Side = 'a' | 'b';

export interface PairSound {
  readonly isReady: boolean;
  readonly isLost: boolean;
  /** Which one sounds. */
  readonly playing: Side | undefined;
  /** How far it is, of both alike. */
  readonly done01: number;
  readonly heard: ReadonlySet<Side>;
  press(side: Side): void;
}

/** Sound that was asked for, by excerpt; the next pair's lies ready. */
const fetched = new Map<string, Promise<Blob>>();
const mostFetched = 8;

function fetchOnce(model: Model, test: string, excerpt: string): Promise<Blob> {
  const known = fetched.get(excerpt);
  if (known !== undefined) return known;
  const sound = testApi.file(model.api, `${test}/excerpts/${excerpt}`);
  fetched.set(excerpt, sound);
  sound.catch(() => fetched.delete(excerpt));
  for (const old of [...fetched.keys()].slice(0, -mostFetched)) fetched.delete(old);
  return sound;
}

/** Two excerpts of which one sounds at a time; the other goes on where the one was. */
export function usePairSound(
  model: Model,
  test: string,
  turn: Turn,
  next: Turn | undefined,
  hush: () => void,
): PairSound {
  const players = useRef<Readonly<Record<Side, HTMLAudioElement>> | undefined>(undefined);
  const [isReady, setReady] = useState(false);
  const [isLost, setLost] = useState(false);
  const [playing, setPlaying] = useState<Side>();
  const [done01, setDone] = useState(0);
  const [heard, setHeard] = useState<ReadonlySet<Side>>(new Set());
  useEffect(() => {
    let isOver = false;
    const urls: string[] = [];
    const open = async (): Promise<void> => {
      const sounds = await Promise.all([turn.a, turn.b].map((excerpt) => fetchOnce(model, test, excerpt)));
      if (isOver) return;
      const [a, b] = sounds.map((sound) => {
        const url = URL.createObjectURL(sound);
        urls.push(url);
        return new Audio(url);
      });
      players.current = { a: a!, b: b! };
      for (const player of [a!, b!]) {
        player.addEventListener('timeupdate', () => {
          if (!player.paused) setDone(player.currentTime / (player.duration || 30));
        });
        player.addEventListener('ended', () => {
          setPlaying(undefined);
          setDone(0);
        });
      }
      setReady(true);
      if (next) for (const excerpt of [next.a, next.b]) void fetchOnce(model, test, excerpt).catch(() => {});
    };
    open().catch(() => {
      if (!isOver) setLost(true);
    });
    return () => {
      isOver = true;
      for (const player of Object.values(players.current ?? {})) player.pause();
      players.current = undefined;
      for (const url of urls) URL.revokeObjectURL(url);
    };
  }, []);
  return {
    ...{ isReady, isLost, playing, done01, heard },
    press(side) {
      if (!players.current) return;
      const { [side]: own, [side === 'a' ? 'b' : 'a']: other } = players.current;
      if (playing === side) {
        own.pause();
        setPlaying(undefined);
        return;
      }
      hush();
      if (playing !== undefined) own.currentTime = other.currentTime;
      other.pause();
      setPlaying(side);
      setHeard(new Set([...heard, side]));
      own.play().catch(() => setPlaying(undefined));
    },
  };
}
