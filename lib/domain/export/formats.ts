import { lossesOfArchive, writeArchive } from './archive';
import { lossesOfCsv, writeCsv } from './csv';
import type { ExportFormat, ExportResult, ReportInput } from './export-input';
import { fileNameOf } from './file-name';
import { lossesOfHtml, writeHtml } from './html';
import { lossesOfWebAnnotation, WEB_ANNOTATION_TYPE, writeWebAnnotation } from './web-annotation';

/** Every format an article goes out in, in the order of the menu. A new one is an entry here, a writer, and a golden file. */
export const exportFormats = [
  {
    id: 'archive',
    name: 'Galley archive',
    about: 'All of it, for another Galley',
    extension: 'galley.json',
    mediaType: 'application/json',
    losses: lossesOfArchive,
    write: writeArchive,
  },
  {
    id: 'web-annotation',
    name: 'W3C Web Annotation',
    about: 'Tags and sources, for programs',
    extension: 'jsonld',
    mediaType: WEB_ANNOTATION_TYPE,
    losses: lossesOfWebAnnotation,
    write: writeWebAnnotation,
  },
  {
    id: 'html',
    name: 'Web page with tags',
    about: 'To read, print and send',
    extension: 'html',
    mediaType: 'text/html; charset=utf-8',
    losses: lossesOfHtml,
    write: writeHtml,
  },
  {
    id: 'csv',
    name: 'Claims as CSV',
    about: 'A table of claims and verdicts',
    extension: 'csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    losses: lossesOfCsv,
    write: writeCsv,
  },
] as const satisfies ExportFormat[];

/** The format of that id, or null if there is none. */
export function exportFormatOf(id: string): ExportFormat | null {
  return exportFormats.find((format) => format.id === id) ?? null;
}

/** What a file will be called and will not hold, said without making it. */
export const reportOnExport = (format: ExportFormat, input: ReportInput): Pick<ExportResult, 'fileName' | 'loss'> => ({
  fileName: fileNameOf(input.state, format.extension),
  loss: format.losses(input),
});
