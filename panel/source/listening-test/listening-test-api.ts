import type { Api } from '../model/api.ts';
import { fetchFile } from '../model/download.ts';
import { recall, remember } from '../model/kept.ts';

export interface Test {
  readonly id: string;
  readonly createdAt: string;
  readonly pairs: number;
  readonly state: 'making' | 'interrupted' | 'failed' | 'ready';
  readonly done01: number;
  readonly detail: string;
  readonly listeners: number;
  readonly answers: number;
  /** Only who makes tests is told. */
  readonly sources?: readonly string[];
}

export interface Turn {
  readonly pair: string;
  readonly a: string;
  readonly b: string;
}

export interface Turns {
  readonly pairs: number;
  readonly left: readonly Turn[];
}

export type Said = 'a' | 'same' | 'b';
export const questions = ['melody', 'harmony', 'groove', 'run'] as const;
export type Question = (typeof questions)[number];

export interface Piece {
  readonly id: string;
  readonly name: string;
}

export interface Results {
  readonly known: number;
  readonly questions: readonly {
    readonly question: Question;
    readonly standings: readonly {
      readonly source: string;
      readonly preferred01: number;
      readonly low01: number;
      readonly high01: number;
      readonly comparisons: number;
    }[];
    readonly apart: readonly { readonly better: string; readonly worse: string }[];
  }[];
}

interface Model {
  readonly name: string;
  readonly styles: readonly { readonly name: string }[];
}

export const tests = async (api: Api): Promise<readonly Test[]> =>
  (await api.ask<{ readonly tests: readonly Test[] }>('GET', 'listening-tests')).tests;
export const models = async (api: Api): Promise<readonly Model[]> =>
  (await api.ask<{ readonly models: readonly Model[] }>('GET', 'models')).models;
export const pieces = async (api: Api): Promise<readonly Piece[]> =>
  (await api.ask<Pieces>('GET', 'listening-tests/pieces')).pieces;
/** Looked at by a process of its own, on a board that does other things, too. */
export const addPiece = (api: Api, name: string, midi: string): Promise<unknown> =>
  api.ask('POST', 'listening-tests/pieces', { name, midi }, 60_000);
export const removePiece = (api: Api, id: string): Promise<unknown> =>
  api.ask('DELETE', `listening-tests/pieces/${id}`);
export const make = (api: Api, wish: object): Promise<Test> => api.ask('POST', 'listening-tests', wish);
export const goOn = (api: Api, id: string): Promise<Test> => api.ask('POST', `listening-tests/${id}/making`);
export const interrupt = (api: Api, id: string): Promise<Test> =>
  api.ask('DELETE', `listening-tests/${id}/making`, undefined, 60_000);
export const remove = (api: Api, id: string): Promise<unknown> =>
  api.ask('DELETE', `listening-tests/${id}`, undefined, 60_000);
export const turns = (api: Api, id: string): Promise<Turns> =>
  api.ask('GET', `listening-tests/${id}/pairs?listener=${listener()}`);
export const answer = (api: Api, id: string, said: object): Promise<Turns> =>
  api.ask('POST', `listening-tests/${id}/answers`, { listener: listener(), ...said });
export const results = (api: Api, id: string): Promise<Results> =>
  api.ask('GET', `listening-tests/${id}/results`, undefined, 120_000);

interface Pieces {
  readonly pieces: readonly Piece[];
}

/** A file, with the token that players and links cannot send. Errors: Error. */
export const file = async (api: Api, path: string): Promise<Blob> =>
  (await fetchFile(api, `listening-tests/${path}`)).blob;

const key = 'tactus-listener';

/** Who listens in this browser: digits by lot, which say nothing of him. */
function listener(): string {
  const known = recall(key);
  if (known !== undefined && /^[0-9a-f]{32}$/.test(known)) return known;
  const made = drawn();
  remember(key, made);
  return made;
}

const drawn = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
