import type { Aim } from '../../workouts/effort.ts';
import type { Step } from '../../workouts/workout.ts';
import type { Announcement } from './announcement.ts';
import { english, german, portuguese, type Words } from './languages.ts';
import type { SpokenLanguage } from './options.ts';

const languages: Readonly<Record<SpokenLanguage, Words>> = {
  en: english,
  pt: portuguese,
  de: german,
};

/** What is said of it: a line of plain words and numbers. */
export function sentenceOf(announcement: Announcement, language: SpokenLanguage): string {
  const words = languages[language];
  switch (announcement.kind) {
    case 'sensor': {
      const { isLost, tells } = announcement;
      return `${isLost ? words.lost : words.found}: ${tells.map((each) => words.kinds[each]).join(', ')}.`;
    }
    case 'lap':
      return `${words.lap(announcement.count)}: ${durationText(announcement.seconds, words)}.`;
    case 'zone':
      return `${words.zone(announcement.zone)}.`;
    case 'interval':
      return announcement.step ? stepText(announcement.step, announcement.aim, words) : `${words.over}.`;
    case 'welcome': {
      const { address, port } = announcement;
      const where =
        address === undefined
          ? words.invitation
          : words.page(spelt(address, words), spelt(String(port), words));
      return `${words.welcome}. ${where}.`;
    }
    case 'kilometre': {
      const { count, seconds } = announcement;
      return seconds === undefined
        ? `${words.kilometre(count)}.`
        : `${words.kilometre(count)}: ${durationText(seconds, words)}.`;
    }
  }
}

/** Digit by digit: as a number nobody could type it. Names are words. */
const spelt = (address: string, { dot }: Words): string =>
  /^[\d.]+$/.test(address)
    ? [...address].map((sign) => (sign === '.' ? `${dot},` : sign)).join(' ')
    : address.replaceAll('.', ` ${dot} `);

function durationText(seconds: number, words: Words): string {
  const whole = Math.round(seconds);
  const parts = [
    ...(whole >= 3600 ? [words.hours(Math.floor(whole / 3600))] : []),
    ...(whole % 3600 >= 60 ? [words.minutes(Math.floor((whole % 3600) / 60))] : []),
    ...(whole % 60 > 0 || whole === 0 ? [words.seconds(whole % 60)] : []),
  ];
  return parts.join(' ');
}

function stepText(step: Step, aim: Aim | undefined, words: Words): string {
  const { purpose, name, length, round, rounds = 1 } = step;
  const which = round !== undefined && rounds > 1 ? ` ${words.round(round, rounds)}` : '';
  const parts = [
    `${words.purposes[purpose]}${which}`,
    ...(name === undefined ? [] : [plain(name)]),
    lengthText(length, words),
    ...(aim ? [words.aims[aim.of](rangeText(aim, words))] : []),
  ];
  return `${parts.filter((part) => part !== '').join('. ')}.`;
}

/** What somebody wrote in a file, as far as it can be read out. */
const plain = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N} ,:%'’()/+-]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

function lengthText(length: Step['length'], words: Words): string {
  if (length.by === 'lap') return words.untilLap;
  if (length.by === 'time') return durationText(length.seconds, words);
  const { meters } = length;
  return meters < 1000 ? words.meters(Math.round(meters)) : words.kilometers(Math.round(meters / 10) / 100);
}

function rangeText({ of, low, high }: Aim, words: Words): string {
  // The slower pace is the longer time; people name the slower first, too.
  const text = (value: number): string =>
    of === 'speedMps' ? durationText(1000 / value, words) : String(Math.round(value));
  const [from, to] = [text(low), text(high)];
  return from === to ? from : words.range(from, to);
}
