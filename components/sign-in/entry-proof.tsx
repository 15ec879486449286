import { VerdictGlyph } from '@/components/ui/verdict-glyph';

// Three spaces that do not collapse, as between the parts of a galley's slug.
const gap = '\u00a0\u00a0 ';

/** The picture beside the entry forms: a marked-up galley. It says nothing that screen readers need. */
export function EntryProof() {
  return (
    <div className="art" aria-hidden="true">
      <div className="strip">
        <div className="slug mono">
          NIGHT BUSES{gap}GALLEY 1{gap}REV 14
        </div>
        <p>
          <mark className="m claim" data-v="supported">
            The last bus to Eastmoor left at{' '}
            <span className="nb">
              12.35
              <VerdictGlyph value="supported" isNamedBeside />
            </span>
          </mark>
          , and <mark className="m claim">the next one is at 5.10</mark>.{' '}
          <mark className="m opinion">It is a shabby way to treat the people who keep a city’s lights on.</mark>
        </p>
        <p>
          <mark className="m claim">
            The Transport Board’s own accounts put the figure at{' '}
            <span className="nb">
              £6.85
              <VerdictGlyph value="partly" isNamedBeside />
            </span>
          </mark>
          . <mark className="m proposal">The Board should publish the cost of every route, every month</mark>,{' '}
          <mark className="m opinion">so that the next argument starts from facts and not from a slide.</mark>
        </p>
      </div>
    </div>
  );
}
