import { describe, expect, it } from 'vitest';
import type { BundleFinding } from '../../../../schemas/bundle.ts';
import { savantColumns } from '../../../../services/league-simulator/responses/savant.ts';
import { createWorld } from '../../../../services/league-simulator/world.ts';
import { asHanksTankError, HanksTankError } from '../../../../shared/domain/errors.ts';
import { choosePitches } from '../../../../shared/domain/pitches/game-pitches.ts';
import { stagedTables } from '../../../../shared/domain/validation/staged-tables.ts';
import { validateTable } from '../../../../shared/domain/validation/validate-table.ts';
import { readSavantCsv } from '../../../../shared/sources/savant/read-savant-csv.ts';
import { readSavantGames } from '../../../../shared/sources/savant/read-savant-games.ts';
import { splitCsv } from '../../../../shared/sources/savant/split-csv.ts';
import { parseJsonObject } from '../../../../shared/sources/statsapi/json-access.ts';
import { readFeed } from '../../../../shared/sources/statsapi/read-feed.ts';
import { stageGame } from '../../../../shared/sources/statsapi/stage-rows.ts';
import { bodyOf, inJune } from '../../../support/league-answers.ts';
import { seededNumbers } from '../../../support/seeded-order.ts';
import { csvOf } from '../../../support/small-savant.ts';
import { storedTables } from '../../../support/stored-tables.ts';

const gameDate = '2025-04-15';
const world = createWorld({ seed: 11 });
const gamePk = world.calendar(2025).games.find(({ officialDate }) => officialDate === gameDate)?.gamePk ?? 0;
const feed = Buffer.from(bodyOf(world, inJune, `/api/v1.1/game/${gamePk}/feed/live`));
const csv = bodyOf(world, inJune, '/statcast_search/csv', { game_pk: String(gamePk) });
const [header = [], ...records] = splitCsv(csv.replace(/^\uFEFF/, ''));
const fetchedAt = '2025-04-16T14:00:00.000Z';
const reading = { runId: 'r', source: 'statsapi', fetchedAt, ingestedAt: fetchedAt };

type Cells = Readonly<Record<string, unknown>>;
interface Loaded {
  rows: Map<string, Cells>;
  findings: BundleFinding[];
  /** The code of the error with which the file was refused. */
  refused: string | null;
}

/** Reads a file as the collector does, unites it with the feed, and lets the validator judge the rows. */
function load(body: Buffer | null): Loaded {
  const findings: BundleFinding[] = [];
  let refused: string | null = null;
  let supply = choosePitches(null, null);
  try {
    if (body !== null) {
      const read = readSavantGames(readSavantCsv(body, 'savant_day'), gameDate, {
        source: 'savant',
        fetchedAt,
      });
      findings.push(...read.findings);
      supply = choosePitches(read.games.get(gamePk) ?? null, null);
    }
  } catch (thrown) {
    if (!(thrown instanceof HanksTankError)) throw thrown;
    refused = asHanksTankError(thrown).code;
  }
  const document = readFeed(parseJsonObject(feed, 'feed'), { gamePk, fetchedAt });
  const tables = stageGame(document, reading, supply);
  findings.push(...document.findings);
  const verdict = validateTable(
    stagedTables.pitches,
    storedTables(tables)[stagedTables.pitches.table] ?? [],
    {
      gamePk,
      gameDate,
    },
  );
  findings.push(
    ...verdict.findings
      .filter(({ severity }) => severity === 'hard')
      .map(
        (finding): BundleFinding => ({ code: 'ROW_SKIPPED', path: finding.rule, message: finding.message }),
      ),
  );
  const rows = verdict.accepted.map((row): [string, Cells] => [
    `${row['at_bat_number']}/${row['pitch_number']}`,
    row,
  ]);
  return { rows: new Map(rows), findings, refused };
}

const clean = load(Buffer.from(csv));
const feedOnly = load(null);
const lineage = new Set(['source', 'known_at', 'row_hash']);

/** Cells that are neither those of the undamaged file nor the feed's: wrong data. A value that was lost is not wrong. */
function wrongCells({ rows }: Loaded): string[] {
  return [...rows].flatMap(([key, row]) =>
    Object.entries(row)
      .filter(([name, value]) => {
        if (lineage.has(name) || value === null) return false;
        return value !== clean.rows.get(key)?.[name] && value !== feedOnly.rows.get(key)?.[name];
      })
      .map(([name]) => `${key} ${name}`),
  );
}

/** Choices that follow from a seed. */
function seededRandom(seed: number) {
  const next = seededNumbers(seed);
  const below = (end: number): number => Math.floor(next() * end);
  const shuffled = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, at: next() }))
      .sort((left, right) => left.at - right.at)
      .map(({ item }) => item);
  return { below, shuffled };
}

type Random = ReturnType<typeof seededRandom>;
const text = (rows: readonly (readonly string[])[]): Buffer => Buffer.from(csvOf([header, ...rows]));
const column = (name: string): number => header.indexOf(name);
const withCell = (row: readonly string[], name: string, value: string): string[] =>
  row.with(column(name), value);
const swapped = (row: readonly string[], one: string, other: string): string[] =>
  row.with(column(one), row[column(other)] ?? '').with(column(other), row[column(one)] ?? '');

const impossible: readonly [string, string][] = [
  ['release_speed', '951.2'],
  ['release_speed', '-3'],
  ['plate_x', '1e99'],
  ['release_spin_rate', 'Infinity'],
  ['balls', '7'],
  ['strikes', '3'],
  ['outs_when_up', '-1'],
  ['zone', '10'],
  ['pitch_number', '99'],
  ['at_bat_number', '0'],
  ['batter', '0'],
  ['launch_speed', '400'],
  ['estimated_woba_using_speedangle', '44'],
  ['inning', '1000'],
  ['game_date', '2025-02-30'],
];

/** What can happen to a file. Each takes the random numbers of its seed. */
const mutations: Readonly<Record<string, (random: Random) => Buffer>> = {
  'columns in another order': (random) => {
    const order = random.shuffled(header.map((_, index) => index));
    return Buffer.from(csvOf([header, ...records].map((row) => order.map((index) => row[index] ?? ''))));
  },
  'missing columns': (random) => {
    const gone = new Set(random.shuffled(header.map((_, index) => index)).slice(0, random.below(40) + 1));
    return Buffer.from(csvOf([header, ...records].map((row) => row.filter((_, index) => !gone.has(index)))));
  },
  'extra columns': (random) => {
    const at = random.below(header.length);
    return Buffer.from(
      csvOf(
        [header, ...records].map((row, index) =>
          row.toSpliced(at, 0, index === 0 ? 'humidity' : '0.4', index === 0 ? 'mood' : 'bad'),
        ),
      ),
    );
  },
  'cut body': (random) => Buffer.from(csv).subarray(0, random.below(csv.length)),
  'mixed encodings': (random) => {
    const bytes = Buffer.from(csv);
    for (let count = 0; count < 20; count += 1) bytes[random.below(bytes.length)] = 0x80 + random.below(0x7f);
    return random.below(4) === 0 ? Buffer.from(csv, 'utf16le') : bytes;
  },
  'duplicated rows': (random) => {
    const again = random.shuffled(records).slice(0, 20);
    const changed = again.map((row) =>
      random.below(2) === 0 ? row : withCell(row, 'release_speed', '88.8'),
    );
    return text(random.shuffled([...records, ...changed]));
  },
  'swapped teams': (random) => {
    const pairs = [
      ['home_team', 'away_team'],
      ['batter', 'pitcher'],
      ['home_score', 'away_score'],
    ] as const;
    const [one, other] = pairs[random.below(2)] ?? pairs[0];
    return text(records.map((row) => swapped(row, one, other)));
  },
  'impossible values': (random) =>
    text(
      records.map((row) => {
        const [name, value] = impossible[random.below(impossible.length)] ?? ['zone', '10'];
        return random.below(10) === 0 ? withCell(row, name, value) : row;
      }),
    ),
  'shifted cells': (random) =>
    text(
      records.map((row) =>
        random.below(15) === 0 ? ['', ...row.slice(0, random.below(2) === 0 ? -1 : undefined)] : row,
      ),
    ),
  'pitches numbered differently': (random) => {
    const shifted = new Set(Array.from({ length: 8 }, () => String(random.below(70) + 1)));
    return text(
      records.map((row) =>
        shifted.has(row[column('at_bat_number')] ?? '')
          ? withCell(row, 'pitch_number', String(Number(row[column('pitch_number')]) + 1))
          : row,
      ),
    );
  },
};

const cases = Object.entries(mutations).flatMap(([name, mutate]) =>
  [1, 2, 3, 4, 5].map((seed) => ({ name, seed, mutate })),
);

describe('fifty damaged files of Baseball Savant', () => {
  it('come from a file that is whole, and agrees with the feed pitch by pitch', () => {
    expect(header).toEqual(savantColumns);
    expect(clean.findings).toEqual([]);
    expect([clean.rows.size, feedOnly.rows.size]).toEqual([records.length, records.length]);
    expect([...clean.rows.values()].every((row) => row['source'] === 'savant')).toBe(true);
    expect(cases).toHaveLength(50);
  });

  it.each(cases)(
    '$name (seed $seed): nothing crashes, nothing wrong is loaded in silence',
    ({ name, seed, mutate }) => {
      const loaded = load(mutate(seededRandom(seed)));
      expect([...loaded.rows.keys()].sort()).toEqual(expect.arrayContaining([...feedOnly.rows.keys()]));
      const codes = loaded.findings.map(({ code }) => code);
      if (loaded.refused !== null) {
        expect(loaded.refused).toBe('SOURCE_RESPONSE_MALFORMED');
        expect(wrongCells(loaded)).toEqual([]);
        return;
      }
      expect(wrongCells(loaded)).toEqual([]);
      if (name === 'columns in another order') expect([codes, loaded.rows]).toEqual([[], clean.rows]);
      else expect(codes).not.toEqual([]);
    },
  );
});
