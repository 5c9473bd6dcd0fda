import { useState } from 'preact/hooks';

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
  const [isAsking, setAsking] = useState(false);
  if (count > 0) {
    return (
      <div class="save-bar">
        <p role="status">
          {count === 1 ? 'One change' : `${count} changes`}
          {wrong > 0 && `, ${wrong === 1 ? 'one does' : `${wrong} do`} not fit`}
        </p>
        {fault !== undefined && (
          <p class="fault" role="alert">
            {fault}
          </p>
        )}
        <div class="buttons">
          <button type="button" class="plain primary" disabled={isBusy || wrong > 0} onClick={props.onLook}>
            Look and save
          </button>
          <button type="button" class="plain" onClick={props.onLeave}>
            Leave all
          </button>
        </div>
      </div>
    );
  }
  if (!isRestartNeeded && said === undefined && fault === undefined) return null;
  return (
    <div class="save-bar">
      <p role="status">
        {said} {isRestartNeeded && 'What is saved is taken at the next start.'}
      </p>
      {fault !== undefined && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <div class="buttons">
        {isAsking ? (
          <>
            <button
              type="button"
              class="plain primary"
              disabled={isBusy}
              onClick={() => {
                setAsking(false);
                props.onRestart();
              }}
            >
              Yes: silence for some seconds
            </button>
            <button type="button" class="plain" onClick={() => setAsking(false)}>
              Not now
            </button>
          </>
        ) : (
          <>
            {isRestartNeeded && (
              <button type="button" class="plain primary" disabled={isBusy} onClick={() => setAsking(true)}>
                Restart now…
              </button>
            )}
            <button type="button" class="plain" disabled={isBusy} onClick={props.onUndo}>
              Undo the last change
            </button>
          </>
        )}
      </div>
    </div>
  );
}
