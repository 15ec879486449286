import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationsById } from '../anchors/anchored-kinds';
import { noCheck } from '../checks/check';
import { ReplyRequest } from '../replies/reply-request';
import type { Annotation } from '../tags/annotation';
import { listAnnotations } from '../tags/text-order';
import { csvCell, writeCsv } from './csv';
import { randomInput, tried } from './random-journal.fixture';
import { people, sampleInput, writeSampleHeld, writeSampleVotes } from './sample.fixture';

/** A reader written from the grammar of RFC 4180, section 2. It knows nothing of the writer; what is not in the grammar throws. */
function parseCsv(file: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < file.length) {
    const cell = /"((?:[^"]|"")*)"|([^",\r\n]*)/y;
    cell.lastIndex = at;
    const [all = '', quoted, plain = ''] = cell.exec(file) ?? [];
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += all.length;
    if (file[at] === ',') at += 1;
    else if (file.startsWith('\r\n', at)) {
      at += 2;
      rows.push(row);
      row = [];
    } else throw new Error(`neither comma nor CRLF at ${at}`);
  }
  return rows;
}

/** The cells of a file as a spreadsheet cuts it that takes `separator`: quotes count at the start of a cell alone, and what is out of place is taken as it is. */
function cutAt(file: string, separator: string): string[] {
  const cells: string[] = [];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"?)?([^${separator}\\n]*)(?:[${separator}\\n]|$)`, 'y');
  while (cell.lastIndex < file.length) {
    const [, quoted = '', plain = ''] = cell.exec(file) ?? [];
    cells.push(quoted.replaceAll('""', '"') + plain);
  }
  return cells;
}

const isFormula = (cell: string) => /^[=+\-@\r＝＋－＠]/.test(cell.trimStart());

describe('writeCsv', () => {
  it('begins with a byte order mark and a header, and has one row a claim in order of the text', () => {
    const input = sampleInput();
    const { content } = writeCsv(input);
    expect(content.startsWith('\uFEFFLabel,')).toBe(true);
    const labels = parseCsv(content.slice(1)).map(([label]) => label);
    expect(labels).toEqual(['Label', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C10', 'C9']);
  });

  it('says of a verdict that holds what has changed in its words since', () => {
    const [header = [], fees = [], strike = []] = parseCsv(writeCsv(sampleInput(writeSampleHeld())).content.slice(1));
    const cell = (row: string[], column: string) => row[header.indexOf(column)];
    expect(['Words', 'Stale', 'Holds although changed', 'Judged words'].map((column) => cell(fees, column))).toEqual([
      'Fees rose by 8 per cent in two years',
      'no',
      'the way of writing a number',
      'Fees rose by 8% in two years',
    ]);
    expect(['Stale', 'Holds although changed'].map((column) => cell(strike, column))).toEqual(['no', '']);
  });

  it('says of words that are gone that they are, and not where they stood', () => {
    const [header = [], ...rows] = parseCsv(writeCsv(sampleInput()).content.slice(1));
    const where = (label: string) => rows.find(([one]) => one === label)?.[header.indexOf('Where')];
    expect([where('C7'), where('C8')]).toEqual(['¶6', 'Not in the text']);
  });

  it('gives plain verdicts the rating that the scale says of them', () => {
    const [header = [], ...rows] = parseCsv(writeCsv(sampleInput()).content.slice(1));
    const said = rows.map((row) => `${row[header.indexOf('Verdict')]} ${row[header.indexOf('Rating')]}`.trim());
    expect([...new Set(said)].sort()).toEqual(['', 'Refuted 1', 'Supported 5']);
  });

  it('says of a verdict that is stale by its statement alone what was checked when it was given', () => {
    const journal = writeSampleHeld();
    const [fees] = listAnnotations(journal.state).filter(({ verdict }) => verdict !== null);
    if (!fees) throw new Error('a claim was judged');
    journal.append('annotation.stated', { annotationId: fees.id, statement: 'Nothing rose', basedOn: null });
    const [header = [], ...rows] = parseCsv(writeCsv(sampleInput(journal)).content.slice(1));
    const row = rows.find(([label]) => label === fees.label) ?? [];
    const said = ['Stale', 'Statement', 'Judged statement', 'Holds although changed'].map((column) => row[header.indexOf(column)]);
    expect(said).toEqual(['yes', 'Nothing rose', fees.verdict?.words, '']);
  });

  it('is RFC 4180 with as many cells in each row, and starts no formula, whatever the words are', () => {
    fc.assert(
      fc.property(randomInput, (input) => {
        const file = writeCsv(input).content.slice(1);
        const rows = parseCsv(file);
        const claims = listAnnotations(input.state).filter(({ kind }) => kind === 'claim');
        expect(rows).toHaveLength(claims.length + 1);
        expect(new Set(rows.map((row) => row.length)).size).toBe(1);
        const cells = [rows.flat(), cutAt(file, ';'), cutAt(file, '\t'), cutAt(file, ',')].flat();
        expect(cells.filter(isFormula)).toEqual([]);
        expect(rows.flat().filter((cell) => cell.startsWith('\t'))).toEqual([]);
      }),
      tried(80),
    );
  });

  it('keeps words as they were written that a spreadsheet would make a date or a figure', () => {
    const input = sampleInput();
    const written = { quote: '3-1', locator: '12-14', origin: '1/2' };
    const all = [...input.state.annotations.values()].map((one) =>
      one.label === 'C2' ? { ...one, evidence: one.evidence.map((given) => ({ ...given, ...written })) } : one,
    );
    const [header = [], ...rows] = parseCsv(
      writeCsv({ ...input, state: { ...input.state, annotations: annotationsById(all) } }).content.slice(1),
    );
    const row = rows.find(([label]) => label === 'C2') ?? [];
    expect(['Quotes', 'Locators', 'Origins', 'Rating', 'Linked at'].map((column) => row[header.indexOf(column)])).toEqual([
      "'3-1",
      "'12-14",
      "'1/2",
      '1',
      '2026-03-02T09:22:00.000Z',
    ]);
  });

  it('calls whom a claim and its second check were given to by that, and nobody who checked it', () => {
    const input = sampleInput();
    const given = { ...noCheck, assigneeId: people.aylin, secondId: people.jonas };
    const all = [...input.state.annotations.values()].map((one) => (one.label === 'C1' ? { ...one, check: given } : one));
    const { content, loss } = writeCsv({ ...input, state: { ...input.state, annotations: annotationsById(all) } });
    const [header = [], row = []] = parseCsv(content.slice(1));
    const cell = (column: string) => row[header.indexOf(column)];
    expect(['Assigned to', 'Second checker', 'Verdict by'].map(cell)).toEqual(['Aylin Öz', 'Jonas Brandt', 'Mara Lindqvist']);
    expect(header).not.toContain('Checked by');
    expect(loss.filter(({ what }) => what.includes('look again'))).toEqual([]);
  });

  describe('in the loss report', () => {
    const says = (one: Annotation, requests = input.state.replyRequests) =>
      writeCsv({ ...input, state: { ...input.state, annotations: annotationsById([one]), replyRequests: requests } }).loss.some(
        ({ what }) => what.startsWith('Who gave types'),
      );
    const input = sampleInput();
    const sample = [...input.state.annotations.values()];
    const plain = ({ typed: _t, ticked: _k, stated: _s, relations: _r, ...one }: Annotation): Annotation => ({ ...one, verdict: null });
    const claim = sample.find(({ label }) => label === 'C1') ?? expect.fail('no claim');

    it('says nothing of who did what to a claim to which nothing was done', () => {
      expect(says(plain(claim), [])).toBe(false);
      expect(says({ ...plain(claim), relations: [] }, [])).toBe(false);
    });

    it.each(['typed', 'ticked', 'relations'] as const)(
      'says that who did it is left out of a claim that has %s, and of no removed one',
      (key) => {
        const value = sample.find((one) => one[key])?.[key] ?? expect.fail('none has it');
        const done = { ...plain(claim), [key]: value };
        expect([says(done, []), says({ ...done, isRemoved: true }, [])]).toEqual([true, false]);
      },
    );

    it('says it of a claim whose verdict holds on other words, and of one that a request names', () => {
      const [held] = listAnnotations(writeSampleHeld().state).filter(({ verdict }) => verdict?.held);
      expect(says({ ...plain(claim), verdict: held?.verdict ?? expect.fail('none holds') }, [])).toBe(true);
      const sent = { at: claim.at, byId: claim.byId };
      const request = ReplyRequest.parse({
        ...{ id: claim.byId, annotationIds: [], asked: null, channel: 'phone', sentAt: claim.at, deadlineAt: claim.at, outcome: null },
        ...{ pastOutcomes: [], basis: { request: claim.basis.presence, outcome: null }, isRemoved: false, ...sent },
      });
      const asked = (annotationIds: string[], isRemoved = false) => says(plain(claim), [{ ...request, annotationIds, isRemoved }]);
      expect([asked([claim.id]), asked([claim.id], true), asked([request.id])]).toEqual([true, false, false]);
    });
  });

  describe('where one person’s words go on like the next one’s', () => {
    const breaks = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'];
    /** Lines as whoever reads a cell may see them, without those that go on. */
    const begunIn = (cell = '') => cell.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).filter((line) => !line.startsWith('    '));
    const forged = (begins: string, next: string) => [begins, ...breaks.map((one) => `${one}${next}`)].join('');

    it('begins no line of a cell with them: votes', () => {
      const input = sampleInput(writeSampleVotes());
      const vote = { value: 'supported', rationale: forged('Agreed.', '[2] Aylin Öz: Supported. I called.') } as const;
      const all = [...input.state.annotations.values()].map((one) => {
        const check = one.check ?? noCheck;
        return { ...one, check: { ...check, votes: (check.votes ?? []).map((old) => ({ ...old, ...vote })) } };
      });
      const [header = [], ...rows] = parseCsv(
        writeCsv({ ...input, state: { ...input.state, annotations: annotationsById(all) } }).content.slice(1),
      );
      const votes = rows.map((row) => begunIn(row[header.indexOf('Votes')]));
      const [mara, aylin] = ['Mara Lindqvist: Supported. Agreed.', 'Aylin Öz: Supported. Agreed.'];
      expect(votes).toEqual([[`[1] ${mara}`, `[2] ${aylin}`], [`[1] ${mara}`, `[2] ${aylin}`], [aylin]]);
    });

    it.each(['- by phone', '+ 44 20', '=1+1', '@home', '|x', '%x', '  -8%', '"=1"', '" -1'])(
      'begins no line of a cell with what could be a formula: %s',
      (next) => {
        const input = sampleInput(writeSampleVotes());
        const vote = { value: 'supported', rationale: forged('Agreed.', next) } as const;
        const all = [...input.state.annotations.values()].map((one) => {
          const check = one.check ?? noCheck;
          return { ...one, check: { ...check, votes: (check.votes ?? []).map((old) => ({ ...old, ...vote })) } };
        });
        const { content } = writeCsv({ ...input, state: { ...input.state, annotations: annotationsById(all) } });
        const [header = [], row = []] = parseCsv(content.slice(1));
        expect(begunIn(row[header.indexOf('Votes')])).toEqual([
          '[1] Mara Lindqvist: Supported. Agreed.',
          '[2] Aylin Öz: Supported. Agreed.',
        ]);
      },
    );

    it('begins no line of a cell with them: evidence, sources and types', () => {
      const input = sampleInput();
      const said = forged('Yes.', '[2] No.');
      const [source] = input.sources;
      const typed = {
        type: {
          ...{ typeId: people.mara, name: 'Statistic', version: 1 },
          fields: [{ fieldId: people.mara, name: 'Unit', kind: 'text' as const, said: forged('%', 'Period: 2025') }],
        },
        basis: { entryId: people.mara, byId: people.mara },
      };
      const all = [...input.state.annotations.values()].map((one) =>
        one.label === 'C2'
          ? {
              ...one,
              typed,
              evidence: one.evidence.map((given) => ({ ...given, sourceId: source?.id ?? '', quote: said, locator: said, origin: said })),
            }
          : one,
      );
      const sources = input.sources.map((one) => ({ ...one, title: said, author: said, note: said, url: null }));
      const state = { ...input.state, annotations: annotationsById(all) };
      const [header = [], ...rows] = parseCsv(writeCsv({ ...input, state, sources }).content.slice(1));
      const row = rows.find(([label]) => label === 'C2') ?? [];
      for (const column of ['Quotes', 'Locators', 'Origins', 'Sources', 'Source authors', 'Source notes']) {
        expect([column, begunIn(row[header.indexOf(column)])]).toEqual([column, ['Yes.']]);
      }
      expect(begunIn(row[header.indexOf('Fields of the type')])).toEqual(['Unit: %']);
    });
  });

  it('says of a verdict that somebody else took back at once that it is none', () => {
    const input = sampleInput();
    const rival = { entryId: people.aylin, field: 'verdict', byId: people.aylin, at: '2026-03-02T09:22:00.000Z' } as const;
    const all = [...input.state.annotations.values()].map((one) =>
      one.label === 'C1' ? { ...one, rivals: [{ ...rival, proposed: { verdict: null } }] } : one,
    );
    const { content } = writeCsv({ ...input, state: { ...input.state, annotations: annotationsById(all) } });
    const [header = [], row = []] = parseCsv(content.slice(1));
    expect(['Other verdicts', 'Other verdicts at'].map((column) => row[header.indexOf(column)])).toEqual(['None, Aylin Öz', rival.at]);
  });

  it('names opinions and proposals in the loss report', () => {
    const { loss } = writeCsv(sampleInput());
    expect(loss.map(({ label }) => label)).toEqual(expect.arrayContaining(['O1', 'O2', 'P1', 'P2']));
    expect(loss.some(({ label }) => label === 'C1')).toBe(false);
  });
});

describe('csvCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+44 20', "'+44 20"],
    ['-8%', "'-8%"],
    ['@home', "'@home"],
    ['  =1', "'  =1"],
    ['\tx', "'\tx"],
    ['＝1', "'＝1"],
    ['|x', "'|x"],
    ['%x', "'%x"],
    ['x;|y', "x;'|y"],
    ['x;%y', "x;'%y"],
    ['\rx', `"'\nx"`],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ["x;=cmd|'/C calc'!A0", "x;'=cmd|'/C calc'!A0"],
    ['x; -8%', "x; '-8%"],
    ['x\n    - y', `"x\n    '- y"`],
    ['x\n  " -y', `"x\n  '"" -y"`],
    ['x\t=1', "x\t'=1"],
    ['x\n@home', `"x\n'@home"`],
    ['x;"=HYPERLINK(A1)&";y', `"x;'""=HYPERLINK(A1)&"";y"`],
    ['x\t"=1"', `"x\t'""=1"""`],
    ['x\n" =1"', `"x\n'"" =1"""`],
    ['a; b', 'a; b'],
    ['two\r\nlines', '"two\nlines"'],
    ['plain', 'plain'],
    [' led by a space', '" led by a space"'],
    ['ends in a space ', '"ends in a space "'],
    ['', ''],
    // What a spreadsheet would make a day, a time or another figure.
    ['12-14', "'12-14"],
    ['3-1', "'3-1"],
    ['1/2', "'1/2"],
    ['04:12', "'04:12"],
    ['007', "'007"],
    ['3.10', "'3.10"],
    ['1,240', `"'1,240"`],
    ['(5)', "'(5)"],
    ['1E5', "'1E5"],
    ['1E+3', "'1E+3"],
    ['2e-4', "'2e-4"],
    ['€9', "'€9"],
    ['8%', "'8%"],
    ['3 March 2025', "'3 March 2025"],
    ['Sept. 11', "'Sept. 11"],
    ['4 pm', "'4 pm"],
    ['4 p', "'4 p"],
    ['1’240', "'1’240"],
    ['3;4', "'3;4"],
    ['1234567890123456', "'1234567890123456"],
    // What it reads as it stands.
    ['0', '0'],
    ['97', '97'],
    ['123456789012345', '123456789012345'],
    ['2025', '2025'],
    ['2026-01-15', '2026-01-15'],
    ['2026-03-02T09:21:00.000Z', '2026-03-02T09:21:00.000Z'],
    ['p. 41', 'p. 41'],
    ['row 7', 'row 7'],
    ['2 of 3', '2 of 3'],
    ['C12', 'C12'],
    ['97 ships', '97 ships'],
    ['May', 'May'],
  ])('writes %j as %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('starts no formula in a row, whatever a spreadsheet takes as separator', () => {
    const text = fc.string({ unit: fc.constantFrom(...';\t\n\r", =-@’xé'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (values) => {
        const row = `${['C1', ...values].map(csvCell).join(',')}\r\n`;
        expect([',', ';', '\t'].flatMap((separator) => cutAt(row, separator)).filter(isFormula)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read back as the value, but for the apostrophe and line breaks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const read = parseCsv(`${csvCell(value)}\r\n`)[0]?.[0];
        const plain = (one: string) => one.replaceAll(/\r\n?/g, '\n').replaceAll(/(^|[;\t\n][^\S\n\t]*)'/g, '$1');
        expect(plain(read ?? '')).toBe(plain(value));
      }),
    );
  });
});
