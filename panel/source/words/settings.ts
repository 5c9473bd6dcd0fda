import { defineWords } from './language.ts';

/** How the device is set up. */
export const settingsWords = defineWords({
  en: {
    pages: {
      label: 'Settings',
      settings: 'Options',
      phones: 'Phones',
      network: 'Network',
      browser: 'This browser',
    },
    browser: {
      language: 'Language',
      theme: 'Colours',
      themes: { auto: 'As this device', light: 'Light', dark: 'Dark' },
    },
  },
  pt: {
    pages: {
      label: 'Ajustes',
      settings: 'Opções',
      phones: 'Telemóveis',
      network: 'Rede',
      browser: 'Este navegador',
    },
    browser: {
      language: 'Língua',
      theme: 'Cores',
      themes: { auto: 'Como o aparelho', light: 'Claras', dark: 'Escuras' },
    },
  },
  de: {
    pages: {
      label: 'Setup',
      settings: 'Optionen',
      phones: 'Handys',
      network: 'Netz',
      browser: 'Dieser Browser',
    },
    browser: {
      language: 'Sprache',
      theme: 'Farben',
      themes: { auto: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel' },
    },
  },
});
