'use client';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field, TextInput } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { VerdictLabel } from '@/components/ui/verdict-glyph';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { VerdictValue, verdictValues } from '@/lib/domain/verdicts/verdict';
import { lookOf, mayLook, ownLook, VerdictColour, VerdictSign, verdictColours, verdictSigns } from '@/lib/domain/verdicts/verdict-look';
import { type Grade, gradeKey, MAX_GRADE_DEFINITION_CHARS, MAX_GRADE_NAME_CHARS } from '@/lib/domain/verdicts/verdict-scale';

interface Props {
  grade: Grade;
  /** From 0. */
  place: number;
  count: number;
  onChange: (grade: Grade) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

const ratings = [1, 2, 3, 4, 5] as const;

/** One verdict of a scale: what it is called and means, what it stands for, how it looks, and its rating. */
export function GradeRow({ grade, place, count, onChange, onMove, onRemove }: Props) {
  const { name, definition, standing, rating } = grade;
  const called = isUnseen(name) ? `Verdict ${place + 1}` : name;
  const stand = (value: string) => {
    const chosen = VerdictValue.options.find((one) => one === value);
    if (chosen) look({ ...grade, standing: chosen });
  };
  /** What is plain is left out, and what it may not have goes back to plain. */
  const look = ({ sign, colour, ...rest }: Grade) =>
    onChange({
      ...rest,
      ...ownLook(rest.standing, {
        ...(mayLook(rest.standing, { sign }) && { sign }),
        ...(mayLook(rest.standing, { colour }) && { colour }),
      }),
    });
  const shown = lookOf(standing, grade);
  return (
    <li className="grade-row">
      <div className="grade-head">
        <span className="kbd" title="Digit that chooses it">
          {gradeKey(place)}
        </span>
        <VerdictLabel value={standing} grade={{ ...grade, name: called }} />
        <span className="sp" />
        <Button
          size="s"
          variant="quiet"
          isIcon
          data-move="up"
          aria-label={`${called} further up`}
          off={place === 0 ? 'It is the first.' : undefined}
          onClick={() => onMove(place - 1)}
        >
          <ArrowUp className="i s" aria-hidden="true" />
        </Button>
        <Button
          size="s"
          variant="quiet"
          isIcon
          data-move="down"
          aria-label={`${called} further down`}
          off={place === count - 1 ? 'It is the last.' : undefined}
          onClick={() => onMove(place + 1)}
        >
          <ArrowDown className="i s" aria-hidden="true" />
        </Button>
        <Button
          size="s"
          variant="quiet"
          isIcon
          aria-label={`${called}: take it out`}
          off={count === 1 ? 'Keep one verdict at least.' : undefined}
          onClick={onRemove}
        >
          <X className="i s" aria-hidden="true" />
        </Button>
      </div>
      <div className="grade-fields">
        <Field label="Name">
          {(ids) => (
            <TextInput
              {...ids}
              maxLength={MAX_GRADE_NAME_CHARS}
              value={name}
              onChange={(event) => onChange({ ...grade, name: event.target.value })}
            />
          )}
        </Field>
        <Field label="Means">
          {(ids) => (
            <TextInput
              {...ids}
              maxLength={MAX_GRADE_DEFINITION_CHARS}
              value={definition}
              onChange={(event) => onChange({ ...grade, definition: event.target.value })}
            />
          )}
        </Field>
        <Field label="Stands for">
          {(ids) => (
            <Select {...ids} value={standing} onChange={(event) => stand(event.target.value)}>
              {VerdictValue.options.map((one) => (
                <option key={one} value={one}>
                  {verdictValues[one].name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <LookField
          label="Sign"
          value={shown.sign}
          options={VerdictSign.options.filter((one) => verdictSigns[one].for.includes(standing))}
          rules={verdictSigns}
          onPick={(sign) => look({ ...grade, sign })}
        />
        <LookField
          label="Colour"
          value={shown.colour}
          options={VerdictColour.options.filter((one) => verdictColours[one].for.includes(standing))}
          rules={verdictColours}
          onPick={(colour) => look({ ...grade, colour })}
        />
        <Field label="Rating">
          {(ids) => (
            <Select
              {...ids}
              value={rating ?? ''}
              onChange={(event) => onChange({ ...grade, rating: event.target.value === '' ? null : Number(event.target.value) })}
            >
              <option value="">None</option>
              {ratings.map((one) => (
                <option key={one} value={one}>
                  {one} of 5
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </li>
  );
}

interface LookFieldProps<Part extends string> {
  label: string;
  value: Part;
  options: readonly Part[];
  rules: Readonly<Record<Part, { name: string }>>;
  onPick: (part: Part) => void;
}

/** One part of how a verdict looks. */
function LookField<Part extends string>({ label, value, options, rules, onPick }: LookFieldProps<Part>) {
  const pick = (name: string) => {
    const picked = options.find((one) => one === name);
    if (picked) onPick(picked);
  };
  return (
    <Field label={label}>
      {(ids) => (
        <Select {...ids} value={value} onChange={(event) => pick(event.target.value)}>
          {options.map((one) => (
            <option key={one} value={one}>
              {rules[one].name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
