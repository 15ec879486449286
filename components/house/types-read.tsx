import type { TagTypes } from '@/lib/domain/tags/house-types';
import { TypeLists } from './type-lists';

/** The types that the house offers and what its desks hold to, to be read. */
export function TypesRead({ tagTypes: { guidelines, types } }: { tagTypes: TagTypes }) {
  return (
    <div className="types">
      {guidelines !== '' && (
        <section aria-label="Guidelines">
          <h2>Guidelines</h2>
          <p className="guidelines" dir="auto">
            {guidelines}
          </p>
        </section>
      )}
      <TypeLists types={types} />
    </div>
  );
}
