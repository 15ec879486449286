'use client';
import type { TagTypes } from '@/lib/domain/tags/house-types';
import { TypesForm } from './types-form';
import { TypesRead } from './types-read';

interface Props {
  tagTypes: TagTypes;
  /** True for admins. */
  mayChange: boolean;
}

/** What claims, opinions and proposals are more closely, as the house defines it, and what its desks hold to. */
export function TypesPage({ tagTypes, mayChange }: Props) {
  return (
    <>
      <div className="page-head">
        <div>
          <h1 className="h1">Types of tags</h1>
          <p>
            A type says what a tag is more closely; a claim’s checklist comes with it. Tags keep the type, fields and checklist that they
            were given, whatever is changed here.
          </p>
        </div>
      </div>
      {mayChange ? <TypesForm tagTypes={tagTypes} /> : <TypesRead tagTypes={tagTypes} />}
    </>
  );
}
