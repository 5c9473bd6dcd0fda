import { render } from 'preact';
import { Frame } from './frame/frame.tsx';
import { watchInstall } from './model/install.ts';
import { Model } from './model/model.ts';
import { keepShell } from './model/shell.ts';
import { startLanguage } from './words/language.ts';

const root = document.getElementById('panel');
if (root) {
  // What was there for browsers that cannot read this: `render` would leave it.
  root.replaceChildren();
  startLanguage();
  watchInstall();
  const model = new Model();
  render(<Frame model={model} />, root);
  void model.access.check();
  keepShell();
}
