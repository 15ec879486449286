import type { ReactNode } from 'react';
import type { GivenGrade } from '@/lib/domain/verdicts/verdict';
import { lookOf, type OwnLook, type VerdictSign } from '@/lib/domain/verdicts/verdict-look';
import { type GlyphValue, glyphName } from './glyph-name';

const shapes: Record<VerdictSign | 'open' | 'checking', ReactNode> = {
  tick: (
    <>
      <circle cx="8" cy="8" r="7.25" fill="currentColor" />
      <path
        d="M4.6 8.3l2.3 2.3 4.5-5"
        fill="none"
        stroke="var(--on-verdict)"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  'three-quarters': (
    <>
      <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <path d="M8 1.6a6.4 6.4 0 1 0 6.4 6.4H8z" fill="currentColor" />
    </>
  ),
  half: (
    <>
      <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <path d="M8 1.6a6.4 6.4 0 0 0 0 12.8z" fill="currentColor" />
    </>
  ),
  quarter: (
    <>
      <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <path d="M8 1.6A6.4 6.4 0 0 0 1.6 8H8z" fill="currentColor" />
    </>
  ),
  cross: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="2.5" fill="currentColor" />
      <path d="M5.1 5.1l5.8 5.8M10.9 5.1l-5.8 5.8" stroke="var(--on-verdict)" strokeWidth="1.9" strokeLinecap="round" />
    </>
  ),
  warning: (
    <>
      <path d="M8 1.6l7 12.6H1z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      <path d="M8 6.2v3.6" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      <circle cx="8" cy="12" r=".85" fill="currentColor" />
    </>
  ),
  bar: (
    <>
      <path d="M4.5 1.8h7L15 8l-3.5 6.2h-7L1 8z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      <path d="M5.4 8h5.2" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  question: (
    <>
      <path d="M8 1l7 7-7 7-7-7z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      <path
        d="M6.5 6.7c0-1 .7-1.6 1.6-1.6.9 0 1.5.6 1.5 1.4 0 1.1-1.5 1.2-1.5 2.3"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
      />
      <circle cx="8.05" cy="10.9" r=".85" fill="currentColor" />
    </>
  ),
  checking: (
    <>
      <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="8" cy="8" r="2.4" fill="currentColor" />
    </>
  ),
  open: <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.2 2" />,
};

/** Sign and colour: the names of a shape and of a set of tokens. */
const lookOfGlyph = (value: GlyphValue, own?: OwnLook) =>
  value === 'open' || value === 'checking' ? { sign: value, colour: value } : lookOf(value, own);

/** The shape alone, for a drawing that places it. */
export const VerdictShape = ({ value }: { value: GlyphValue }) => shapes[lookOfGlyph(value).sign];

/** What a scale calls a verdict, and how it draws it. */
type ShownGrade = Pick<GivenGrade, 'name' | 'sign' | 'colour'>;

interface GlyphProps {
  value: GlyphValue;
  /** The grade of a house's scale by which it is, or was, given. */
  grade?: ShownGrade | null | undefined;
  isNamedBeside?: boolean;
}

/** A verdict by its outline, readable without colour. It names itself unless the name stands beside it. */
export function VerdictGlyph({ value, grade, isNamedBeside = false }: GlyphProps) {
  const name = isNamedBeside ? undefined : (grade?.name ?? glyphName(value));
  const { sign, colour } = lookOfGlyph(value, grade ?? undefined);
  return (
    <svg className={`v v-${colour}`} viewBox="0 0 16 16" role={name && 'img'} aria-label={name} aria-hidden={isNamedBeside || undefined}>
      {shapes[sign]}
    </svg>
  );
}

/**
 * The same for lists of dozens where its name is said with the row: a letter of the font of signs, since an element of SVG is a layer to compose
 * in every frame, so at every key in the text too, and a picture takes several times as long to paint.
 */
export function VerdictLetter({ value, grade }: Omit<GlyphProps, 'isNamedBeside'>) {
  const { sign, colour } = lookOfGlyph(value, grade ?? undefined);
  return <i className={`v v-${colour} sign sign-${sign}`} aria-hidden="true" />;
}

interface LabelProps {
  value: GlyphValue;
  grade?: ShownGrade | null | undefined;
  /** Said instead of its name. */
  name?: string;
}

/** A verdict by glyph and name. */
export function VerdictLabel({ value, grade, name = grade?.name ?? glyphName(value) }: LabelProps) {
  return (
    <span className={`vl ${lookOfGlyph(value, grade ?? undefined).colour}`}>
      <VerdictGlyph value={value} grade={grade} isNamedBeside />
      {name}
    </span>
  );
}
