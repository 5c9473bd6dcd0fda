import { defineWords } from './language.ts';

/** The page as an app. */
export const installWords = defineWords({
  en: {
    title: 'As an app',
    installed: 'It is on this device as an app, and opens without a network, too.',
    offered: 'On the home screen, without the browser’s bars, and it opens without a network, too.',
    ios: 'In Safari: the Share button, then “Add to Home Screen”.',
    menu: 'In the browser’s menu: “Install” or “Add to Home screen”, where the browser knows that.',
    insecure: 'Browsers install only pages that were opened over HTTPS, and this one was not.',
    install: 'Install',
    setUpHttps: 'Set up HTTPS',
  },
  pt: {
    title: 'Como app',
    installed: 'Está neste aparelho como app e abre também sem rede.',
    offered: 'No ecrã inicial, sem as barras do navegador, e abre também sem rede.',
    ios: 'No Safari: botão Partilhar e depois “Ecrã principal”.',
    menu: 'No menu do navegador: “Instalar” ou “Adicionar à tela inicial”, onde isso existe.',
    insecure: 'Os navegadores só instalam páginas abertas por HTTPS, e esta não foi.',
    install: 'Instalar',
    setUpHttps: 'Configurar HTTPS',
  },
  de: {
    title: 'Als App',
    installed: 'Sie ist auf diesem Gerät als App und öffnet sich auch ohne Netz.',
    offered: 'Auf dem Startbildschirm, ohne die Leisten des Browsers, und sie öffnet sich auch ohne Netz.',
    ios: 'In Safari: Teilen-Knopf, dann „Zum Home-Bildschirm“.',
    menu: 'Im Menü des Browsers: „Installieren“ oder „Zum Startbildschirm hinzufügen“, wo er das kennt.',
    insecure: 'Browser installieren nur Seiten, die über HTTPS geöffnet wurden, und diese wurde es nicht.',
    install: 'Installieren',
    setUpHttps: 'HTTPS einrichten',
  },
});
