'use client';
import type { ReactNode } from 'react';
import { sayWords } from '@/components/article/say-words';
import { CompositionBar, CompositionLegend } from '@/components/charts/composition-bar';
import { HashSeal } from '@/components/charts/hash-seal';
import { ShareBars } from '@/components/charts/share-bars';
import { saySourceCount } from '@/components/sources/say-source-count';
import { glyphName } from '@/components/ui/glyph-name';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { sayDay, useDateLanguage } from '@/components/ui/when';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import { stages } from '@/lib/domain/articles/stage';
import { claimStandings } from '@/lib/domain/checks/claim-counts';
import { isNotable, type Report } from '@/lib/domain/report/report';
import { SourceType } from '@/lib/domain/sources/source';
import { sourceTypes } from '@/lib/domain/sources/source-types';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { sayCount, sayNumber } from '@/lib/domain/text/say-count';
import { gradeMeanings, namesOfSeveral } from './grade-meanings';
import { FollowedRule, ReportClaims } from './report-claims';
import { reportLead } from './report-lead';
import { ReportReplies } from './report-replies';
import { ReportSignatures } from './report-signatures';
import { ReportSources } from './report-sources';
import { ReportWaivers } from './report-waivers';

/** The report as a sheet of paper: on screen as it is printed, white in the dark too. `dossier`: the way to what computes its hash again. */
export function ReportSheet({ report, dossier }: { report: Report; dossier: ReactNode }) {
  const { title, language, direction, claims, sources, replies, hash, seq, deskName } = report;
  const notable = claims.filter(isNotable);
  const explained = namesOfSeveral(gradeMeanings(claims));
  return (
    <article className="report-sheet" data-theme="light" aria-labelledby="report-title">
      <header className="report-head mono">
        <span>Fact-check report</span>
        <span>{deskName}</span>
        <span className="sp" />
        <span>Entry {sayNumber(seq)}</span>
      </header>
      <h2 id="report-title" lang={(!isUnseen(title) && language) || undefined} dir={direction}>
        {shownTitle(title)}
      </h2>
      <Particulars report={report} />
      <p className="report-lead">{reportLead(report).map(({ text, isStrong }) => (isStrong ? <b key={text}>{text}</b> : text))}</p>
      <Figures report={report} notable={notable.length} />
      <Charts report={report} />
      {notable.length > 0 && (
        <section>
          <h3 id="report-notable">Changed, cut or not supported</h3>
          <ReportClaims claims={notable} language={language} direction={direction} labelledBy="report-notable" explained={explained} />
        </section>
      )}
      <ReportWaivers report={report} />
      {claims.length > 0 && (
        <section>
          <h3 id="report-claims">
            Every claim <span className="cap">in order of the text; small figures point to the sources</span>
          </h3>
          <FollowedRule claims={claims} />
          <ReportClaims claims={claims} language={language} direction={direction} labelledBy="report-claims" explained={explained} />
        </section>
      )}
      <ReportReplies replies={replies} />
      <ReportSources sources={sources} />
      <ReportSignatures report={report} />
      <section className="report-proof" aria-labelledby="report-proof">
        <h3 id="report-proof">What vouches for it</h3>
        <div>
          <p>
            Hash of entry {sayNumber(seq)} of the article’s journal, the last one when this report was made
            <span className="mono report-hash">{hash.match(/.{1,4}/g)?.join(' ')}</span>
            Each entry carries the hash of the one before it, so this one stands for text, tags, verdicts and evidence up to here. Anyone
            with the audit dossier of the article can compute it again. The square is drawn from the hash, so that two printouts can be
            compared at a glance.
            {dossier}
          </p>
          <HashSeal hash={hash} />
        </div>
      </section>
    </article>
  );
}

function Particulars({ report }: { report: Report }) {
  const { byline, deskName, publishedOn, claims, checkedFrom, checkedTo, stage, madeAt } = report;
  const language = useDateLanguage();
  const [from, to] = [checkedFrom, checkedTo].map((at) => at && sayDay(at.slice(0, 10), language));
  const sentences = [
    [byline, deskName].filter(Boolean).join(', '),
    publishedOn && `Dated ${sayDay(publishedOn, language)}`,
    from ? `Checked ${from === to ? `on ${from}` : `from ${from} to ${to}`}` : claims.length > 0 && 'No verdict stands',
    `${stages[stage].name} as of ${sayDay(madeAt.slice(0, 10), language)}, ${madeAt.slice(11, 16)} UTC`,
  ];
  return <p className="report-particulars">{sentences.filter(Boolean).map((one) => `${one}. `)}</p>;
}

function Figures({ report: { claims, checkedCount, sources, checkers, firstCheckers }, notable }: { report: Report; notable: number }) {
  const people = checkers.length + firstCheckers.length;
  const figures: [string, string][] = [
    [
      checkedCount === claims.length ? sayNumber(checkedCount) : `${sayNumber(checkedCount)} of ${sayNumber(claims.length)}`,
      claims.length === 1 ? 'claim checked' : 'claims checked',
    ],
    [sayNumber(notable), 'changed, cut or not supported'],
    [sayNumber(sources.length), sources.length === 1 ? 'source' : 'sources'],
    [sayNumber(people), people === 1 ? 'person gave the verdicts' : 'people gave the verdicts'],
  ];
  return (
    <dl className="report-figures">
      {figures.map(([figure, what]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function Charts({ report: { wordCount, composition, claimCounts, claims, sources } }: { report: Report }) {
  const standings = claimStandings
    .filter((one) => claimCounts[one] > 0 || !['checking', 'open'].includes(one))
    .map((standing) => ({
      key: standing,
      standing,
      count: claimCounts[standing],
      name: (
        <>
          <VerdictGlyph value={standing} isNamedBeside /> {glyphName(standing)}
        </>
      ),
    }));
  const types = SourceType.options
    .map((type) => ({ key: type, name: sourceTypes[type].name, count: sources.filter((one) => one.type === type).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return (
    <>
      <section aria-labelledby="report-makeup">
        <h3 id="report-makeup">
          What the text is made of <span className="cap">share of {sayWords(wordCount)}</span>
        </h3>
        <CompositionBar composition={composition} width={680} height={26} />
        <CompositionLegend composition={composition} hasNames />
      </section>
      {claims.length > 0 && (
        <div className="report-pair">
          <section>
            <h3 id="report-verdicts">
              Verdicts <span className="cap">{sayCount(claims.length, 'claim')}</span>
            </h3>
            <ShareBars shares={standings} labelledBy="report-verdicts" />
            <Meanings claims={claims} />
          </section>
          {types.length > 0 && (
            <section>
              <h3 id="report-types">
                Sources by type <span className="cap">{saySourceCount(sources.length)}</span>
              </h3>
              <ShareBars shares={types} labelledBy="report-types" />
            </section>
          )}
        </div>
      )}
    </>
  );
}

/** What the house means by its verdicts, once: with thousands of claims it would fill pages. */
function Meanings({ claims }: Pick<Report, 'claims'>) {
  const meanings = gradeMeanings(claims);
  const several = namesOfSeveral(meanings);
  return meanings
    .filter(({ name }) => !several.has(name))
    .map(({ name, definition }) => (
      <span key={name} className="claim-note" dir="auto">
        {name} means: {definition}
      </span>
    ));
}
