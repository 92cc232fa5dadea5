import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readCount,
  readCsvTable,
  readDay,
  readHeadlessTable,
  splitLine,
} from '../../../../shared/sources/retrosheet/csv-table.ts';

const cell = fc.string({ unit: fc.constantFrom('a', '7', ' ', ',', '"', "'", '-', 'é') });

describe('splitting a line', () => {
  it('gives the cells that a parser gives, or leaves the line to it', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), fc.boolean(), (cells, isQuoted) => {
        const line = cells
          .map((text) => (isQuoted || /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
          .join(',');
        const split = splitLine(line);
        if (split === null) expect(line).toContain('"');
        else if (line !== '') expect(split).toEqual(parse(line)[0]);
      }),
    );
  });

  it('leaves quotes inside a cell to the parser', () => {
    expect(splitLine('"a""b",c')).toBeNull();
    expect(splitLine('a"b,c')).toBeNull();
    expect(splitLine('"a,b')).toBeNull();
    expect(splitLine('"20140901,,2,2,35","x",7,')).toEqual(['20140901,,2,2,35', 'x', '7', '']);
  });
});

describe('a table', () => {
  const read = (text: string | Buffer, required: string[] = []) =>
    readCsvTable(Buffer.from(text), 'file', required);

  it('knows columns by name, the first of two, behind a BOM', () => {
    const table = read('\uFEFFid,team,id\r\n1,2,3\r\n\r\n4,5,6');
    expect([...table.columns]).toEqual([
      ['id', 0],
      ['team', 1],
    ]);
    expect([...table.rows]).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
    ]);
    expect(table.findings).toEqual([]);
  });

  it('says once which columns nobody has described, and reads the others', () => {
    const table = read('id,team,inn28,exit_velo,vibes\n1,2,3,4,5\n');
    expect([...table.rows]).toHaveLength(1);
    expect(table.findings).toEqual([
      {
        code: 'FIELD_UNKNOWN',
        path: 'file',
        message: '2 fields nobody has described: exit_velo, vibes',
      },
    ]);
  });

  it('counts lines of another width and leaves them out', () => {
    const table = read('id,team\n1,2\n1\n1,2,3\n4,5\n');
    expect([...table.rows]).toEqual([
      ['1', '2'],
      ['4', '5'],
    ]);
    expect(table.findings).toEqual([
      expect.objectContaining({
        code: 'ROW_SKIPPED',
        message: '2 line(s) have not 2 cells; the first is data line 2',
      }),
    ]);
  });

  it('hands the rest to a parser from the first line on that needs one', () => {
    expect([...read('a,b\n1,2\n"x ""y""","two\nlines"\n3,4\n').rows]).toEqual([
      ['1', '2'],
      ['x "y"', 'two\nlines'],
      ['3', '4'],
    ]);
    expect(() => [...read('a,b\n1,2\n"open,3\n').rows]).toThrow(/file is no CSV/);
  });

  it('reads Latin-1 and says so', () => {
    const table = read(Buffer.from('last\nPérez\n', 'latin1'));
    expect([...table.rows]).toEqual([['Pérez']]);
    expect(table.findings).toEqual([expect.objectContaining({ code: 'FALLBACK_USED' })]);
  });

  it('refuses a file without a column that is needed', () => {
    expect(() => read('<html>', ['a'])).toThrow('file lacks the column a');
    expect(() => read('', ['a', 'b'])).toThrow('file lacks the columns a, b');
  });

  it('needs no header where the columns have their place', () => {
    expect([...readHeadlessTable(Buffer.from('1,2\n3,4\n'), 'file', 2).rows]).toHaveLength(2);
  });
});

describe('cells', () => {
  it('are counts of digits alone', () => {
    expect(['0', '12', '007', '123456789'].map(readCount)).toEqual([0, 12, 7, 123_456_789]);
    expect(['', '-1', '1.5', ' 1', 'x', '1e3', '1234567890', undefined].map(readCount)).toEqual(
      Array(8).fill(-1),
    );
  });

  it('are days of the calendar', () => {
    expect(readDay('20120229')).toBe('2012-02-29');
    expect(['20130229', '20121301', '2012-01-01', '', 'x', undefined].map(readDay)).toEqual(
      Array(6).fill(null),
    );
  });
});
