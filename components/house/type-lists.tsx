'use client';
import { KindChip } from '@/components/ui/kind-chip';
import type { TagType } from '@/lib/domain/tags/house-types';
import { typesOf } from '@/lib/domain/tags/say-types';
import { labelledKinds, tagKinds } from '@/lib/domain/tags/tag-kinds';

/** The types that are offered, by kind of tag, with all that is said of each. `nowId`: the one that somebody is at. */
export function TypeLists({ types, nowId }: { types: readonly TagType[]; nowId?: string | undefined }) {
  const kinds = labelledKinds.flatMap((kind) => {
    const offered = typesOf({ types }, kind);
    return offered.length > 0 ? [{ kind, offered }] : [];
  });
  if (kinds.length === 0) return <p className="dim2">No types are offered.</p>;
  return kinds.map(({ kind, offered }) => (
    <section key={kind} data-kind={kind} aria-label={tagKinds[kind].name}>
      <h2 className="row">
        <span aria-hidden="true">
          <KindChip kind={kind} />
        </span>
        {tagKinds[kind].name}
      </h2>
      <ul className="type-list">
        {offered.map((one) => (
          <TypeRead key={one.id} type={one} isNow={one.id === nowId} />
        ))}
      </ul>
    </section>
  ));
}

function TypeRead({ type: { id, name, definition, key, fields, checklist }, isNow }: { type: TagType; isNow: boolean }) {
  return (
    <li className="grade-row" data-type={id} aria-current={isNow || undefined}>
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
