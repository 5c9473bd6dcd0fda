import { expect, it } from 'vitest';
import { TactusError } from '../system/errors.ts';
import { playInTurn, type TurnTools } from './turns.ts';

/** Sessions that say what they are started with, of configurations that are words; those in `unplayable` do not start. */
function createTurns(unplayable: readonly string[] = []) {
  const said: string[] = [];
  let saved = 'first';
  let tools: TurnTools<string> | undefined;
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const dependencies = {
    read: async () => {
      if (saved === 'wrong') throw new TactusError('configuration', 'It is wrong.', 'Mend it.');
      return saved;
    },
    start: async (turn: string, given: TurnTools<string>) => {
      said.push(`start ${turn}`);
      if (unplayable.includes(turn)) throw new TactusError('unavailable', `No ${turn}.`, 'Try again.');
      tools = given;
      return { panelPort: 7000 };
    },
    ended: () => ended,
    leave: async (_: unknown, turn: string) => void said.push(`leave ${turn}`),
    goBack: async (former: string) => `${former} again`,
  };
  return {
    said,
    dependencies,
    tools: () => tools!,
    end: () => end(),
    async restart(wanted: string) {
      saved = wanted;
      const before = tools;
      await tools!.restart();
      await expect.poll(() => tools !== before).toBe(true);
    },
  };
}

it('plays what is saved by then, and gives back the last one', async () => {
  const turns = createTurns();
  const last = playInTurn('first', turns.dependencies);
  await expect.poll(turns.tools).toBeDefined();
  expect(turns.tools().former).toBeUndefined();
  await turns.restart('second');
  expect(turns.tools()).toMatchObject({ former: 'first', panelPort: 7000 });
  expect(turns.tools().lastStart).toBeUndefined();
  turns.end();
  expect(await last).toEqual({ panelPort: 7000 });
  expect(turns.said).toEqual(['start first', 'leave first', 'start second']);
});

it('goes on as it was where what is saved is wrong', async () => {
  const turns = createTurns();
  void playInTurn('first', turns.dependencies);
  await expect.poll(turns.tools).toBeDefined();
  await expect(turns.restart('wrong')).rejects.toThrow('It is wrong.');
  expect(turns.said).toEqual(['start first']);
});

it('goes back to the former one, and says why, where what is saved does not start', async () => {
  const turns = createTurns(['second']);
  void playInTurn('first', turns.dependencies);
  await expect.poll(turns.tools).toBeDefined();
  await turns.restart('second');
  expect(turns.tools()).toMatchObject({ former: 'first', lastStart: 'No second. Try again.' });
  await turns.restart('third');
  expect(turns.tools().lastStart).toBeUndefined();
  expect(turns.said).toEqual([
    ...['start first', 'leave first', 'start second', 'start first again'],
    ...['leave first again', 'start third'],
  ]);
});

it('ends where neither starts, and where the first one does not', async () => {
  const turns = createTurns(['second', 'first again']);
  const last = playInTurn('first', turns.dependencies);
  await expect.poll(turns.tools).toBeDefined();
  void turns.restart('second').catch(() => {});
  await expect(last).rejects.toThrow('No first again.');
  await expect(playInTurn('second', turns.dependencies)).rejects.toThrow('No second.');
});
