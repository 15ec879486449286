import type { Check } from '../checks/check';
import type { Annotation } from '../tags/annotation';
import type { ArchiveImport } from './archive-import';

type Imported = ArchiveImport['imported'];

/** True if the article is due, or one of its tags has a date by when it is to be checked, had one, or was proposed one. */
export function hasDueDates({ details, annotations }: Imported): boolean {
  return Boolean(details.dueAt) || annotations.some((one) => one.rivals.some(isDate) || checksOf(one).some((check) => check?.dueAt));
}

/** The same article due at no time, with tags that are due at no time, also after an undo. What was proposed for a date goes too. */
export function withoutDueDates({ details: { dueAt: _, ...details }, annotations, ...imported }: Imported): Imported {
  return { ...imported, details, annotations: annotations.map(undated) };
}

const isDate = ({ field }: Annotation['rivals'][number]) => field === 'due';

/** Every place of a tag at which work on it stands: now, and where undo would bring it back from. */
const checksOf = ({ check, split, pastKinds, pastMerges = [] }: Annotation) => [
  check,
  split?.own?.check,
  ...[...pastKinds, ...pastMerges].map((past) => past.check),
];

function undated(annotation: Annotation): Annotation {
  const { split, pastKinds, pastMerges, rivals } = annotation;
  return {
    ...withoutDate(annotation),
    ...(split && { split: { ...split, own: split.own && withoutDate(split.own) } }),
    rivals: rivals.filter((rival) => !isDate(rival)),
    pastKinds: pastKinds.map(withoutDate),
    ...(pastMerges && { pastMerges: pastMerges.map(withoutDate) }),
  };
}

function withoutDate<Of extends { check?: Check | undefined }>(one: Of): Of {
  const { check } = one;
  return check ? { ...one, check: { ...check, dueAt: null, basis: { ...check.basis, due: null } } } : one;
}
