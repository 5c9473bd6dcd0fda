import { useMemo } from 'preact/hooks';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { commonWords } from '../words/common.ts';
import { musicWords } from '../words/music.ts';
import { FormBook, type Passage } from './form-book.ts';

interface FormProps {
  readonly form: PanelState['form'];
  /** How much of the bar is over. */
  readonly beatInBar01: number;
}

/** The sections of the song on a strip, where in it the music is, and what comes next. */
export function Form({ form, beatInBar01 }: FormProps) {
  const book = useMemo(() => new FormBook(), []);
  const words = musicWords();
  const strip = form && book.observe(form);
  return (
    <section class="form" aria-label={words.form.name}>
      <p class="form-line">
        {form ? (
          <>
            <strong>{commonWords().sections[form.section]}</strong> {words.form.bar(form.bar + 1, form.bars)}
            <span class="form-next">{nextOf(form)}</span>
          </>
        ) : (
          words.silence
        )}
      </p>
      <div class="form-strip" aria-hidden="true">
        {strip && (
          <>
            {strip.heard.map((passage, index) => (
              <Block key={`heard${index}`} passage={passage} kind="heard" />
            ))}
            <Block
              passage={strip.now}
              kind="now"
              over01={(form.bar + beatInBar01) / Math.max(1, form.bars)}
            />
            {strip.ahead.map((passage, index) => (
              <Block key={`ahead${index}`} passage={passage} kind="ahead" />
            ))}
          </>
        )}
      </div>
    </section>
  );
}

function Block(props: {
  readonly passage: Passage;
  readonly kind: 'heard' | 'now' | 'ahead';
  readonly over01?: number;
}) {
  const { section, bars } = props.passage;
  const name = commonWords().sections[section];
  return (
    <span class={`form-block form-${props.kind}`} style={{ flexGrow: bars, '--over': props.over01 ?? 0 }}>
      <span>{name}</span>
      <span class="form-letter">{name.charAt(0)}</span>
    </span>
  );
}

function nextOf({ bar, bars, ahead }: NonNullable<PanelState['form']>): string {
  const words = musicWords();
  const left = Math.max(1, bars - bar);
  const [next] = ahead ?? [];
  if (next) return words.form.next(commonWords().sections[next.section], left);
  return ahead ? words.form.end(left) : '';
}
