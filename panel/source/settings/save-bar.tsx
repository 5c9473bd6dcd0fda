import { useState } from 'preact/hooks';
import { settingsWords } from '../words/settings.ts';

/** What is to be done about what was changed; it stays in sight. */
export function SaveBar(props: {
  /** How many are changed, and how many of them cannot be so. */
  readonly count: number;
  readonly wrong: number;
  readonly isRestartNeeded: boolean;
  readonly isBusy: boolean;
  readonly said: string | undefined;
  readonly fault: string | undefined;
  readonly onLook: () => void;
  readonly onLeave: () => void;
  readonly onUndo: () => void;
  readonly onRestart: () => void;
}) {
  const { count, wrong, isRestartNeeded, isBusy, said, fault } = props;
  const words = settingsWords().bar;
  if (count > 0) {
    return (
      <div class="save-bar">
        <p role="status">
          {words.changes(count)}
          {wrong > 0 && `, ${words.wrong(wrong)}`}
        </p>
        <Fault text={fault} />
        <div class="buttons">
          <button type="button" class="plain primary" disabled={isBusy || wrong > 0} onClick={props.onLook}>
            {words.look}
          </button>
          <button type="button" class="plain" onClick={props.onLeave}>
            {words.leave}
          </button>
        </div>
      </div>
    );
  }
  if (!isRestartNeeded && said === undefined && fault === undefined) return null;
  return (
    <div class="save-bar">
      <p role="status">
        {said} {isRestartNeeded && words.nextStart}
      </p>
      <Fault text={fault} />
      <div class="buttons">
        {isRestartNeeded && <Restart isBusy={isBusy} onRestart={props.onRestart} />}
        <button type="button" class="plain" disabled={isBusy} onClick={props.onUndo}>
          {words.undo}
        </button>
      </div>
    </div>
  );
}

/** Asks once more: it is quiet for some seconds then. */
export function Restart(props: {
  readonly isBusy: boolean;
  /** Nothing waits for it. */
  readonly isQuiet?: boolean;
  readonly onRestart: () => void;
}) {
  const [isAsking, setAsking] = useState(false);
  const words = settingsWords().bar;
  if (!isAsking)
    return (
      <button
        type="button"
        class={`plain ${props.isQuiet ? '' : 'primary'}`}
        disabled={props.isBusy}
        onClick={() => setAsking(true)}
      >
        {words.restart}
      </button>
    );
  return (
    <>
      <button
        type="button"
        class="plain primary"
        disabled={props.isBusy}
        onClick={() => {
          setAsking(false);
          props.onRestart();
        }}
      >
        {words.restartYes}
      </button>
      <button type="button" class="plain" onClick={() => setAsking(false)}>
        {words.notNow}
      </button>
    </>
  );
}

function Fault({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p class="fault" role="alert" lang="en">
      {text}
    </p>
  );
}
