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
        <MenuRow onSelect={() => go(`/articles/${articleId}/report`)}>
          <span className="menu-two">
            Fact-check report
            <span className="dim">Claims, verdicts and sources, to print</span>
          </span>
        </MenuRow>
        {hasDossier && (
          <MenuRow onSelect={() => void saveDossier()}>
            <span className="menu-two">
              Audit dossier
              <span className="dim">{DOSSIER_ABOUT}</span>
            </span>
          </MenuRow>
        )}
        {formats.map((format) => (
          <MenuRow key={format.id} onSelect={() => void exportAs(format)}>
            <span className="menu-two">
              {format.name}
              <span className="dim">{format.about}</span>
            </span>
          </MenuRow>
        ))}
      </Menu>
      {dialog}
    </>
  );
}
