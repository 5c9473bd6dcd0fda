/** Outlines on a square of 24. */
const paths = {
  like: 'M12 20.5C6 16 3 12.7 3 9a4.7 4.7 0 0 1 9-2 4.7 4.7 0 0 1 9 2c0 3.7-3 7-9 11.500z',
  skip: 'M5 5l9 7-9 7zM18.5 5v14',
  scene: 'M12 3.5l9 5-9 5-9-5zM3 12.5l9 5 9-5M3 16.5l9 5 9-5',
  lap: 'M6 21V4M6 4.500h12l-3 4 3 4H6',
  flag: 'M5 21V4h14l-4 4.500 4 4.500H5',
  more: 'M5 7h14M5 12h14M5 17h14',
  loud: 'M4 9.500v5h3.500L12 19V5L7.5 9.500zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11',
  muted: 'M4 9.500v5h3.500L12 19V5L7.5 9.500zM16 9.500l5 5M21 9.500l-5 5',
  ear: 'M4 15v-2a8 8 0 0 1 16 0v2M4 14h3v6H5a1 1 0 0 1-1-1zM20 14h-3v6h2a1 1 0 0 0 1-1z',
  foot: 'M3 13h4l2-6 4 11 3-8 1.5 3H21',
} as const;

export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
