'use client';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Field, PasswordInput, TextArea, TextInput } from '@/components/ui/field';
import type { GlyphValue } from '@/components/ui/glyph-name';
import { KindChip } from '@/components/ui/kind-chip';
import { Menu, MenuChoice, MenuLine, MenuRow } from '@/components/ui/menu';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { useToast } from '@/components/ui/toast';
import { VerdictLabel } from '@/components/ui/verdict-glyph';
import { checkStates } from '@/lib/domain/checks/check';
import { labelledKinds, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { VerdictValue, verdictValues } from '@/lib/domain/verdicts/verdict';
import { VerdictSign, verdictSigns } from '@/lib/domain/verdicts/verdict-look';
import { GalleryGroup } from './gallery-group';
import { JONAH, PRIYA } from './gallery-ids';

const meanings: [GlyphValue, string][] = [
  ['open', checkStates.untouched.definition],
  ['checking', checkStates.checking.definition],
  ...VerdictValue.options.map((value): [GlyphValue, string] => [value, verdictValues[value].definition]),
];

/** What a mark and a verdict look like beside the text, and what is pressed, chosen and filled in. */
export function GalleryControls() {
  const toast = useToast();
  const [mode, setMode] = useState('tag');
  const [isOn, setOn] = useState(true);
  const [sort, setSort] = useState('urgency');
  return (
    <>
      <GalleryGroup name="Kinds" about="the chip is the mark">
        <ul className="sheet gallery-box row">
          {labelledKinds.map((kind) => (
            <li key={kind} className="row">
              <KindChip kind={kind} />
              <KindChip kind={kind} label={`${tagKinds[kind].letter}12`} />
              {tagKinds[kind].name}
            </li>
          ))}
        </ul>
      </GalleryGroup>
      <GalleryGroup name="Verdicts" about="shape differs, not only colour">
        <table className="sheet gallery-box gallery-verdicts">
          <tbody>
            {meanings.map(([value, meaning]) => (
              <tr key={value}>
                <th scope="row">
                  <VerdictLabel value={value} />
                </th>
                <td className="dim2">{meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <ul className="sheet gallery-box row">
          {VerdictSign.options.map((sign) => (
            <li key={sign}>
              <VerdictLabel value={verdictSigns[sign].for[0] ?? 'partly'} grade={{ name: verdictSigns[sign].name, sign }} />
            </li>
          ))}
        </ul>
      </GalleryGroup>
      <GalleryGroup name="Focus" about="the ring is ink, on every surface">
        <div className="sheet gallery-box gallery-row">
          <Button className="is-focus">Export</Button>
          <Button className="is-focus" variant="primary">
            Sign off
          </Button>
          <Chip className="is-focus">Mine</Chip>
          <mark className="text-mark claim is-focus read">a claim</mark>
        </div>
      </GalleryGroup>
      <GalleryGroup name="Buttons" about="rest, primary, quiet, off, danger, busy">
        <div className="gallery-row">
          <Button>Export</Button>
          <Button variant="primary">Publish</Button>
          <Button variant="quiet">Cancel</Button>
          <Button off="Paste the text first.">Start tagging</Button>
          <Button variant="danger">Delete tag</Button>
          <Button isBusy>Saving</Button>
          <Button size="s">Small</Button>
          <Button size="l">Large</Button>
          <Button isIcon aria-label="Add">
            <Plus className="i s" aria-hidden="true" />
          </Button>
        </div>
      </GalleryGroup>
      <GalleryGroup name="Choices" about="segmented, chips, menu">
        <div className="gallery-row">
          <Segmented
            label="Mode"
            value={mode}
            options={[
              { value: 'tag', label: 'Tag' },
              { value: 'edit', label: 'Edit', off: 'Editors and leads of this desk edit the text.' },
              { value: 'read', label: 'Read' },
            ]}
            onChange={setMode}
          />
          <Chip isOn={isOn} onClick={() => setOn(!isOn)}>
            Mine
          </Chip>
          <Chip>Unread</Chip>
          <Switch label="Single keys" isOn={isOn} onChange={setOn} />
          <Menu label="Sort" trigger={<Button size="s">Sort</Button>}>
            <MenuChoice
              label="By"
              value={sort}
              options={[
                { value: 'urgency', label: 'Urgency' },
                { value: 'title', label: 'Title' },
              ]}
              onChange={setSort}
            />
            <MenuLine />
            <MenuRow off="You are offline. Archiving needs the line." onSelect={() => undefined}>
              Archive
            </MenuRow>
            <MenuRow isDanger onSelect={() => undefined}>
              Delete
            </MenuRow>
          </Menu>
        </div>
      </GalleryGroup>
      <GalleryGroup name="Fields" about="rest, hint, error, filled">
        <div className="sheet gallery-box gallery-stack">
          <Field label="Title" hint="The headline in the text changes with it.">
            {(ids) => <TextInput {...ids} defaultValue="A city that runs all night" />}
          </Field>
          <Field label="Email" error="Give an address with an @.">
            {(ids) => <TextInput {...ids} defaultValue="priya" />}
          </Field>
          <Field label="Password">{(ids) => <PasswordInput {...ids} autoComplete="off" defaultValue="galley" />}</Field>
          <Field label="Note">{(ids) => <TextArea {...ids} rows={2} defaultValue="On weekdays only." />}</Field>
          <Field label="Desk">
            {(ids) => (
              <Select {...ids} defaultValue="city">
                <option value="city">City desk</option>
                <option value="opinion">Opinion</option>
              </Select>
            )}
          </Field>
        </div>
      </GalleryGroup>
      <GalleryGroup name="Tags of states" about="and people">
        <div className="gallery-row">
          <span className="tag">Draft</span>
          <span className="tag info">Checking</span>
          <span className="tag warn">Text changed</span>
          <span className="tag danger">Late</span>
          <span className="tag ok">Signed off</span>
          <span className="tag line">Opinion</span>
          <Avatar person={{ id: PRIYA, name: 'Priya Raman' }} />
          <Avatar person={{ id: JONAH, name: 'Jonah Okoye' }} size="l" />
        </div>
      </GalleryGroup>
      <GalleryGroup name="Toast" about="6 s, held by pointer and focus">
        <div className="toast">
          <span className="sp">Tag C22 removed</span>
          <button type="button">Undo</button>
        </div>
        <p className="gallery-row">
          <Button size="s" onClick={() => toast({ text: 'Tag C23 removed', undo: () => undefined })}>
            Show one
          </Button>
        </p>
      </GalleryGroup>
    </>
  );
}
