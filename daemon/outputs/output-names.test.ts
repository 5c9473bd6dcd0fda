import { describe, expect, it } from 'vitest';
import { TactusError } from '../system/errors.ts';
import { isAlsaInstalled } from './alsa/alsa.native.ts';
import { outputsOptionsSchema } from './options.ts';
import { listOutputChoices, nameOfOutput, outputForms, parseOutput } from './output-names.ts';

describe('short names of outputs', () => {
  it('are read, with a device or a file where there is one', () => {
    expect(parseOutput('alsa')).toEqual({ type: 'alsa' });
    expect(parseOutput('alsa:')).toEqual({ type: 'alsa' });
    expect(parseOutput('alsa:bluealsa:DEV=00:11,PROFILE=a2dp')).toEqual({
      type: 'alsa',
      device: 'bluealsa:DEV=00:11,PROFILE=a2dp',
    });
    expect(parseOutput('wav:/tmp/a.wav')).toEqual({ type: 'wav', file: '/tmp/a.wav' });
    expect(parseOutput('null')).toEqual({ type: 'null' });
  });

  it('that are none are said to be none, with the nearest and all there are', () => {
    for (const name of ['speaker', 'wav', 'wav:', 'stream:1', 'null:', '']) {
      expect(() => parseOutput(name)).toThrow(TactusError);
      expect(() => parseOutput(name)).toThrow(/is not an output/);
    }
    expect(() => parseOutput('steam')).toThrow(/the nearest is stream/);
    expect(outputForms).toEqual([
      'alsa',
      'alsa:DEVICE',
      'lights:HOST',
      'midi',
      'midi:PORT',
      'null',
      'osc:HOST:PORT',
      'stream',
      'wav:FILE',
    ]);
  });

  it('are what outputs are called', () => {
    for (const name of ['alsa', 'alsa:hw:0', 'stream', 'wav:/tmp/a.wav', 'null']) {
      const [entry] = outputsOptionsSchema.parse({ use: [name] }).use;
      expect(nameOfOutput(entry!)).toBe(name);
    }
    const [usual] = outputsOptionsSchema.parse({ use: [{ type: 'alsa', delayMs: 3 }] }).use;
    expect(nameOfOutput(usual!)).toBe('alsa');
  });
});

describe('the option outputs.use', () => {
  const faultOf = (entry: unknown): string =>
    outputsOptionsSchema
      .safeParse({ use: ['null', entry] })
      .error!.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
      .join('\n');

  it('takes short names and maps, side by side', () => {
    const use = ['alsa:hw:0', { type: 'alsa', delayMs: -20 }, { type: 'stream', bitrateKbps: 192 }];
    expect(outputsOptionsSchema.parse({ use }).use).toEqual([
      { type: 'alsa', device: 'hw:0', delayMs: 0 },
      { type: 'alsa', device: 'default', delayMs: -20 },
      { type: 'stream', bitrateKbps: 192 },
    ]);
  });

  it('takes what YAML makes of a bare null', () => {
    expect(outputsOptionsSchema.parse({ use: [null, { type: null }] }).use).toEqual([
      { type: 'null' },
      { type: 'null' },
    ]);
  });

  it('says what is wrong with an entry, in our words', () => {
    expect(faultOf('trumpet')).toMatch(/^use\.1: "trumpet" is not an output\. Outputs are/);
    expect(faultOf('streem')).toMatch(/^use\.1: "streem" is not an output; the nearest is stream/);
    expect(faultOf({ type: 'trumpet' })).toMatch(/^use\.1: "trumpet" is not an output/);
    expect(faultOf(7)).toMatch(/^use\.1: "7" is not an output/);
    expect(faultOf({ device: 'hw:0' })).toMatch(/^use\.1: "" is not an output/);
    expect(faultOf({ type: 'alsa', delayMs: 5000 })).toMatch(/^use\.1\.delayMs: /);
    expect(faultOf({ type: 'null', delayMs: 5 })).toMatch(/^use\.1: .*delayMs/);
  });

  it('takes no device by which ALSA runs a command or writes a file, and no file that is no WAV file', () => {
    for (const device of [
      "file:FILE='|touch /tmp/x',FORMAT=raw",
      "tee:null,'|touch /tmp/x',raw",
      "plug:{SLAVE={type file file '|touch /tmp/x' slave.pcm null}}",
      'file',
      'file:package.json,raw',
      'tee:hw:0,out.raw',
      'plug:file:out.raw',
      'plug:SLAVE=tee:null,out.raw',
      'pcm.file:out.raw',
      'hw:0\n',
      'hw:/etc/passwd',
    ])
      expect(faultOf({ type: 'alsa', device })).toMatch(/^use\.1\.device: /);
    for (const device of [
      'plughw:CARD=DAC,DEV=0',
      'sysdefault:CARD=vc4hdmi',
      'bluealsa:DEV=00:11,PROFILE=a2dp',
    ])
      expect(outputsOptionsSchema.parse({ use: [{ type: 'alsa', device }] }).use).toMatchObject([{ device }]);
    for (const file of ['/etc/tactus/tactus.yaml', '.wav', '/tmp/a.wav\n'])
      expect(faultOf(`wav:${file}`)).toMatch(/^use\.1\.file: /);
  });
});

describe('the outputs that there are to choose from', () => {
  it('are what `outputs.use` takes, each with a line for people', async () => {
    for (const choices of [await listOutputChoices(), await listOutputChoices()]) {
      const names = choices.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['null', 'stream']));
      expect(names.filter((name) => /^wav|^alsa:null$/.test(name))).toEqual([]);
      expect(() => outputsOptionsSchema.parse({ use: names.slice(0, 16) })).not.toThrow();
      expect(choices.every(({ description }) => /^[^\n]{3,}$/.test(description))).toBe(true);
    }
  });

  it.skipIf(process.env.CI !== 'true' && !isAlsaInstalled())('are the devices that ALSA knows', async () => {
    const names = (await listOutputChoices()).map(({ name }) => name);
    expect(names).toContain('alsa:default');
  });
});
