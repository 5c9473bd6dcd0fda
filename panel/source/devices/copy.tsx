import { useRef, useState } from 'preact/hooks';
import { devicesWords } from '../words/devices.ts';

const saidMs = 1500;

/** An address to be typed elsewhere, and a button that copies it. */
export function Copy({ name, text }: { readonly name: string; readonly text: string }) {
  const shown = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);
  const words = devicesWords().ways;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Over plain HTTP there is no clipboard; what is selected can be copied all the same.
      if (shown.current) getSelection()?.selectAllChildren(shown.current);
      if (!document.execCommand('copy')) return;
    }
    setCopied(true);
    window.setTimeout(() => setCopied(false), saidMs);
  };
  return (
    <div class="copy">
      <dt>{name}</dt>
      <dd>
        <code ref={shown}>{text}</code>
        <button type="button" class="plain" aria-label={words.copyName(name)} onClick={() => void copy()}>
          <span aria-live="polite">{isCopied ? words.copied : words.copy}</span>
        </button>
      </dd>
    </div>
  );
}
