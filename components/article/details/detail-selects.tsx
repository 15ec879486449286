'use client';
import { useMemo } from 'react';
import { ArticleDetails } from '@/lib/domain/articles/article-details';
import type { FieldIds } from '../../ui/field';
import { Select } from '../../ui/select';
import { directionNames, languageName, languageTags } from './languages';

interface LanguageProps extends FieldIds {
  /** BCP 47; empty where it is not known. */
  language: string;
  /** The one that was found, which stays in the list when another is chosen. */
  found: string;
  onLanguage: (language: string) => void;
}

/** The language of a text. */
export function LanguageSelect({ language, found, onLanguage, ...ids }: LanguageProps) {
  const tags = useMemo(() => [...new Set([language, found, ...languageTags])].filter(Boolean), [language, found]);
  return (
    <Select {...ids} value={language} onChange={(event) => onLanguage(event.target.value)}>
      <option value="">Unknown</option>
      {tags.map((tag) => (
        <option key={tag} value={tag}>
          {languageName(tag)}
        </option>
      ))}
    </Select>
  );
}

const Direction = ArticleDetails.shape.direction;
type Direction = ArticleDetails['direction'];

interface DirectionProps extends FieldIds {
  direction: Direction;
  onDirection: (direction: Direction) => void;
}

/** Which way a text runs. */
export function DirectionSelect({ direction, onDirection, ...ids }: DirectionProps) {
  return (
    <Select {...ids} value={direction} onChange={(event) => onDirection(Direction.parse(event.target.value))}>
      {Direction.options.map((one) => (
        <option key={one} value={one}>
          {directionNames[one]}
        </option>
      ))}
    </Select>
  );
}
