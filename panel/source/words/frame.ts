import { defineWords } from './language.ts';

/** What stands around every view. */
export const frameWords = defineWords({
  en: {
    views: {
      label: 'Views',
      run: 'Run',
      music: 'Music',
      body: 'Body',
      devices: 'Devices',
      sessions: 'Sessions',
      settings: 'Settings',
    },
    line: { open: 'Connected', lost: 'Offline', other: 'Connecting' },
    source: { live: 'Live', simulation: 'Simulated', recording: 'Recorded' },
    offline: {
      title: 'No connection to the band.',
      note: 'It plays on without this page.',
      again: (seconds: number) => `Trying again in ${seconds} s.`,
      trying: 'Trying…',
      now: 'Try now',
      byItself: 'It is tried again by itself.',
    },
    loading: 'Loading…',
    notLoaded: 'This part of the page could not be loaded. Perhaps Tactus was updated: load the page anew.',
  },
  pt: {
    views: {
      label: 'Vistas',
      run: 'Corrida',
      music: 'Música',
      body: 'Corpo',
      devices: 'Aparelhos',
      sessions: 'Sessões',
      settings: 'Ajustes',
    },
    line: { open: 'Ligado', lost: 'Sem ligação', other: 'A ligar' },
    source: { live: 'Ao vivo', simulation: 'Simulado', recording: 'Gravado' },
    offline: {
      title: 'Sem ligação à banda.',
      note: 'Ela continua a tocar sem esta página.',
      again: (seconds: number) => `Nova tentativa em ${seconds} s.`,
      trying: 'A tentar…',
      now: 'Tentar agora',
      byItself: 'Tenta-se de novo automaticamente.',
    },
    loading: 'A carregar…',
    notLoaded:
      'Esta parte da página não pôde ser carregada. Talvez o Tactus tenha sido atualizado: recarregue a página.',
  },
  de: {
    views: {
      label: 'Ansichten',
      run: 'Lauf',
      music: 'Musik',
      body: 'Körper',
      devices: 'Geräte',
      sessions: 'Läufe',
      settings: 'Setup',
    },
    line: { open: 'Verbunden', lost: 'Getrennt', other: 'Verbindet' },
    source: { live: 'Live', simulation: 'Simuliert', recording: 'Aufnahme' },
    offline: {
      title: 'Keine Verbindung zur Band.',
      note: 'Sie spielt ohne diese Seite weiter.',
      again: (seconds: number) => `Neuer Versuch in ${seconds} s.`,
      trying: 'Versuche es…',
      now: 'Jetzt versuchen',
      byItself: 'Es wird von selbst wieder versucht.',
    },
    loading: 'Lädt…',
    notLoaded:
      'Dieser Teil der Seite ließ sich nicht laden. Vielleicht wurde Tactus erneuert: bitte die Seite neu laden.',
  },
});
