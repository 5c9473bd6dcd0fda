import { frameWords } from '../words/frame.ts';

/** To who goes by the keyboard. No link: the address behind `#` is the view's. */
export function Skip() {
  return (
    <button
      type="button"
      class="skip"
      onClick={() => {
        const main = document.querySelector('main');
        if (!main) return;
        main.tabIndex = -1;
        main.focus();
      }}
    >
      {frameWords().skip}
    </button>
  );
}
