import { type TagKind, tagKinds } from '@/lib/domain/tags/tag-kinds';

interface Props {
  kind: TagKind;
  /** The label (C4), once the server gave it; before that the kind's letter stands for it. */
  label?: string | null;
}

/** The mark as a chip: its letter carries the same line as the text. Kinds without a letter draw nothing. */
export function KindChip({ kind, label }: Props) {
  const { letter, name } = tagKinds[kind];
  if (letter === null) return null;
  const text = label ?? letter;
  return (
    <span className={`k ${kind} ${text.length > 1 ? 'id' : ''}`} title={name}>
      {text}
    </span>
  );
}
