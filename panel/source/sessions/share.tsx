import { useEffect, useState } from 'preact/hooks';
import { useDoing } from '../components/asked.ts';
import { fetchFile, keep } from '../model/download.ts';
import type { Model } from '../model/model.ts';
import { language } from '../words/language.ts';
import { sessionsWords } from '../words/sessions.ts';
import { file, type Summary } from './sessions-api.ts';

const pixels = { width: 1080, height: 1350 };

/** A picture for friends: it tells no place, unless its owner wants the shape of the way in it. */
export function Share({ model, summary }: { readonly model: Model; readonly summary: Summary }) {
  const { api, access } = model;
  const [withTrack, setTrack] = useState(false);
  const [picture, setPicture] = useState<{ readonly url: string; readonly blob: Blob }>();
  const doing = useDoing();
  const words = sessionsWords().share;
  const mayTrack = access.is('performer') && summary.hasTrack;
  const path = file(
    summary.id,
    `card.svg?language=${language()}${withTrack && mayTrack ? '&track=true' : ''}`,
  );
  useEffect(() => {
    let url: string | undefined;
    let isOver = false;
    void doing.run(async () => {
      const { blob } = await fetchFile(api, path);
      if (isOver) return;
      url = URL.createObjectURL(blob);
      setPicture({ url, blob });
    });
    return () => {
      isOver = true;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [path]);
  const name = `tactus-${summary.id.slice(0, 10)}`;
  const share = async (): Promise<void> => {
    if (!picture) return;
    const png = new File([await drawn(picture.url)], `${name}.png`, { type: 'image/png' });
    if (navigator.canShare?.({ files: [png] })) {
      // Whoever thinks better of it is not told that something went wrong.
      await navigator.share({ files: [png], title: words.title }).catch(() => {});
    } else keep(png, png.name);
  };
  return (
    <section class="card" aria-labelledby="share">
      <h3 id="share">{words.title}</h3>
      <div class="share-picture">
        {picture && <img src={picture.url} alt={words.alt} width={pixels.width} height={pixels.height} />}
      </div>
      {mayTrack && (
        <label class="share-track">
          <input
            type="checkbox"
            checked={withTrack}
            onChange={(event) => setTrack(event.currentTarget.checked)}
          />
          {words.track}
        </label>
      )}
      <div class="buttons">
        <button
          type="button"
          class="plain primary"
          disabled={!picture || doing.isBusy}
          onClick={() => void doing.run(share)}
        >
          {words.png}
        </button>
        <button
          type="button"
          class="plain"
          disabled={!picture}
          onClick={() => picture && keep(picture.blob, `${name}.svg`)}
        >
          {words.svg}
        </button>
      </div>
      <p class="fault" role="alert" lang="en">
        {doing.fault}
      </p>
    </section>
  );
}

/** The picture as PNG: few programs that share take SVG. */
async function drawn(url: string): Promise<Blob> {
  const image = new Image(pixels.width, pixels.height);
  image.src = url;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, pixels.width, pixels.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}
