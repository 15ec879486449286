import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import type { Transform } from '@tiptap/pm/transform';
import { articleSchema } from '../text/article-schema';
import type { AnchorState } from './anchor';

/** Finds the nth (first by default) occurrence of words in the text that an edit starts from. */
export type Find = (words: string, occurrence?: number) => { from: number; to: number };

/** A complaint known from other tools: a text, what is done to it, and what must have become of its tags. */
export interface AnchorCase {
  name: string;
  /** Paragraphs; a tag's words stand in ⟦ ⟧. */
  text: string[];
  /** Each is one text entry. */
  edits: ((tr: Transform, find: Find) => unknown)[];
  /** State and words of each tag after the edits, in order of the text before. After undoing them all, every tag is exact again. */
  outcome: [AnchorState, string][];
}

const nodeType = (name: 'heading' | 'paragraph') => articleSchema.node(name).type;
const paragraph = (words: string) => articleSchema.node('paragraph', null, words === '' ? [] : [articleSchema.text(words)]);
const type = (tr: Transform, pos: number, words: string) => tr.insert(pos, articleSchema.text(words));
const typeOver = (tr: Transform, { from, to }: { from: number; to: number }, words: string) =>
  tr.replaceWith(from, to, articleSchema.text(words));
const blockAt = (doc: Node, pos: number) => {
  const $pos = doc.resolve(pos);
  return { from: $pos.before(1), to: $pos.after(1), node: $pos.node(1) };
};
const deleteBody = (tr: Transform) => tr.replaceWith(tr.doc.child(0).nodeSize, tr.doc.content.size, paragraph(''));
/** Changes a word, then moves the paragraph in which others stand to the end. */
const moveChanged = (words: string, from: string, to: string) => (tr: Transform, find: Find) => {
  typeOver(tr, find(from), to);
  const block = blockAt(tr.doc, find(words).from);
  tr.delete(block.from, block.to);
  tr.insert(tr.doc.content.size, block.node);
};

export const anchorCases: AnchorCase[] = [
  {
    name: 'select all, delete',
    text: ['The ⟦last bus⟧ left.', '⟦The council cut it in May.⟧', 'The end.'],
    edits: [deleteBody],
    outcome: [
      ['orphaned', ''],
      ['orphaned', ''],
    ],
  },
  {
    name: 'delete in three goes, the middle first',
    text: ['It was a ⟦very long and rather tiresome⟧ evening.'],
    edits: [
      (tr, find) => tr.delete(find('and').from, find('rather').from),
      (tr, find) => tr.delete(find('was').from, find('long').from),
      (tr, find) => tr.delete(find('rather').from, find('evening').to),
    ],
    outcome: [['drifted', 'long ']],
  },
  {
    name: 'backspace over the edges of a tag, letter by letter',
    text: ['The ⟦rent⟧ rose.'],
    edits: [
      (tr, find) => tr.delete(find('t rose').from, find('t rose').from + 1),
      (tr, find) => tr.delete(find('n rose').from, find('n rose').from + 1),
      (tr, find) => tr.delete(find('re rose').from - 1, find('re rose').from + 1),
    ],
    outcome: [['drifted', 'e']],
  },
  {
    name: 'tags at both edges of a paragraph, the paragraph joined on both sides',
    text: ['One.', '⟦Two⟧ and ⟦three.⟧', 'Four.'],
    edits: [(tr, find) => tr.join(find('Two').from - 1), (tr, find) => tr.join(find('Four').from - 1)],
    outcome: [
      ['exact', 'Two'],
      ['exact', 'three.'],
    ],
  },
  {
    name: 'type at both edges of a tag',
    text: ['Rent ⟦rose by 12 per cent⟧ in May.'],
    edits: [(tr, find) => type(tr, find('rose').from, 'also '), (tr, find) => type(tr, find('cent').to, 'imetres')],
    outcome: [['exact', 'rose by 12 per cent']],
  },
  {
    name: 'type at the edges of a tag that is a whole paragraph',
    text: ['One.', '⟦Two.⟧', 'Three.'],
    edits: [(tr, find) => type(tr, find('Two').from, 'So: '), (tr, find) => type(tr, find('Two.').to, ' And more.')],
    outcome: [['exact', 'Two.']],
  },
  {
    name: 'split inside a tag',
    text: ['The ⟦last bus left at noon⟧ today.'],
    edits: [(tr, find) => tr.split(find('left').from)],
    outcome: [['drifted', 'last bus \nleft at noon']],
  },
  {
    name: 'join two tagged paragraphs',
    text: ['First ⟦the bus left.⟧', '⟦Then the train⟧ left.'],
    edits: [(tr, find) => tr.join(find('Then').from - 1)],
    outcome: [
      ['exact', 'the bus left.'],
      ['exact', 'Then the train'],
    ],
  },
  {
    name: 'paste over exactly a tag',
    text: ['The ⟦last bus⟧ left.'],
    edits: [(tr, find) => typeOver(tr, find('last bus'), 'first tram')],
    outcome: [['drifted', 'first tram']],
  },
  {
    name: 'paste over a tag and a word more',
    text: ['The ⟦last bus⟧ left.'],
    edits: [(tr, find) => typeOver(tr, { from: find('last').from - 4, to: find('left').to }, 'Nothing happened')],
    outcome: [['orphaned', '']],
  },
  {
    name: 'type over the beginning of a tag, from outside',
    text: ['They said ⟦twelve people came⟧ there.'],
    edits: [(tr, find) => typeOver(tr, { from: find('said').from, to: find('twelve').to }, 'wrote nine')],
    outcome: [['drifted', ' people came']],
  },
  {
    name: 'an emoji before the tag, and one typed there',
    text: ['👩‍🚒👍🏽 The ⟦fire was out⟧ at six.'],
    edits: [(tr, find) => type(tr, find('The').from, '🇬🇷 '), (tr, find) => tr.delete(find('👍🏽').from, find('👍🏽').to)],
    outcome: [['exact', 'fire was out']],
  },
  {
    name: 'right-to-left words in left-to-right text',
    text: ['He said ⟦קרה נס גדול היה⟧ and sat, السلام ⟦عليكم 12⟧ again.'],
    edits: [(tr, find) => type(tr, find('קרה').from, 'אז '), (tr, find) => tr.delete(find('السلام').from, find('السلام').to)],
    outcome: [
      ['exact', 'קרה נס גדול היה'],
      ['exact', 'عليكم 12'],
    ],
  },
  {
    name: 'bold over half of a tag, then a heading, then a list',
    text: ['The ⟦last bus⟧ left.'],
    edits: [
      (tr, find) => tr.addMark(find('last').from, find('last').to, articleSchema.mark('bold')),
      (tr, find) => tr.setBlockType(find('last').from, find('last').to, nodeType('heading'), { level: 2 }),
      (tr, find) => tr.setBlockType(find('last').from, find('last').to, nodeType('paragraph')),
    ],
    outcome: [['exact', 'last bus']],
  },
  {
    name: 'cut a paragraph with its tags and paste it elsewhere',
    text: ['⟦The depot closes in May.⟧ Nobody ⟦was told⟧ about it in time.', 'Another paragraph.', 'A third.'],
    edits: [
      (tr, find) => tr.delete(blockAt(tr.doc, find('depot').from).from, blockAt(tr.doc, find('depot').from).to),
      (tr) => tr.insert(tr.doc.content.size, paragraph('The depot closes in May. Nobody was told about it in time.')),
    ],
    outcome: [
      ['moved', 'The depot closes in May.'],
      ['moved', 'was told'],
    ],
  },
  {
    name: 'drag a sentence to another paragraph in one go',
    text: ['One. ⟦The depot closes in May, they said on Monday.⟧ Two.', 'Another paragraph.'],
    edits: [
      (tr, find) => {
        const { from, to } = find('The depot closes in May, they said on Monday. ');
        const slice = tr.doc.slice(from, to);
        tr.delete(from, to);
        const end = tr.doc.content.size - 1;
        tr.replace(end, end, slice);
      },
    ],
    outcome: [['moved', 'The depot closes in May, they said on Monday.']],
  },
  {
    name: 'move a paragraph, then delete everything',
    text: ['One stands here.', 'The ⟦depot closes in May⟧, they said on Monday.', 'Two stands here.', 'Three stands here.'],
    edits: [
      (tr, find) => {
        const { from, to, node } = blockAt(tr.doc, find('depot').from);
        tr.delete(from, to);
        tr.insert(tr.doc.content.size, node);
      },
      deleteBody,
    ],
    outcome: [['orphaned', '']],
  },
  {
    name: 'move a paragraph and change it near the tag in one go',
    text: ['They say that ⟦the depot closes in May and the buses go elsewhere⟧ for good, said the mayor.', 'Another paragraph.'],
    edits: [moveChanged('depot', 'mayor', 'council')],
    outcome: [['moved', 'the depot closes in May and the buses go elsewhere']],
  },
  {
    name: 'change words before a tag, move its paragraph and change it behind the tag in one go, then delete everything',
    text: [
      'One stands here.',
      'They say now that ⟦the depot closes in May and the buses go elsewhere⟧ for good, said the mayor.',
      'Two stands here.',
      'Three stands here.',
    ],
    edits: [(tr, find) => typeOver(tr, find('say now'), 'wrote'), moveChanged('depot', 'mayor', 'council'), deleteBody],
    outcome: [['orphaned', '']],
  },
  {
    name: 'type words over a part of a tag that hold its quote',
    text: ['It was the ⟦mayor⟧ again.'],
    edits: [(tr, find) => typeOver(tr, { from: find('the').from, to: find('mayo').to }, 'a mayor, the deputy mayo')],
    outcome: [['drifted', 'r']],
  },
  {
    name: 'paste a copy of the words into the tag itself',
    text: ['They said that ⟦the depot closes in May and the buses go elsewhere⟧ for good.'],
    edits: [
      (tr, find) => {
        const words = 'They said that the depot closes in May and the buses go elsewhere for good. ';
        tr.replace(find('closes').from, find('closes').from, new Slice(Fragment.from(articleSchema.text(words)), 0, 0));
      },
    ],
    outcome: [
      [
        'drifted',
        'the depot They said that the depot closes in May and the buses go elsewhere for good. closes in May and the buses go elsewhere',
      ],
    ],
  },
  {
    name: 'take the first paragraph of a tag, and other words, into the quotation that the rest of it stands in',
    text: ['First.', 'So ⟦they said.', 'The last bus left⟧ at noon.'],
    edits: [
      (tr, find) => {
        const range = tr.doc.resolve(find('last').from).blockRange();
        return range && tr.wrap(range, [{ type: articleSchema.node('blockquote', null, [paragraph('')]).type }]);
      },
      (tr, find) => {
        const { from, to, node } = blockAt(tr.doc, find('So').from);
        tr.delete(from, to);
        tr.insert(from + 1, [node, paragraph('Other words.')]);
      },
    ],
    outcome: [['drifted', 'The last bus left']],
  },
  {
    name: 'a like letter takes the place of one that was deleted, words beside the home change, and the paragraph is moved',
    text: [
      'Nothing went to the city, said Tomas.',
      'per ⟦pe⟧ople and not a single penny less, they said.',
      'The last of them left the town.',
      'The end.',
    ],
    edits: [
      (tr, find) => tr.delete(find('er people').from, find('eople').from),
      (tr, find) => typeOver(tr, find('last'), 'very first'),
      (tr, find) => {
        const { from, to, node } = blockAt(tr.doc, find('people').from);
        tr.delete(from, to);
        tr.insert(tr.doc.content.size, node);
      },
    ],
    outcome: [['moved', 'pe']],
  },
  {
    name: 'paste a copy of the beginning of a tag, and of what stands before it, into the tag',
    text: ['They would not sell to the city water at 1,200 per ⟦penny⟧ and not a single penny less, they said.'],
    edits: [
      (tr, find) => {
        const copy = tr.doc.slice(find('They').from, find('nny and').from);
        tr.replace(find('nny and').from, find('nny and').from, copy);
      },
    ],
    outcome: [['drifted', 'peThey would not sell to the city water at 1,200 per penny']],
  },
];
