import { Day } from '@/components/ui/when';
import type { ReportSource } from '@/lib/domain/report/report';
import { evidenceTiers } from '@/lib/domain/sources/evidence';
import { sourceTypes } from '@/lib/domain/sources/source-types';

/** The sources as footnotes, in order of their first use. */
export function ReportSources({ sources }: { sources: readonly ReportSource[] }) {
  if (sources.length === 0) return null;
  return (
    <section aria-labelledby="report-sources">
      <h3 id="report-sources">Sources</h3>
      <ol className="report-sources">
        {sources.map((source) => (
          <Footnote key={source.number} source={source} />
        ))}
      </ol>
    </section>
  );
}

function Footnote({ source }: { source: ReportSource }) {
  const { number, id, title, author, publisher, publishedOn, url, type, locators, tiers, origins } = source;
  const about = [author, publisher, type && sourceTypes[type].name, locators.join(', ')].filter(Boolean).join(', ');
  const said = [
    ...(tiers.length > 0 ? [tiers.map((tier) => evidenceTiers[tier].name).join(' or ')] : []),
    ...(origins.length > 0 ? [`origin: ${origins.join('; ')}`] : []),
  ].join(', ');
  return (
    <li id={`source-${number}`}>
      <span className="mono num">{number}</span>
      <span>
        {id === null ? 'A source that is no longer known' : <b dir="auto">{title}</b>}
        {about !== '' && `, ${about}`}
        {publishedOn !== null && (
          <>
            , <Day on={publishedOn} />
          </>
        )}
        {said !== '' && <span dir="auto">. {said}</span>}
        {url !== null && url !== title && (
          <a className="mono report-address" href={url} target="_blank" rel="noopener noreferrer nofollow">
            {url.replace(/^https?:\/\/(www\.)?/, '')}
          </a>
        )}
      </span>
    </li>
  );
}
