import { DOSSIER_ABOUT } from './use-dossier';
import type { ExportFormat } from './use-export';

/** Why nothing is exported while something is not stored yet. */
export const EXPORT_WAITS = 'Some changes are not saved yet; the file would lack them.';

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
