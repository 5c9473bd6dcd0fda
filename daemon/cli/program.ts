import { Command } from 'commander';
import { preparePlayer } from '../player/prepare-player.ts';
import { packageVersion } from '../system/files/package-root.ts';
import { reportError } from './report.ts';

/** Loaded when asked for: `simulations` alone takes 0.2 s of a processor, and 1.0 s beside all the others. */
const commands: Readonly<Record<string, (isNamed: boolean) => Promise<Command>>> = {
  async run(isNamed) {
    // Before all else: it loads beside us.
    const prepared = isNamed ? preparePlayer() : undefined;
    return (await import('./run.ts')).runCommand(prepared);
  },
  render: async () => (await import('./render.ts')).renderCommand(),
  simulations: async () => (await import('./simulations.ts')).simulationsCommand(),
  devices: async () => (await import('./devices.ts')).devicesCommand(),
  say: async () => (await import('./say.ts')).sayCommand(),
  course: async () => (await import('./course.ts')).courseCommand(),
  taste: async () => (await import('./taste.ts')).tasteCommand(),
  delay: async () => (await import('./delay.ts')).delayCommand(),
  pair: async () => (await import('./pair.ts')).pairCommand(),
  doctor: async () => (await import('./doctor.ts')).doctorCommand(),
  models: async () => (await import('./models.ts')).modelsCommand(),
  bench: async () => (await import('./bench.ts')).benchCommand(),
  config: async () => (await import('./config.ts')).configCommand(),
  panel: async () => (await import('./panel.ts')).panelCommand(),
  sessions: async () => (await import('./sessions.ts')).sessionsCommand(),
  workouts: async () => (await import('./workouts.ts')).workoutsCommand(),
};

/** With the one command that is named, or all of them for help and suggestions. */
export async function createProgram(named?: string): Promise<Command> {
  const program = new Command('tactus')
    .description('A band in your pocket that plays to your body.')
    .version(packageVersion)
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help for the options)')
    .configureHelp({ sortSubcommands: false });
  const one = Object.entries(commands).filter(([name]) => name === named);
  for (const [name, load] of one.length > 0 ? one : Object.entries(commands))
    program.addCommand(await load(name === named));
  // Throwing instead of exiting lets main close what is open and choose the exit code.
  const throwing = (command: Command): void => {
    command.exitOverride();
    command.commands.forEach(throwing);
  };
  throwing(program);
  return program;
}

/** Runs one command line; gives the process' exit code, never throws. */
export async function runProgram(args: readonly string[]): Promise<number> {
  try {
    const program = await createProgram(args[0]);
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    return reportError(error, (text) => process.stderr.write(text));
  }
}
