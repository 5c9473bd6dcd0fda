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
  },
  pt: {
    pages: {
      label: 'Ajustes',
      settings: 'Opções',
      phones: 'Telefones',
      network: 'Rede',
      browser: 'Este navegador',
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
  },
});
