import { Command } from 'commander';
import { delaySetSchema, foundDelaySchema, outputsSchema } from '../panel/outputs.ts';
import { TactusError } from '../system/errors.ts';
import { findDaemon, type RunningDaemon, type Which, withWhich } from './running-daemon.ts';

interface DelayOptions extends Which {
  readonly microphone?: string;
  readonly keep?: true;
}

/** Opening a microphone, chirps of two outputs, and counting. */
const listeningMs = 60_000;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

export function delayCommand(): Command {
  return withWhich(
    new Command('delay')
      .description(
        'How much later outputs of the running daemon are heard than their devices say: told, set, or found by a microphone.',
      )
      .argument('[output]', 'by its short name, as alsa; without it all are listed, and microphones')
      .argument('[ms]', 'what it is to be, ms; negative where it is heard sooner')
      .option('--microphone <device>', 'find it by a microphone of this machine, as ALSA calls it')
      .option('--keep', 'for good; else until the next start'),
  ).action(async (output: string | undefined, ms: string | undefined, options: DelayOptions) => {
    const daemon = await findDaemon(options, 'delay');
    if (output === undefined) await list(daemon);
    else if (options.microphone !== undefined) await find(daemon, output, options.microphone, options.keep);
    else if (ms === undefined) await list(daemon, output);
    else await set(daemon, output, asMs(ms), options.keep);
  });
}

function asMs(text: string): number {
  const ms = Number(text);
  if (text.trim() !== '' && Number.isFinite(ms)) return ms;
  throw new TactusError(
    'usage',
    `"${text}" is no delay.`,
    'Give milliseconds, as 180. Below 0: tactus delay alsa -- -20',
  );
}

const pathOf = (output: string, what: string): string => `/outputs/${encodeURIComponent(output)}/${what}`;

async function list({ client }: RunningDaemon, wanted?: string): Promise<void> {
  const { outputs, microphones } = await client.ask(outputsSchema, 'GET', '/outputs');
  const told = outputs.filter(({ name }) => wanted === undefined || name === wanted);
  if (told.length === 0)
    throw new TactusError(
      'usage',
      `There is no output "${wanted}".`,
      '`tactus delay` lists those there are.',
    );
  for (const { name, extraDelayMs, keptDelayMs, headphones } of told) {
    const kept = extraDelayMs === keptDelayMs ? '' : `, kept ${keptDelayMs} ms`;
    const whose = headphones ? ` (${headphones.name})` : '';
    say(
      `output      ${name}  ${extraDelayMs === undefined ? 'no delay to be made up for' : `${extraDelayMs} ms${kept}${whose}`}`,
    );
  }
  if (wanted === undefined)
    for (const { name, description } of microphones) say(`microphone  ${name}  ${description}`);
}

async function set({ client }: RunningDaemon, output: string, delayMs: number, keep = false): Promise<void> {
  const answer = await client.ask(delaySetSchema, 'POST', pathOf(output, 'delay'), { delayMs, keep });
  say(`${output}: ${answer.delayMs} ms${keep ? ', kept' : ', until the next start; --keep keeps it'}`);
}

async function find(daemon: RunningDaemon, output: string, microphone: string, keep?: true): Promise<void> {
  const found = await daemon.client.ask(
    foundDelaySchema,
    'POST',
    pathOf(output, 'listen'),
    { microphone },
    listeningMs,
  );
  if (found.heard === 'silence')
    throw new TactusError(
      'unavailable',
      `Nothing at all comes from ${microphone}.`,
      'Is it muted? `tactus delay` lists others.',
    );
  if (found.heard !== 'well')
    throw new TactusError(
      'unavailable',
      `The chirps of ${output} are not heard well enough in ${microphone}: nothing is changed.`,
      'Hold it nearer, turn the music up, or the noise off, and try again.',
    );
  const { foundMs, doubtMs, against, chirps, of } = found;
  say(
    `${output} is heard with a delay of ${foundMs} ms, give or take ${doubtMs}; ${chirps} of ${of} chirps, against ${against === 'clock' ? 'the clock (what the microphone itself takes is in it)' : 'the reference'}.`,
  );
  await set(daemon, output, foundMs, keep);
}
