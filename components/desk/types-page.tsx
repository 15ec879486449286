'use client';
import type { TagType, TagTypes } from '@/lib/domain/house-types';
import { labelledKinds, tagKinds } from '@/lib/domain/tag-kinds';
import { TypesForm } from './types-form';

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
            L and a digit say what a tag is more closely; a claim’s checklist comes with it. Tags keep the type, fields and checklist that
            they were given, whatever is changed here.
          </p>
        </div>
      </div>
      {mayChange ? <TypesForm tagTypes={tagTypes} /> : <TypesRead tagTypes={tagTypes} />}
    </>
  );
}

function TypesRead({ tagTypes: { guidelines, types } }: { tagTypes: TagTypes }) {
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
      {labelledKinds.map((kind) => (
        <section key={kind} aria-label={tagKinds[kind].name}>
          <h2>{tagKinds[kind].name}</h2>
          <ul className="type-list">
            {types
              .filter((one) => one.kind === kind && !one.isRetired)
              .map((one) => (
                <TypeRead key={one.id} type={one} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function TypeRead({ type: { name, definition, key, fields, checklist } }: { type: TagType }) {
  return (
    <li className="grade-row">
      <div className="grade-head">
        {key !== null && <span className="kbd">{key}</span>}
        <b>{name}</b>
        <span className="dim2">{definition}</span>
      </div>
      {fields.length > 0 && <p className="dim2">Asks for: {fields.map((one) => one.name).join(', ')}</p>}
      {checklist.length > 0 && (
        <ul className="checklist-read">
          {checklist.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
