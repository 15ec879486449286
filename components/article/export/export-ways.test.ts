import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { EXPORT_WAITS, ExportMenu } from './export-menu';

// An open menu, as plain elements: what draws it comes late, and the server draws none.
vi.mock('@/components/ui/menu', () => ({
  Menu: ({ children }: { children: ReactNode }) => createElement('ul', null, children),
  MenuRow: ({ off, children }: { off?: string; children: ReactNode }) => createElement('li', null, children, ': ', off ?? 'on'),
}));
vi.mock('@/components/ui/use-go', () => ({ useGo: () => () => undefined }));
vi.mock('./use-dossier', () => ({ DOSSIER_ABOUT: '', useDossier: () => () => undefined }));
vi.mock('./use-export', () => ({ useExport: () => ({ exportAs: () => undefined, dialog: null }) }));

const rowsOf = (waits: boolean) =>
  renderToStaticMarkup(
    createElement(ExportMenu, {
      articleId: 'a',
      formats: [{ id: 'csv', name: 'Claims as CSV', about: '' }],
      waits,
      hasDossier: true,
    }),
  )
    .split('<li>')
    .slice(1)
    .map((row) => [/[A-Z][^<]*/.exec(row)?.[0], row.includes(EXPORT_WAITS)]);

describe('ExportMenu', () => {
  it('has files wait for what is not saved, and not the report, which is a page', () => {
    expect(rowsOf(true)).toEqual([
      ['Fact-check report', false],
      ['Audit dossier', true],
      ['Claims as CSV', true],
    ]);
    expect(rowsOf(false).map(([, waits]) => waits)).toEqual([false, false, false]);
  });
});
