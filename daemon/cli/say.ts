import { Command } from 'commander';
import { understoodSchema } from '../panel/protocol/say-schema.ts';
import { TactusError } from '../system/errors.ts';
import { findDaemon, type Which, withWhich } from './running-daemon.ts';

interface SayOptions extends Which {
  readonly json?: true;
}

const examples =
  'As: tactus say "calm, minor, slower" · tactus say sem bateria · tactus say folge meinen Schritten';

export function sayCommand(): Command {
  return withWhich(
    new Command('say')
      .description('Wish something of the running daemon in words: English, Portuguese or German.')
      .argument('<words...>', 'as "calm, minor, slower"')
      .option('--json', 'what was understood, as one JSON object'),
  ).action(async (words: readonly string[], options: SayOptions) => {
    const { client } = await findDaemon(options, 'say');
    const understood = await client.ask(understoodSchema, 'POST', '/say', { words: words.join(' ') });
    const { said, wish } = understood;
    if (Object.keys(wish).length === 0) throw new TactusError('usage', said, examples);
    process.stdout.write(`${options.json ? JSON.stringify(understood) : said}\n`);
  });
}
