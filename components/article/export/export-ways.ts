import { EXPORT_WAITS, type ExportFormat } from './use-export';

/** What an audit dossier is, in a line, and what in it is not for everybody. */
export const DOSSIER_ABOUT = 'All entries, unsent queries and names kept to checkers too, and a program to verify them';

/** A row of the menu of exports. `off`: why it cannot be taken now. */
export interface ExportWay {
  name: string;
  about: string;
  off: string | undefined;
  take: () => void;
}

export interface ExportOffer {
  formats: readonly ExportFormat[];
  /** True while something is not stored yet. */
  waits: boolean;
  /** False for those who may not make an audit dossier. */
  hasDossier: boolean;
}

interface Takes {
  openReport: () => void;
  saveDossier: () => void;
  exportAs: (format: ExportFormat) => void;
}

/** All ways out of an article: the report, the audit dossier, and all formats. */
export function exportWays({ formats, waits, hasDossier }: ExportOffer, { openReport, saveDossier, exportAs }: Takes): ExportWay[] {
  const off = waits ? EXPORT_WAITS : undefined;
  return [
    // A page, not a file that would lack something; without a line `useGo` says why it does not open.
    { name: 'Fact-check report', about: 'Claims, verdicts and sources, to print', off: undefined, take: openReport },
    ...(hasDossier ? [{ name: 'Audit dossier', about: DOSSIER_ABOUT, off, take: saveDossier }] : []),
    ...formats.map((format) => ({ name: format.name, about: format.about, off, take: () => exportAs(format) })),
  ];
}
