import type { Model } from '../model/model.ts';

/** Why nothing may be heard although the dial turns, or nobody; said where one looks first. */
export function StageNote({ model }: { readonly model: Model }) {
  const { state, status, isHeardAtBand } = model;
  if (!state) return null;
  if (status.kind === 'lost') return <p class="stage-note stage-note-bad">No connection to the band</p>;
  if (state.muted && !model.may('volume')) return <p class="stage-note">Muted</p>;
  if (state.muted) {
    return (
      <button type="button" class="plain stage-button" onClick={() => model.send({ muted: false })}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 7.5v5h3l4 3.5V4L6 7.5zm9.4.7 1-1 2.1 2 2.1-2 1 1-2 2.1 2 2.1-1 1-2.1-2.1-2.1 2.1-1-1 2-2.1z" />
        </svg>
        Muted. Unmute
      </button>
    );
  }
  const notes = [
    ...(isHeardAtBand ? [] : ['No sound card is playing']),
    ...(state.nobody ? [state.nobody.hint] : []),
  ];
  return (
    <>
      {notes.map((note) => (
        <p key={note} class="stage-note">
          {note}
        </p>
      ))}
    </>
  );
}
