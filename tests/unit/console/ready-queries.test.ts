import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  defaultText,
  readDefault,
  valueOfDefault,
} from '../../../services/console/ready-queries/default-values.ts';
import { parseQueryOptions } from '../../../services/console/ready-queries/query-options.ts';
import { readReadyQueries, readyQuery } from '../../../services/console/ready-queries/read-ready-queries.ts';
import { nearestNames } from '../../../shared/domain/nearest-names.ts';

const queries = readReadyQueries();
const today = '2026-04-15';
const example = readyQuery(
  'example',
  '-- What is there,\n-- and why?\n-- More of it.\n-- parameters: @date_from DATE, @games_max INT64,\n--   @system STRING\n-- defaults: @date_from = today - 30, @games_max = 20,\n--   @system = any\nselect 1 as x',
);

describe('ready queries', () => {
  it('are nineteen and more, each with a question, and a default for every parameter', () => {
    expect(queries.length).toBeGreaterThanOrEqual(19);
    for (const { name, question, parameters } of queries) {
      expect(question, name).toMatch(/^[A-Z].+\?$/);
      for (const parameter of parameters)
        expect(() => valueOfDefault(parameter.default, today), name).not.toThrow();
    }
  });

  it('stand in docs/sql.md, every one with its question and no other', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/sql.md'), 'utf8');
    const [, section = ''] = /## Ready queries\n([\s\S]+?)\n## /.exec(text) ?? [];
    const rows = section.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows).toEqual(
      queries.map(
        ({ name, question, isForBigQueryOnly }) =>
          `| \`${name}\` | ${question}${isForBigQueryOnly ? ' (BigQuery only)' : ''} |`,
      ),
    );
  });

  it('say what their header says: question, types, defaults', () => {
    expect(example).toEqual({
      name: 'example',
      file: 'operational/queries/example.sql',
      question: 'What is there, and why?',
      parameters: [
        { name: 'date_from', type: 'DATE', default: { kind: 'today', plusDays: -30 } },
        { name: 'games_max', type: 'INT64', default: { kind: 'constant', value: 20 } },
        { name: 'system', type: 'STRING', default: { kind: 'any' } },
      ],
      isForBigQueryOnly: false,
    });
    expect(() => readyQuery('x', '-- Why?\n-- parameters: @a DATE\nselect @a as a')).toThrow(
      '@a has no default',
    );
  });
});

describe('the parameters of a run', () => {
  it('are the defaults of the day, or what the flags say', () => {
    expect(parseQueryOptions([], example, today)).toEqual({
      options: { 'data-dir': 'data', json: false },
      positionals: [],
      parameters: {
        date_from: { type: 'DATE', value: '2026-03-16' },
        games_max: { type: 'INT64', value: 20 },
        system: { type: 'STRING', value: null },
      },
    });
    const flags = [
      '--date-from',
      '2025-01-01',
      '--games-max',
      '3',
      '--system',
      'elo',
      '--data-dir',
      'x',
      '--json',
    ];
    expect(parseQueryOptions(flags, example, today)).toMatchObject({
      options: { 'data-dir': 'x', json: true },
      parameters: {
        date_from: { type: 'DATE', value: '2025-01-01' },
        games_max: { type: 'INT64', value: 3 },
        system: { type: 'STRING', value: 'elo' },
      },
    });
  });

  it('are refused together: a day that is none, a number that is none, a flag that is none', () => {
    const wrong = ['--date-from', '2026-02-30', '--games-max', 'many'];
    expect(() => parseQueryOptions(wrong, example, today)).toThrow(/--date-from: .+--games-max: /);
    expect(() => parseQueryOptions(['--colour', 'red'], example, today)).toThrow("'--colour'");
  });
});

describe('a default', () => {
  it.each([
    ['today', '2026-04-15'],
    ['today - 30', '2026-03-16'],
    ['today + 1', '2026-04-16'],
    ['this year', 2026],
    ['any', null],
    ['20', 20],
    ['game_outcome', 'game_outcome'],
  ])('%s is %j on 2026-04-15 and is told as it is written', (text, value) => {
    expect(valueOfDefault(readDefault(text), today)).toBe(value);
    expect(defaultText(readDefault(text))).toBe(text);
  });

  it.each(['', 'today-30', 'today - x', 'Yesterday', '1; drop'])('%j is none', (text) => {
    expect(() => readDefault(text)).toThrow('is no default');
  });
});

describe('the nearest names', () => {
  const names = queries.map(({ name }) => name);

  it('are those with the letters of the word, or with a part of it', () => {
    expect(nearestNames('gapz', names, 1)).toEqual(['gaps']);
    expect(nearestNames('frshness', names, 1)).toEqual(['freshness']);
    expect(nearestNames('letters', names, 1)).toEqual(['dead_letters_by_code']);
    expect(nearestNames('coverage', names, 2)).toEqual(['coverage_by_date', 'odds_coverage']);
  });
});
