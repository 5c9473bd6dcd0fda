import { useEffect, useMemo } from 'preact/hooks';
import type { Spectrum } from '../../../client/tactus-client.ts';
import { Canvas, type Picture } from '../components/canvas.tsx';
import { wantsCalm } from '../model/animation.ts';
import type { Model } from '../model/model.ts';

const bars = 16;
/** Of what is shown, each time it is drawn: up at once, down slowly. */
const fall = 0.88;

/** What the band plays now, low to high: who sees it move knows that sound is made. */
export function LoudnessMeter({ model, label }: { readonly model: Model; readonly label: string }) {
  const meter = useMemo(createMeter, []);
  useEffect(() => model.spectra.listen(meter.hear), [model, meter]);
  return <Canvas class="welcome-meter" label={label} draw={meter.draw} />;
}

function createMeter() {
  const heard = new Array<number>(bars).fill(0);
  const shown = new Array<number>(bars).fill(0);
  return {
    hear: ({ levels }: Spectrum): void => {
      const each = levels.length / bars;
      for (let index = 0; index < bars; index += 1)
        heard[index] = Math.max(...levels.slice(index * each, (index + 1) * each)) / 255;
    },
    draw: ({ context, width, height, colour }: Picture): void => {
      context.fillStyle = colour('--accent');
      const step = width / bars;
      const calm = wantsCalm();
      for (let index = 0; index < bars; index += 1) {
        const level = calm ? heard[index]! : Math.max(heard[index]!, shown[index]! * fall);
        shown[index] = level;
        const barHeight = Math.max(4, level * height);
        context.beginPath();
        context.roundRect(index * step + 2, (height - barHeight) / 2, step - 4, barHeight, 3);
        context.fill();
      }
    },
  };
}
