'use client';
import type { ArticleCompany as Company } from '@/lib/domain/contract/presence';
import { shortNames } from '@/lib/domain/people/person-name';
import { Explained } from '../../ui/explained';

/** Who else has the article open now: by name where it is one, as a number that says who they are where there are more. */
export function ArticleCompany({ company: { count, names } }: { company: Company }) {
  const [first = 'Someone', ...others] = shortNames(names);
  if (count === 1) {
    return (
      <span className="company">
        <i aria-hidden="true" />
        {first} is here
      </span>
    );
  }
  const more = count - names.length;
  const who = [first, ...others].join(', ');
  return (
    <Explained className="company" words={`${count} here now: ${who}${more > 0 ? ` and ${more} more` : ''}`}>
      <i aria-hidden="true" />
      <span aria-hidden="true">{count} here now</span>
    </Explained>
  );
}
