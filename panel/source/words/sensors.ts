import { defineWords } from './language.ts';

/** A source of readings, a line of a list. */
export const sensorsWords = defineWords({
  en: {
    used: 'used',
    battery: (charge: string) => `Battery ${charge}`,
    quality: (share: string) => `Quality ${share}`,
    faults: (count: number) => (count === 1 ? 'One fault, the last:' : `${count} faults, the last:`),
    refused: (count: number, from: string) =>
      count === 1 ? `One message refused from ${from}:` : `${count} messages refused, the last from ${from}:`,
  },
  pt: {
    used: 'em uso',
    battery: (charge: string) => `Bateria a ${charge}`,
    quality: (share: string) => `Qualidade: ${share}`,
    faults: (count: number) => (count === 1 ? 'Uma falha, a última:' : `${count} falhas, a última:`),
    refused: (count: number, from: string) =>
      count === 1
        ? `Uma mensagem recusada, de ${from}:`
        : `${count} mensagens recusadas, a última de ${from}:`,
  },
  de: {
    used: 'im Einsatz',
    battery: (charge: string) => `Akku ${charge}`,
    quality: (share: string) => `Güte ${share}`,
    faults: (count: number) => (count === 1 ? 'Ein Fehler, der letzte:' : `${count} Fehler, der letzte:`),
    refused: (count: number, from: string) =>
      count === 1
        ? `Eine Nachricht abgelehnt, von ${from}:`
        : `${count} Nachrichten abgelehnt, die letzte von ${from}:`,
  },
});
