import { expect, it } from 'vitest';
import type { Announcement } from './announcement.ts';
import { sentenceOf } from './sentences.ts';

const sensor = { kind: 'sensor', sensorId: 'pod', tells: ['cadence', 'speed'] } as const;
const hill: Announcement = {
  kind: 'interval',
  step: {
    purpose: 'work',
    name: 'Hill [[x]] <b> -v *1*',
    length: { by: 'time', seconds: 90 },
    ...{ round: 3, rounds: 8 },
  },
  aim: { of: 'speedMps', low: 1000 / 330, high: 1000 / 300 },
};
const easy: Announcement = {
  kind: 'interval',
  step: { purpose: 'rest', length: { by: 'distance', meters: 1500 } },
  aim: { of: 'heartRateBpm', low: 119.6, high: 120.4 },
};
const open: Announcement = {
  kind: 'interval',
  step: { purpose: 'coolDown', length: { by: 'lap' }, round: 1, rounds: 1 },
};
const strides: Announcement = {
  kind: 'interval',
  step: { purpose: 'warmUp', length: { by: 'distance', meters: 400 } },
  aim: { of: 'cadenceSpm', low: 176, high: 180 },
};

it.each<[Announcement, en: string, pt: string, de: string]>([
  [
    { kind: 'welcome', address: '192.168.1.20', port: 7272 },
    'Hello, I am Tactus. My page is at 1 9 2 dot, 1 6 8 dot, 1 dot, 2 0, port 7 2 7 2.',
    'Olá, sou o Tactus. A minha página está em 1 9 2 ponto, 1 6 8 ponto, 1 ponto, 2 0, porta 7 2 7 2.',
    'Hallo, ich bin Tactus. Meine Seite ist 1 9 2 Punkt, 1 6 8 Punkt, 1 Punkt, 2 0, Port 7 2 7 2.',
  ],
  [
    { kind: 'welcome', address: 'tactus.local', port: 80 },
    'Hello, I am Tactus. My page is at tactus dot local, port 8 0.',
    'Olá, sou o Tactus. A minha página está em tactus ponto local, porta 8 0.',
    'Hallo, ich bin Tactus. Meine Seite ist tactus Punkt local, Port 8 0.',
  ],
  [
    { kind: 'kilometre', count: 3, seconds: 320.4 },
    'Kilometre 3: 5 minutes 20 seconds.',
    'Quilómetro 3: 5 minutos 20 segundos.',
    'Kilometer 3: 5 Minuten 20 Sekunden.',
  ],
  [{ kind: 'kilometre', count: 21 }, 'Kilometre 21.', 'Quilómetro 21.', 'Kilometer 21.'],
  [
    { kind: 'lap', count: 2, seconds: 3661 },
    'Lap 2: one hour one minute one second.',
    'Volta 2: uma hora um minuto um segundo.',
    'Runde 2: eine Stunde eine Minute eine Sekunde.',
  ],
  [
    { kind: 'lap', count: 1, seconds: 119.7 },
    'Lap 1: 2 minutes.',
    'Volta 1: 2 minutos.',
    'Runde 1: 2 Minuten.',
  ],
  [
    { kind: 'lap', count: 1, seconds: 0 },
    'Lap 1: 0 seconds.',
    'Volta 1: 0 segundos.',
    'Runde 1: 0 Sekunden.',
  ],
  [{ kind: 'zone', zone: 4 }, 'Heart rate zone 4.', 'Zona cardíaca 4.', 'Pulszone 4.'],
  [
    { ...sensor, isLost: true },
    'Sensor lost: cadence, speed.',
    'Sensor perdido: cadência, velocidade.',
    'Sensor verloren: Schrittfrequenz, Geschwindigkeit.',
  ],
  [
    { ...sensor, tells: ['heartRate'], isLost: false },
    'Sensor found: heart rate.',
    'Sensor de volta: frequência cardíaca.',
    'Sensor wieder da: Puls.',
  ],
  [
    hill,
    'Work 3 of 8. Hill x b -v 1. one minute 30 seconds. Pace 5 minutes 30 seconds to 5 minutes.',
    'Esforço 3 de 8. Hill x b -v 1. um minuto 30 segundos. Ritmo 5 minutos 30 segundos a 5 minutos.',
    'Belastung 3 von 8. Hill x b -v 1. eine Minute 30 Sekunden. Tempo 5 Minuten 30 Sekunden bis 5 Minuten.',
  ],
  [
    easy,
    'Rest. 1.5 kilometres. Heart rate 120.',
    'Recuperação. 1,5 quilómetros. Frequência cardíaca 120.',
    'Erholung. 1,5 Kilometer. Puls 120.',
  ],
  [open, 'Cool-down. until you press lap.', 'Retorno à calma. até à volta.', 'Auslaufen. bis zur Runde.'],
  [
    strides,
    'Warm-up. 400 metres. 176 to 180 steps a minute.',
    'Aquecimento. 400 metros. 176 a 180 passos por minuto.',
    'Aufwärmen. 400 Meter. 176 bis 180 Schritte pro Minute.',
  ],
  [{ kind: 'interval' }, 'The workout is over.', 'O treino acabou.', 'Das Training ist zu Ende.'],
])('%j is said in three languages', (announcement, en, pt, de) => {
  expect(sentenceOf(announcement, 'en')).toBe(en);
  expect(sentenceOf(announcement, 'pt')).toBe(pt);
  expect(sentenceOf(announcement, 'de')).toBe(de);
});
