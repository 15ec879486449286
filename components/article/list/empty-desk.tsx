import { ClipboardPaste, Upload } from 'lucide-react';
import { readableFormats } from '@/lib/domain/import/formats';
import { PageLink } from '../../ui/page-link';
import { VerdictGlyph } from '../../ui/verdict-glyph';

const ways = [
  { href: '/articles/new', Icon: ClipboardPaste, name: 'Paste the text', about: 'From a mail, a document or your CMS' },
  { href: '/articles/new?from=file', Icon: Upload, name: 'Upload a file', about: readableFormats },
];

/** The list before its first article: what to do next, and what it will look like. */
export function EmptyDesk({ mayCreate }: { mayCreate: boolean }) {
  return (
    <div className="empty-desk">
      <div className="say">
        <h2>Nothing on the desk yet</h2>
        {mayCreate ? (
          <>
            <p className="lead">Bring in a draft. Galley cleans the text, numbers the paragraphs and waits for your marks.</p>
            <div className="ways">
              {ways.map(({ href, Icon, name, about }) => (
                <PageLink key={href} href={href}>
                  <Icon className="i" aria-hidden="true" />
                  <span>
                    <b>{name}</b>
                    {about}
                  </span>
                </PageLink>
              ))}
            </div>
            <p className="dim">
              Want to look around first?{' '}
              <PageLink className="link" href="/articles/new?from=sample">
                Take the sample article
              </PageLink>
            </p>
          </>
        ) : (
          <p className="lead">Articles that your desk brings in show here.</p>
        )}
      </div>
      <div className="strip" aria-hidden="true">
        <div className="proof">
          <p className="slug">GALLEY 1</p>
          <p>
            <mark className="m claim" data-v="supported">
              The ferry sails
              <br />
              four times a day
              <span className="nb">
                <VerdictGlyph value="supported" isNamedBeside />
              </span>
            </mark>
            , and the last
            <br />
            leaves at six.{' '}
            <mark className="m opinion">
              A timetable made
              <br />
              for gulls, not people.
            </mark>
          </p>
          <p>
            <mark className="m proposal">
              The harbour board should
              <br />
              publish its accounts
            </mark>
            ;{' '}
            <mark className="m claim">
              it lost
              <br />
              £1.2m last year
              <span className="nb">
                <VerdictGlyph value="partly" isNamedBeside />
              </span>
            </mark>
            .
          </p>
        </div>
      </div>
    </div>
  );
}
