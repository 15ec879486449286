import { archiveFile, lossesOfArchive, writeArchive } from './archive';
import { csvFile, lossesOfCsv, writeCsv } from './csv';
import type { ExportFormat, ExportResult, ReportInput } from './export-input';
import { fileNameOf } from './file-name';
import { htmlFile, lossesOfHtml, writeHtml } from './html';
import { lossesOfWebAnnotation, webAnnotationFile, writeWebAnnotation } from './web-annotation';

/** Every format an article goes out in, in the order of the menu. A new one is an entry here, a writer, and a golden file. */
export const exportFormats = [
  {
    id: 'archive',
    name: 'Galley archive',
    about: 'All of it, for another Galley',
    ...archiveFile,
    losses: lossesOfArchive,
    write: writeArchive,
  },
  {
    id: 'web-annotation',
    name: 'W3C Web Annotation',
    about: 'Tags and sources, for programs',
    ...webAnnotationFile,
    losses: lossesOfWebAnnotation,
    write: writeWebAnnotation,
  },
  {
    id: 'html',
    name: 'Web page with tags',
    about: 'To read, print and send',
    ...htmlFile,
    losses: lossesOfHtml,
    write: writeHtml,
  },
  {
    id: 'csv',
    name: 'Claims as CSV',
    about: 'A table of claims and verdicts',
    ...csvFile,
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
