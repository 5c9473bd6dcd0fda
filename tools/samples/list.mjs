/** The list of the samples: docs/samples/README.md. */

const spaced = (name) => name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
const parts = ['lead', 'chords', 'pad', 'bass', 'drums'];

const row = ({ style, title, seed, fromSeconds, tempoBpm, feel, key, instruments, lufs, truePeakDb }) => {
  const quarters = feel === 'half' ? Math.round(tempoBpm / 2) : tempoBpm;
  const band = parts.map((part) => spaced(instruments[part])).join(', ');
  const cells = [
    `[${title}](${style}.mp3)`,
    `${tempoBpm} (${quarters})`,
    key,
    band,
    seed,
    fromSeconds,
    lufs,
    truePeakDb,
  ];
  return `| ${cells.join(' | ')} |`;
};

const picture = ({ style, title, weak }) => `## ${title}

[Thirty seconds](${style}.mp3). ${weak}

![Piano roll](${style}.png)
`;

/** `made`: what is known of each sample; `how`: simulated run, seconds rendered, model. */
export const describeSamples = (made, { run, renderedSeconds, model }) => `# Samples

Thirty seconds of each style, from the end of a verse into its chorus, to the steps of the simulated runner \`${run}\`. Composed by a machine:
written by the model \`${model}\`, played by FluidSynth with the SoundFont that ships. Nobody has judged them by ear; what is said of each was seen in
its notes and measured in its sound. So that all are small they are MP3 with 37 kbit/s that end at 10 kHz; the daemon's own sound does not.

| | steps a minute (quarters) | key | lead, chords, pad, bass, drums | seed | from, s | LUFS | true peak, dB |
| --- | --- | --- | --- | --- | --- | --- | --- |
${made.map(row).join('\n')}

\`npm run samples\` makes them, this page too (\`tools/samples/\`): each is

    npx tactus render --simulate ${run} --seconds ${renderedSeconds} --style STYLE --seed SEED --wav FILE

cut where the trace says that a verse goes over into its chorus. The seeds are the first whose songs come there within a minute, in the
order of the styles: none was chosen for how it sounds. A later version of the code or of the model writes other notes from the
same seeds.

In the pictures, which are the page's own piano roll: lead red, chords green, pad violet, bass blue, drums at the foot; a line for each step
of the runner, a strong one for each bar.

${made.map(picture).join('\n')}`;
