import { install, useInstalling } from '../model/install.ts';
import { installWords } from '../words/install.ts';

/** The page as an app of its own, where the browser allows it; else how it is done by hand, or why not. */
export function Install() {
  const installing = useInstalling();
  const words = installWords();
  return (
    <section class="card" aria-labelledby="install">
      <h3 id="install">{words.title}</h3>
      <p role="status">{words[installing]}</p>
      {installing === 'offered' && (
        <button type="button" class="plain primary" onClick={() => void install()}>
          {words.install}
        </button>
      )}
      {installing === 'insecure' && (
        <a class="plain" href="./ca">
          {words.setUpHttps}
        </a>
      )}
    </section>
  );
}
