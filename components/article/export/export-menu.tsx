'use client';
import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuRow } from '@/components/ui/menu';
import { useGo } from '@/components/ui/use-go';
import { DOSSIER_ABOUT, useDossier } from './use-dossier';
import { type ExportFormat, useExport } from './use-export';

/** Why nothing is exported while something is not stored yet. */
export const EXPORT_WAITS = 'Some changes are not saved yet; the file would lack them.';

interface Props {
  articleId: string;
  formats: readonly ExportFormat[];
  /** True while something is not stored yet. */
  waits: boolean;
  /** False for those who may not make an audit dossier. */
  hasDossier: boolean;
}

/** One menu for all ways out: the report, the audit dossier, and all formats. */
export function ExportMenu({ articleId, formats, waits, hasDossier }: Props) {
  const go = useGo();
  const off = waits ? EXPORT_WAITS : undefined;
  const { exportAs, dialog } = useExport(articleId, off);
  const saveDossier = useDossier(articleId);
  const report = {
    name: 'Fact-check report',
    about: 'Claims, verdicts and sources, to print',
    take: () => go(`/articles/${articleId}/report`),
  };
  const files = [
    ...(hasDossier ? [{ name: 'Audit dossier', about: DOSSIER_ABOUT, take: () => void saveDossier() }] : []),
    ...formats.map((format) => ({ ...format, take: () => void exportAs(format) })),
  ];
  // The report is a page, not a file that would lack something; without a line `useGo` says why it does not open.
  const ways = [{ ...report, off: undefined }, ...files.map((file) => ({ ...file, off }))];
  return (
    <>
      <Menu
        label="Export"
        trigger={
          <Button off={off}>
            <Download className="i s" aria-hidden="true" /> <span className="wide">Export</span>
          </Button>
        }
      >
        {ways.map(({ name, about, off, take }) => (
          <MenuRow key={name} off={off} onSelect={take}>
            <span className="menu-two">
              {name}
              <span className="dim">{about}</span>
            </span>
          </MenuRow>
        ))}
      </Menu>
      {dialog}
    </>
  );
}
