'use client';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, FileCheck, Printer } from 'lucide-react';
import { DOSSIER_ABOUT } from '@/components/article/export/export-ways';
import { useDossier } from '@/components/article/export/use-dossier';
import { type ExportFormat, useExport } from '@/components/article/export/use-export';
import { AwaitsLine } from '@/components/ui/awaits-line';
import { Button } from '@/components/ui/button';
import { LoadFailed } from '@/components/ui/load-failed';
import { PageLink } from '@/components/ui/page-link';
import { Skeleton } from '@/components/ui/skeleton';
import { useAnswerState } from '@/components/ui/use-answer-state';
import { useCopy } from '@/components/ui/use-copy';
import { addressOf, call } from '@/lib/api';
import { stages } from '@/lib/domain/articles/stage';
import { readReport } from '@/lib/domain/contract/report';
import type { Report } from '@/lib/domain/report/report';
import { ReportSheet } from './report-sheet';
import { useRunningHead } from './use-running-head';

/** The report on an article's check as it stands now, and the ways to hand it on. */
export function ReportPage({ articleId, csv, hasDossier }: { articleId: string; csv: ExportFormat; hasDossier: boolean }) {
  const params = { articleId };
  const report = useQuery({ queryKey: ['report', articleId], queryFn: ({ signal }) => call(readReport, { params, signal }) });
  const answer = useAnswerState(report);
  useRunningHead(report.data);
  return (
    <main>
      <ReportBar articleId={articleId} csv={csv} report={report.data} />
      <div className="report-desk">
        {report.isError && <LoadFailed failure={report.error} onRetry={() => void report.refetch()} />}
        {answer === 'coming' && <ReportSkeleton />}
        {answer === 'no-line' && <AwaitsLine what="The report comes" />}
        {report.data && <ReportSheet report={report.data} dossier={hasDossier && <DossierWay articleId={articleId} />} />}
      </div>
    </main>
  );
}

function ReportBar({ articleId, csv, report }: { articleId: string; csv: ExportFormat; report: Report | undefined }) {
  const copy = useCopy();
  const { exportAs, dialog } = useExport(articleId);
  const copyLink = () =>
    copy(window.location.href, {
      done: 'Link copied. It opens for those who may read the article.',
      instead: 'Copy the address from its bar instead.',
    });
  const off = report ? undefined : 'The report is not here yet.';
  return (
    <div className="report-bar">
      <PageLink className="btn quiet" href={`/articles/${articleId}`}>
        <ArrowLeft className="i s" aria-hidden="true" /> Article
      </PageLink>
      <h1 className="report-name read">Fact-check report</h1>
      {report && <span className="tag info">{stages[report.stage].name}</span>}
      <span className="sp" />
      <Button variant="quiet" onClick={() => void copyLink()}>
        Copy link
      </Button>
      <a className="btn" href={addressOf(readReport.path, { articleId }, undefined)} download={`report-${articleId}.json`}>
        JSON
      </a>
      <Button off={off} onClick={() => void exportAs(csv)}>
        CSV
      </Button>
      <Button variant="primary" off={off} onClick={() => window.print()}>
        <Printer className="i s" aria-hidden="true" /> Print or PDF
      </Button>
      {dialog}
    </div>
  );
}

/** Stands beside the hash: what else would anyone do with it. */
function DossierWay({ articleId }: { articleId: string }) {
  const save = useDossier(articleId);
  return (
    <span className="report-dossier">
      <Button onClick={() => void save()}>
        <FileCheck className="i s" aria-hidden="true" /> Audit dossier
      </Button>
      <span className="dim">{DOSSIER_ABOUT}</span>
    </span>
  );
}

function ReportSkeleton() {
  return (
    <div className="report-sheet" data-theme="light" aria-busy="true">
      <Skeleton height="10px" width="180px" />
      <Skeleton height="38px" width="70%" />
      <Skeleton height="20px" width="50%" />
      <Skeleton height="84px" />
      <Skeleton height="74px" />
      <Skeleton height="26px" />
      <Skeleton height="240px" />
    </div>
  );
}
