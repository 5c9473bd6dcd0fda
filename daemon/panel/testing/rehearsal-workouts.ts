import { bodyOptionsSchema } from '../../body/options.ts';
import type { Workout } from '../../workouts/workout.ts';
import type { WorkoutStore } from '../../workouts/workout-store.ts';

const hills: Workout = {
  title: 'Hills',
  format: 'list',
  steps: [
    { purpose: 'warmUp', length: { by: 'time', seconds: 600 } },
    {
      ...{ purpose: 'work', name: 'Uphill', length: { by: 'time', seconds: 60 } },
      ...{ target: { of: 'cadenceSpm', low: 176, high: 180 }, round: 1, rounds: 1 },
    },
    { purpose: 'rest', length: { by: 'distance', meters: 400 } },
    { purpose: 'coolDown', length: { by: 'lap' } },
  ],
};

/** For a conductor that plays to the one that is there. */
export const rehearsalWorkouts = {
  find: (id: string) => (id === 'hills' ? hills : undefined),
  capacities: bodyOptionsSchema.parse({}),
};

/** One that is there, and whatever is sent, in memory. */
export function createRehearsalWorkouts(): WorkoutStore {
  const kept = new Map([['hills', hills]]);
  return {
    list: async () => [...kept].sort().map(([id, workout]) => ({ id, workout })),
    find: (id) => kept.get(id),
    async keep(id, workout) {
      kept.set(id, workout);
    },
    remove: async (id) => kept.delete(id),
  };
}
