import { badWorkout } from './bad-workout.ts';
import { mostSteps, type Step, type Workout } from './workout.ts';

/** Steps and repeats as a file has them. */
export type Block = Step | Repeat;

export interface Repeat {
  readonly times: number;
  readonly blocks: readonly Block[];
}

/** What a reader of one format gives. */
export interface ReadWorkout {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly format: Workout['format'];
  readonly blocks: readonly Block[];
  /** What a person should know of how it was read. */
  readonly remarks: readonly string[];
}

const isRepeat = (block: Block): block is Repeat => 'blocks' in block;

/** Deeper than this nobody plans. */
const deepest = 6;
const mostTimes = 200;

/**
 * Repeats written out, those within repeats, too: what is to be done in a row. A step knows its round in the innermost
 * repeat. Errors: TactusError `badData` for more than anybody plans; nothing large is made first.
 */
export function unroll(name: string, blocks: readonly Block[], depth = 0): Step[] {
  if (depth > deepest)
    throw badWorkout(name, `has repeats within repeats, ${deepest} deep and more`, 'Write it with fewer.');
  const steps: Step[] = [];
  const add = (some: readonly Step[]): void => {
    if (steps.length + some.length > mostSteps) throw tooLong(name);
    steps.push(...some);
  };
  for (const block of blocks) {
    if (!isRepeat(block)) {
      add([block]);
      continue;
    }
    if (!Number.isInteger(block.times) || block.times < 1 || block.times > mostTimes)
      throw badWorkout(name, `repeats steps ${block.times} times`, `Repeat them 1 to ${mostTimes} times.`);
    const once = unroll(name, block.blocks, depth + 1);
    for (let round = 1; round <= block.times; round += 1)
      add(once.map((step) => ({ ...step, round: step.round ?? round, rounds: step.rounds ?? block.times })));
  }
  return steps;
}

const tooLong = (name: string): Error =>
  badWorkout(name, `has more than ${mostSteps} steps`, 'Cut it to one workout.');
