import { shownTitle } from '@/lib/domain/articles/shown-title';
import { sayCount } from '@/lib/domain/text/say-count';
import { Banner } from '../../ui/banner';
import { When } from '../../ui/when';
import type { DroppedArchive } from './draft-state';

/** What a Galley archive will bring. It comes in as it is. */
export function ArchiveFound({ archive: { preview } }: { archive: DroppedArchive }) {
  const { title, byline, wordCount, tagCount, sourceCount, deskName, exportedAt, warnings } = preview;
  return (
    <section className="found" aria-label="Preview">
      <div className="row">
        <h2 className="h2">What is in the archive</h2>
        <span className="dim">
          Exported <When at={exportedAt} />
          {deskName === '' ? '' : ` from ${deskName}`}
        </span>
      </div>
      {warnings.length > 0 && (
        <div className="mt-4 grid gap-2">
          {warnings.map((warning) => (
            <Banner key={warning} tone="warn">
              {warning}
            </Banner>
          ))}
        </div>
      )}
      <article className="galley mt-4">
        <p className="archive-title">{shownTitle(title)}</p>
        {byline !== '' && <p className="dim2">{byline}</p>}
        <p className="dim2 mt-3">
          {sayCount(wordCount, 'word')}, {sayCount(tagCount, 'tag')} with verdicts and evidence, {sayCount(sourceCount, 'source')}.
        </p>
        <p className="dim mt-3">Labels, verdicts and the names of those who gave them are kept. The article gets a journal of its own.</p>
      </article>
    </section>
  );
}
