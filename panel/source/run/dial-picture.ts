import type { Picture } from '../components/canvas.tsx';
import { wantsCalm } from '../model/animation.ts';
import { mostOffBeats } from '../model/lock.ts';
import type { Model } from '../model/model.ts';

const top = -Math.PI / 2;
const turn = 2 * Math.PI;
/** Of the difference to where the foot's mark shall be, made up in a second. */
const turnsPerSecond = 4;

/** Where the foot's mark is drawn: it glides, for what it shows is a mean. */
export interface FootMark {
  phaseBeats: number | undefined;
  atMs: number;
}

/**
 * Outside a segment for each beat of the bar. Inside the beat's mark, an open ring at the top, and the foot's, a dot that
 * stands as far round the circle as the foot falls after the beat. The ring is as wide as what still counts as together: a
 * dot in it is a bull's eye.
 */
export function drawDial(picture: Picture, model: Model, foot: FootMark): void {
  const { context, width, height } = picture;
  const beat = model.beat();
  const radius = Math.min(width, height) / 2 - 12;
  // Before the page is laid out there is no room yet.
  if (radius < 40) return;
  context.translate(width / 2, height / 2);
  context.lineCap = 'round';
  drawBar(picture, model, beat, radius);
  drawLock(picture, model, beat, radius * 0.86, foot);
  context.globalAlpha = 1;
}

/** How much is left of a beat: 1 when it falls, then less. */
const pulseAt = (beat: number | undefined): number =>
  beat === undefined || wantsCalm() ? 0 : (1 - (beat - Math.floor(beat))) ** 3;

function drawBar({ context, colour }: Picture, model: Model, beat: number | undefined, radius: number): void {
  const bar = beat === undefined ? undefined : model.score.barAt(beat);
  const beats = bar?.lengthBeats ?? 8;
  const inBar = beat === undefined || !bar ? undefined : beat - bar.startBeat;
  const pulse = pulseAt(inBar);
  const gap = 0.07;
  for (let index = 0; index < beats; index += 1) {
    const from = top + ((index + gap) / beats) * turn;
    const to = top + ((index + 1 - gap) / beats) * turn;
    const isNow = inBar !== undefined && Math.floor(inBar) === index;
    const isPast = inBar !== undefined && index < Math.floor(inBar);
    context.strokeStyle = colour(isNow || isPast ? '--accent' : '--line-strong');
    context.globalAlpha = isPast ? 0.45 : 1;
    context.lineWidth = isNow ? 6 + 4 * pulse : 5;
    context.beginPath();
    context.arc(0, 0, radius, from, to);
    context.stroke();
  }
}

function drawLock(
  { context, colour }: Picture,
  model: Model,
  beat: number | undefined,
  radius: number,
  foot: FootMark,
): void {
  const { lock } = model;
  const size = Math.max(6.5, radius * 0.12);
  context.globalAlpha = 1;
  context.strokeStyle = colour(
    lock === 'locked' ? '--good' : lock === 'followingTempo' ? '--accent' : '--line-strong',
  );
  context.lineWidth = lock === 'locked' ? 4 : 2;
  context.setLineDash(lock === 'followingTempo' ? [1, 8] : []);
  context.beginPath();
  // Open beneath the beat's mark.
  const gap = (size + 3) / radius;
  context.arc(0, 0, radius, top + gap, top + turn - gap);
  context.stroke();
  context.setLineDash([]);
  if (lock === undefined) {
    foot.phaseBeats = undefined;
    return;
  }

  context.lineWidth = 3.5;
  context.strokeStyle = colour(lock === 'locked' ? '--good' : '--ink');
  context.beginPath();
  context.arc(0, -radius, size + 2.5 * pulseAt(beat), 0, turn);
  context.stroke();

  glide(foot, model.phaseBeats);
  if (foot.phaseBeats === undefined) return;
  const angle = top + angleOf(foot.phaseBeats, (0.32 * size) / radius);
  const pulse = pulseAt(beat === undefined ? undefined : beat - foot.phaseBeats);
  context.fillStyle = colour(lock === 'locked' ? '--good' : '--ink');
  context.beginPath();
  context.arc(radius * Math.cos(angle), radius * Math.sin(angle), size * (0.5 + 0.15 * pulse), 0, turn);
  context.fill();
}

/** What counts as together stays in the ring, and from there on it goes round to the foot of the circle at half a beat. */
function angleOf(phaseBeats: number, ringAngle: number): number {
  const off = Math.abs(phaseBeats);
  const beyond = (off - mostOffBeats) / (0.5 - mostOffBeats);
  const angle =
    off <= mostOffBeats ? (off / mostOffBeats) * ringAngle : ringAngle + beyond * (turn / 2 - ringAngle);
  return Math.sign(phaseBeats) * angle;
}

/** Nearer to where it shall be, the shorter way round. */
function glide(foot: FootMark, phaseBeats: number | undefined): void {
  const nowMs = performance.now();
  const seconds = (nowMs - foot.atMs) / 1000;
  foot.atMs = nowMs;
  if (phaseBeats === undefined || foot.phaseBeats === undefined || wantsCalm()) {
    foot.phaseBeats = phaseBeats;
    return;
  }
  const away = phaseBeats - foot.phaseBeats;
  const moved = foot.phaseBeats + (away - Math.round(away)) * Math.min(1, seconds * turnsPerSecond);
  foot.phaseBeats = moved - Math.round(moved);
}
