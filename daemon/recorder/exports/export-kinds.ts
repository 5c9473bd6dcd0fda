/** The files that are made of a session. */
export const exportFormats = ['journal', 'fit', 'gpx', 'tcx', 'csv', 'midi'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What such a file ends in, and its MIME type. */
export const exportKinds: Readonly<Record<ExportFormat, { readonly ending: string; readonly type: string }>> =
  {
    journal: { ending: 'jsonl.gz', type: 'application/gzip' },
    fit: { ending: 'fit', type: 'application/vnd.ant.fit' },
    gpx: { ending: 'gpx', type: 'application/gpx+xml' },
    tcx: { ending: 'tcx', type: 'application/vnd.garmin.tcx+xml' },
    csv: { ending: 'csv', type: 'text/csv; charset=utf-8' },
    midi: { ending: 'mid', type: 'audio/midi' },
  };
