'use client';
import { BookOpen } from 'lucide-react';
import { useKeyTip } from '@/components/article/commands/key-hint';
import { useGuidelines } from '@/components/article/guidelines/guidelines';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { Button } from '@/components/ui/button';
import { sayDay, useDateLanguage } from '@/components/ui/when';
import { type Annotation, typeOf } from '@/lib/domain/tags/annotation';
import { sayFields, typesOf } from '@/lib/domain/tags/say-types';
import { TagChecklist } from '../check/tag-checklist';
import { TagTypeFields } from './tag-type-fields';
import { TagTypePicker } from './tag-type-picker';

/** What a tag is more closely: its type, the type's fields, and for a claim what of its checklist is done. */
export function TagTypeRow({ annotation }: { annotation: Annotation }) {
  const { tagTypes } = useWorkbench();
  const rights = useRightsNow();
  const language = useDateLanguage();
  const given = typeOf(annotation);
  const offered = typesOf(tagTypes, annotation.kind);
  const type = tagTypes.types.find(({ id }) => id === given?.typeId);
  if (!given && (!rights.canTag || offered.length === 0)) return null;
  return (
    <div className="tag-type">
      {rights.canTag ? (
        <TagTypePicker annotation={annotation} offered={offered} />
      ) : (
        <span>
          <span className="dim2">Type</span> {given?.name}
        </span>
      )}
      {given && rights.canTag && type && type.fields.length > 0 && (
        <TagTypeFields key={type.id} annotation={annotation} given={given} type={type} />
      )}
      {given && !(rights.canTag && type) && given.fields.length > 0 && (
        <span className="dim">{sayFields(given, (on) => sayDay(on, language)).join(', ')}</span>
      )}
      {given && annotation.kind === 'claim' && <TagChecklist annotation={annotation} checklist={type?.checklist ?? null} />}
      <GuidelinesWay />
    </div>
  );
}

/** The way to what each type means, and what the desk holds to. */
function GuidelinesWay() {
  const [isOpen, setOpen] = useGuidelines();
  const tip = useKeyTip();
  return (
    <Button
      className="guidelines-way"
      variant="quiet"
      size="s"
      isIcon
      {...tip('showGuidelines')}
      aria-label="Guidelines"
      aria-pressed={isOpen}
      onClick={() => setOpen(!isOpen)}
    >
      <BookOpen className="i s" aria-hidden="true" />
    </Button>
  );
}
