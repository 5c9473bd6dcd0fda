import type { Command } from 'commander';

/** tactus(1), of what the commands say of themselves. `date`: of the commit, YYYY-MM-DD. */
export function manPage(program: Command, version: string, date: string): string {
  return `${[
    `.TH TACTUS 1 ${date} "Tactus ${version}" "User Commands"`,
    ...section('NAME', ['tactus \\- a band in your pocket that plays to your body']),
    ...section('SYNOPSIS', ['.B tactus', '.I COMMAND', '[\\fIoptions\\fR]']),
    ...section('DESCRIPTION', [
      text(program.description()),
      'It reads how you move, composes music without end on the device, and lets the beat fall on your foot.',
      '.PP',
      'The package runs it as the service \\fBtactus.service\\fR. \\fBsudo tactus panel\\fR lets a phone in;',
      '\\fBsudo tactus doctor\\fR says what is well, and what to do about the rest. With \\fBsudo\\fR commands act for the service,',
      'without it for yourself.',
    ]),
    ...section(
      'COMMANDS',
      program.commands.flatMap((command) => describe(program, command)),
    ),
    ...section('FILES', [
      ...entry('/etc/tactus/tactus.yaml', 'Configuration, every option with what it means.'),
      ...entry('/etc/tactus/tactus.yaml.d/*.yaml', 'Stand over it, the later by name over the earlier.'),
      ...entry(
        '/var/lib/tactus',
        'What the service keeps: who is paired, sensors, sessions, imported models.',
      ),
      ...entry('/usr/lib/tactus/docs', 'The documents; install.md is the first.'),
      ...entry('/usr/share/doc/tactus', 'Licences, and what the package is made of (CycloneDX).'),
    ]),
    ...section(
      'EXIT STATUS',
      exitStatus.flatMap(([code, meaning]) => entry(code, meaning)),
    ),
    ...section('SEE ALSO', ['.BR systemctl (1), .BR journalctl (1)'.replaceAll(' .BR', '\n.BR')]),
  ].join('\n')}\n`;
}

const exitStatus: readonly (readonly [string, string])[] = [
  ['0', 'Well.'],
  ['64', 'Usage: an unknown command, option, style or simulation, or a number that cannot be.'],
  ['65', 'Data that cannot be read or trusted.'],
  ['66', 'A file that is to be read is absent or unreadable.'],
  ['69', 'Something that is needed is unavailable: a port in use, a device.'],
  ['70', 'Our fault.'],
  ['73', 'What is to be written cannot be.'],
  ['78', 'The configuration is wrong.'],
];

/** A command with its options, then its own commands. */
function describe(program: Command, command: Command): readonly string[] {
  const help = program.createHelp();
  const parts = command.registeredArguments.filter(({ description }) => description);
  return [
    `.SS ${quoted(help.commandUsage(command))}`,
    text(command.description()),
    ...parts.flatMap((part) => entry(part.name(), help.argumentDescription(part))),
    ...help
      .visibleOptions(command)
      .filter(({ long }) => long !== '--help')
      .flatMap((option) => entry(help.optionTerm(option), help.optionDescription(option))),
    ...command.commands.flatMap((each) => describe(program, each)),
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] => [
  `.SH ${quoted(title)}`,
  ...lines,
];

const entry = (term: string, meaning: string): readonly string[] => [
  '.TP',
  `\\fB${text(term)}\\fR`,
  text(meaning),
];

const quoted = (words: string): string => `"${text(words).replaceAll('"', '\\(dq')}"`;

/** What roff would take for its own. */
const text = (words: string): string =>
  words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1');
