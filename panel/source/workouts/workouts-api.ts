import type { Workout } from '../../../daemon/workouts/workout.ts';
import type { Api } from '../model/api.ts';
import { base64 } from '../model/base64.ts';

export interface Listed {
  readonly name: string;
  readonly title: string;
  readonly steps: number;
  readonly seconds: number;
  readonly meters: number;
  readonly openSteps: number;
}

export interface Taken {
  readonly name: string;
  readonly replaced: boolean;
  readonly remarks: readonly string[];
}

/** The daemon takes no larger one. */
export const mostBytes = 512 * 1024;

export const list = async (api: Api): Promise<readonly Listed[]> =>
  (await api.ask<{ readonly workouts: readonly Listed[] }>('GET', 'workouts')).workouts;
export const show = async (api: Api, name: string): Promise<Workout> =>
  (await api.ask<{ readonly workout: Workout }>('GET', `workouts/${name}`)).workout;
export const remove = (api: Api, name: string): Promise<unknown> => api.ask('DELETE', `workouts/${name}`);

export async function send(api: Api, file: File): Promise<Taken> {
  const content = base64(new Uint8Array(await file.arrayBuffer()));
  // It is read in a process of its own, which may take as long as this on a small machine.
  return api.ask<Taken>('POST', 'workouts', { file: file.name.slice(0, 120), content }, 40_000);
}
