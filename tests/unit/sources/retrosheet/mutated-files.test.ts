import { describe, expect, it } from 'vitest';
import { HanksTankError } from '../../../../shared/domain/errors.ts';
import { seededRandom } from '../../../../shared/domain/trees/seeded-random.ts';
import { validateDataset } from '../../../../shared/domain/validation/validate-dataset.ts';
import type { SeasonFiles, SeasonReading } from '../../../../shared/sources/retrosheet/season-reading.ts';
import { recordedSeason } from '../../../support/recorded-season.ts';
import { tablesOf } from '../../../support/season-tables.ts';
import { contextOf, filesOf, smallSeason, threeGames } from '../../../support/small-season.ts';
import { readWholeSeason, type WholeSeasonContext } from '../../../support/whole-season.ts';

type Kind = keyof SeasonFiles;
type Row = Record<string, unknown>;
type Lines = string[][];

const kinds: readonly Kind[] = ['gameLog', 'gameInfo', 'teamStats', 'batting', 'pitching', 'allPlayers'];
/** Names of people are nowhere twice: nothing can contradict them. */
const unverifiable = new Set(['last', 'first', 'attendance']);

/** The first days of a real season, or made-up games where there are no recordings. */
function base(): { files: SeasonFiles; context: WholeSeasonContext } {
  const recorded = recordedSeason(2012);
  if (recorded === null) {
    const season = smallSeason(2012, threeGames);
    return { files: filesOf(season), context: contextOf(season) };
  }
  const early = (bytes: Buffer | null, isEarly: (line: string) => boolean): Buffer =>
    Buffer.from(
      (bytes?.toString() ?? '')
        .split(/\r?\n/)
        .filter((line, index) => line !== '' && (index === 0 || isEarly(line)))
        .map((line) => `${line}\n`)
        .join(''),
    );
  const ofGame = (line: string): boolean => line.slice(3, 11) < '20120409';
  const { files, context } = recorded;
  return {
    files: {
      gameLog: early(files.gameLog, (line) => line.slice(1, 9) < '20120409'),
      gameInfo: early(files.gameInfo, ofGame),
      teamStats: early(files.teamStats, ofGame),
      batting: early(files.batting, ofGame),
      pitching: early(files.pitching, ofGame),
      allPlayers: files.allPlayers,
    },
    context,
  };
}

const { files, context } = base();
const clean = readWholeSeason(files, context);

const toLines = (bytes: Buffer | null): Lines =>
  (bytes?.toString() ?? '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
const toBytes = (lines: Lines): Buffer => Buffer.from(lines.map((cells) => `${cells.join(',')}\n`).join(''));

type Random = () => number;
const pick = <One>(random: Random, values: readonly One[]): One =>
  values[Math.floor(random() * values.length)] as One; // not empty
const impossible = ['-5', 'NaN', '99999999', '1e9', 'Ω', '0.5', '"'] as const;

/** What can be wrong with a file. A game log has no header; its cells are quoted. */
const mutations: Record<string, (lines: Lines, random: Random) => Lines | Buffer> = {
  'columns in another order': (lines) => lines.map((cells) => [...cells].reverse()),
  'a column missing': (lines, random) => {
    const gone = Math.floor(random() * (lines[0]?.length ?? 1));
    return lines.map((cells) => cells.filter((_, at) => at !== gone));
  },
  'an extra column': (lines) => lines.map((cells, row) => [row === 0 ? 'new' : '7', ...cells]),
  'cut at a byte': (lines, random) => {
    const bytes = toBytes(lines);
    return bytes.subarray(0, Math.floor(bytes.length * random()));
  },
  'cut at a line': (lines, random) => lines.slice(0, 2 + Math.floor((lines.length - 2) * random())),
  'mixed encodings': (lines, random) => {
    const bytes = Buffer.from(toBytes(lines));
    for (let count = 0; count < 5; count += 1) bytes[Math.floor(random() * bytes.length)] = 0xe9;
    return bytes;
  },
  'rows twice': (lines, random) =>
    lines.flatMap((cells, row) => (row > 0 && random() < 0.05 ? [cells, cells] : [cells])),
  'rows gone': (lines, random) => lines.filter((_, row) => row === 0 || random() > 0.05),
  'teams swapped': (lines, random) =>
    lines.map((cells, row) => {
      if (row === 0 || random() > 0.1) return cells;
      const [left, right] = [
        cells.findIndex((cell) => /^"?[A-Z]{3}"?$/.test(cell)),
        cells.findLastIndex((cell) => /^"?[A-Z]{3}"?$/.test(cell)),
      ];
      return cells.map((cell, at) =>
        at === left ? (cells[right] ?? cell) : at === right ? (cells[left] ?? cell) : cell,
      );
    }),
  'impossible values': (lines, random) =>
    lines.map((cells, row) => {
      if (row === 0 || random() > 0.05) return cells;
      const at = Math.floor(random() * cells.length);
      return unverifiable.has(lines[0]?.[at] ?? '')
        ? cells
        : cells.map((cell, column) => (column === at ? pick(random, impossible) : cell));
    }),
  'no file at all': () => Buffer.from('<!doctype html><html><body>Too many requests</body></html>'),
  'a header twice': (lines) => [lines[0] ?? [], ...lines],
};

const rowsByTable = (reading: SeasonReading): Map<string, Map<string, Row>> =>
  new Map(
    [...tablesOf(reading)].map(([table, lines]) => [
      table,
      new Map(
        lines.map((line) => {
          const row: Row = JSON.parse(line);
          return [
            ['game_pk', 'inning', 'player_id', 'team_id'].map((name) => row[name] ?? '').join(' '),
            row,
          ];
        }),
      ),
    ]),
  );

const cleanRows = rowsByTable(clean);
/** Follow from others, which may have become null: the rule for what is not known then gives a later moment or a placeholder. */
const derived = new Set(['known_at', 'completed_at', 'scheduled_start_at', 'is_start_time_tbd', 'row_hash']);

/** Cells of accepted rows that are neither what the sound files say nor null. */
function wrongCells(reading: SeasonReading): string[] {
  const tables = Object.fromEntries(
    [...rowsByTable(reading)].map(([table, rows]) => [table, [...rows.values()]]),
  );
  const { accepted } = validateDataset({ tables, findings: reading.findings });
  return [...accepted].flatMap(([table, rows]) =>
    rows.flatMap((row) => {
      const key = ['game_pk', 'inning', 'player_id', 'team_id'].map((name) => row[name] ?? '').join(' ');
      const expected = cleanRows.get(table)?.get(key);
      if (expected === undefined) return [`${table} ${key} is new`];
      return Object.entries(row).flatMap(([column, value]) =>
        value === null || derived.has(column) || value === expected[column]
          ? []
          : [`${table} ${key}: ${column} is ${value}, not ${expected[column]}`],
      );
    }),
  );
}

const cases = Object.keys(mutations).flatMap((name, index) =>
  Array.from({ length: 4 }, (_, turn) => ({
    name,
    kind: kinds[(index + turn * 5) % kinds.length] as Kind,
    seed: 100 * index + turn,
  })),
);

describe(`files that were changed, ${clean.games} games`, () => {
  it('are sound before', () => {
    expect(clean.refused).toEqual([]);
    expect(wrongCells(clean)).toEqual([]);
  });

  it.each(cases)(
    '$kind with $name (seed $seed): no crash, nothing wrong loaded, nothing lost without a word',
    ({ name, kind, seed }) => {
      const mutate = mutations[name];
      const changed = mutate?.(toLines(files[kind]), seededRandom(seed)) ?? [];
      const spoilt = { ...files, [kind]: Buffer.isBuffer(changed) ? changed : toBytes(changed) };
      let reading: SeasonReading;
      try {
        reading = readWholeSeason(spoilt, context);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(HanksTankError);
        expect((thrown as HanksTankError).code).toBe('SOURCE_RESPONSE_MALFORMED');
        return;
      }
      const wrong = wrongCells(reading).filter((one) => !one.startsWith('mlb_historical_data.players'));
      expect(wrong).toEqual([]);
      if (reading.games < clean.games) expect(reading.findings.length).toBeGreaterThan(0);
    },
  );
});
