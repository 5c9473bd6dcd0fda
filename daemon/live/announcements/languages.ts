import type { Aim } from '../../workouts/effort.ts';
import type { Step } from '../../workouts/workout.ts';
import type { SteadyKind } from './announcement.ts';

/** How something is said in a language. Counts are whole, but those of kilometres. */
export interface Words {
  readonly hours: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly seconds: (count: number) => string;
  readonly meters: (count: number) => string;
  readonly kilometers: (count: number) => string;
  readonly untilLap: string;
  readonly range: (from: string, to: string) => string;
  readonly kilometre: (count: number) => string;
  readonly lap: (count: number) => string;
  readonly zone: (zone: number) => string;
  readonly over: string;
  /** With what follows it must be short: 12 s are said at most. */
  readonly welcome: string;
  /** Where the page is, as it is to be said. */
  readonly page: (address: string, port: string) => string;
  /** What opens it to phones. */
  readonly invitation: string;
  /** What parts the numbers of an address. */
  readonly dot: string;
  readonly purposes: Readonly<Record<Step['purpose'], string>>;
  readonly round: (round: number, rounds: number) => string;
  readonly aims: Readonly<Record<Aim['of'], (range: string) => string>>;
  readonly lost: string;
  readonly found: string;
  readonly kinds: Readonly<Record<SteadyKind, string>>;
}

/** Of one thing the number is a word, which has a gender. */
const counted =
  (one: string, more: string, decimal = '.') =>
  (count: number): string =>
    count === 1 ? one : `${String(count).replace('.', decimal)} ${more}`;

export const english: Words = {
  hours: counted('one hour', 'hours'),
  minutes: counted('one minute', 'minutes'),
  seconds: counted('one second', 'seconds'),
  meters: counted('one metre', 'metres'),
  kilometers: counted('one kilometre', 'kilometres'),
  untilLap: 'until you press lap',
  range: (from, to) => `${from} to ${to}`,
  kilometre: (count) => `Kilometre ${count}`,
  lap: (count) => `Lap ${count}`,
  zone: (zone) => `Heart rate zone ${zone}`,
  over: 'The workout is over',
  welcome: 'Hello, I am Tactus',
  page: (address, port) => `My page is at ${address}, port ${port}`,
  invitation: 'The command tactus panel lets a phone in',
  dot: 'dot',
  purposes: { warmUp: 'Warm-up', work: 'Work', rest: 'Rest', coolDown: 'Cool-down' },
  round: (round, rounds) => `${round} of ${rounds}`,
  aims: {
    speedMps: (range) => `Pace ${range}`,
    cadenceSpm: (range) => `${range} steps a minute`,
    heartRateBpm: (range) => `Heart rate ${range}`,
    powerWatts: (range) => `${range} watts`,
  },
  lost: 'Sensor lost',
  found: 'Sensor found',
  kinds: {
    heartRate: 'heart rate',
    cadence: 'cadence',
    speed: 'speed',
    position: 'position',
    power: 'power',
    acceleration: 'motion',
  },
};

export const portuguese: Words = {
  hours: counted('uma hora', 'horas', ','),
  minutes: counted('um minuto', 'minutos', ','),
  seconds: counted('um segundo', 'segundos', ','),
  meters: counted('um metro', 'metros', ','),
  kilometers: counted('um quilómetro', 'quilómetros', ','),
  untilLap: 'até à volta',
  range: (from, to) => `${from} a ${to}`,
  kilometre: (count) => `Quilómetro ${count}`,
  lap: (count) => `Volta ${count}`,
  zone: (zone) => `Zona cardíaca ${zone}`,
  over: 'O treino acabou',
  welcome: 'Olá, sou o Tactus',
  page: (address, port) => `A minha página está em ${address}, porta ${port}`,
  invitation: 'O comando tactus panel deixa entrar um telefone',
  dot: 'ponto',
  purposes: { warmUp: 'Aquecimento', work: 'Esforço', rest: 'Recuperação', coolDown: 'Retorno à calma' },
  round: (round, rounds) => `${round} de ${rounds}`,
  aims: {
    speedMps: (range) => `Ritmo ${range}`,
    cadenceSpm: (range) => `${range} passos por minuto`,
    heartRateBpm: (range) => `Frequência cardíaca ${range}`,
    powerWatts: (range) => `${range} watts`,
  },
  lost: 'Sensor perdido',
  found: 'Sensor de volta',
  kinds: {
    heartRate: 'frequência cardíaca',
    cadence: 'cadência',
    speed: 'velocidade',
    position: 'posição',
    power: 'potência',
    acceleration: 'movimento',
  },
};

export const german: Words = {
  hours: counted('eine Stunde', 'Stunden', ','),
  minutes: counted('eine Minute', 'Minuten', ','),
  seconds: counted('eine Sekunde', 'Sekunden', ','),
  meters: counted('ein Meter', 'Meter', ','),
  kilometers: counted('ein Kilometer', 'Kilometer', ','),
  untilLap: 'bis zur Runde',
  range: (from, to) => `${from} bis ${to}`,
  kilometre: (count) => `Kilometer ${count}`,
  lap: (count) => `Runde ${count}`,
  zone: (zone) => `Pulszone ${zone}`,
  over: 'Das Training ist zu Ende',
  welcome: 'Hallo, ich bin Tactus',
  page: (address, port) => `Meine Seite ist ${address}, Port ${port}`,
  invitation: 'Der Befehl tactus panel lässt ein Telefon herein',
  dot: 'Punkt',
  purposes: { warmUp: 'Aufwärmen', work: 'Belastung', rest: 'Erholung', coolDown: 'Auslaufen' },
  round: (round, rounds) => `${round} von ${rounds}`,
  aims: {
    speedMps: (range) => `Tempo ${range}`,
    cadenceSpm: (range) => `${range} Schritte pro Minute`,
    heartRateBpm: (range) => `Puls ${range}`,
    powerWatts: (range) => `${range} Watt`,
  },
  lost: 'Sensor verloren',
  found: 'Sensor wieder da',
  kinds: {
    heartRate: 'Puls',
    cadence: 'Schrittfrequenz',
    speed: 'Geschwindigkeit',
    position: 'Ort',
    power: 'Leistung',
    acceleration: 'Bewegung',
  },
};
