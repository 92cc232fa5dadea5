import { z } from 'zod';
import type { RuleCount } from './count-findings.ts';
import { markdownTable, percentOf } from './markdown.ts';
import type { Coverage, PitchTypeCount } from './read-coverage.ts';

/** Everything that the document tells. */
export interface CoverageFacts extends Coverage {
  findings: readonly RuleCount[];
  /** Open dead letters by error code. */
  openLetters: ReadonlyMap<string, number>;
  /** Sections that compare with known figures. */
  comparisons: readonly (readonly string[])[];
}

const ruleLimit = 60;

/** The document, line by line: only what the warehouse and the reports of a data folder hold. */
export function writeCoverage(facts: CoverageFacts): string[] {
  return [
    '# Data coverage',
    '',
    'Written by `npm run -s hankstank -- coverage --data-dir DIR [--known DIR] --output docs/data-coverage.md` from what a data folder holds; not written by hand.',
    'A folder is filled with `backfill` (Stats API, Retrosheet) and `import` (recordings of the Stats API, odds, Savant); `--known` names a folder with `retrosheet/`, `savant/` and `statsapi/`, whose',
    'manifests and game logs the last section compares with. What the rules mean: [validation.md](validation.md).',
    '',
    ...tablesSection(facts),
    ...gradesSection(facts),
    ...pitchesSection(facts),
    ...pitchTypesSection(facts),
    ...findingsSection(facts),
    ...lettersSection(facts),
    ...(facts.comparisons.length === 0
      ? []
      : ['## Beside known figures', '', ...facts.comparisons.flatMap((lines) => [...lines, ''])]),
  ];
}

function tablesSection({ tables }: Coverage): string[] {
  const rows = tables.map(({ dataset, source, season, dates, games, row_count }) => [
    dataset,
    source,
    season === null ? '' : String(season),
    dates,
    games,
    row_count,
  ]);
  return [
    '## Tables',
    '',
    'Rows by table, source and season (the year of the fact). Dates and games that are told of; 0 where a table does not speak of any.',
    '',
    ...markdownTable(['table', 'source', 'season', 'dates', 'games', 'rows'], rows),
    '',
  ];
}

const gradeColumns = ['A', 'B', 'C', 'F'] as const;

function gradesSection({ grades }: Coverage): string[] {
  const bySeason = Map.groupBy(grades, ({ source, season }) => `${source} ${season}`);
  const rows = [...bySeason.values()].map((own) => {
    const count = (isCounted: (row: (typeof own)[number]) => boolean): number =>
      own.filter(isCounted).reduce((sum, { games }) => sum + games, 0);
    return [
      own[0]?.source ?? '',
      String(own[0]?.season ?? ''),
      count(() => true),
      count(({ is_complete }) => !is_complete),
      ...gradeColumns.map((grade) => count((row) => row.is_complete && row.grade === grade)),
      count(({ is_complete, grade }) => is_complete && grade === null),
    ];
  });
  return [
    '## Grades',
    '',
    'Games by the source of their row; of the complete ones the newest grade. Games of Retrosheet have none: one whose files contradict each other is not loaded at all.',
    '',
    ...markdownTable(['source', 'season', 'games', 'not complete', ...gradeColumns, 'none'], rows),
    '',
  ];
}

function pitchesSection({ pitchedGames }: Coverage): string[] {
  const groups = Map.groupBy(
    pitchedGames,
    ({ game_date, savant_pitches }) => `${game_date.slice(0, 4)} ${savant_pitches > 0 ? 'Savant' : 'feed'}`,
  );
  const rows = [...groups]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, own]) => {
      const counts = own.map(({ pitches }) => pitches);
      const sum = counts.reduce((total, count) => total + count, 0);
      return [
        ...name.split(' '),
        own.length,
        sum,
        (sum / own.length).toFixed(1),
        Math.min(...counts),
        Math.max(...counts),
      ];
    });
  return [
    '## Pitches',
    '',
    ...markdownTable(['season', 'told by', 'games', 'pitches', 'a game', 'fewest', 'most'], rows),
    '',
  ];
}

/** Types that have a column; the others are one. */
const typeColumns = ['FF', 'SI', 'FT', 'FC', 'SL', 'ST', 'SV', 'CU', 'KC', 'CH', 'FS'] as const;

function pitchTypesSection({ pitchTypes }: Coverage): string[] {
  const bySeason = Map.groupBy(pitchTypes, ({ game_date }) => game_date.slice(0, 4));
  const sum = (own: readonly PitchTypeCount[]): number =>
    own.reduce((total, { pitches }) => total + pitches, 0);
  const isOther = ({ pitch_type }: PitchTypeCount): boolean =>
    pitch_type !== null && !z.enum(typeColumns).safeParse(pitch_type).success;
  const rows = [...bySeason].map(([season, own]) => {
    const share = (isCounted: (row: PitchTypeCount) => boolean): string =>
      percentOf(sum(own.filter(isCounted)), sum(own));
    return [
      season,
      sum(own),
      ...typeColumns.map((type) => share(({ pitch_type }) => pitch_type === type)),
      share(isOther),
      share(({ pitch_type }) => pitch_type === null),
    ];
  });
  return [
    '## Pitch types',
    '',
    ...markdownTable(['season', 'pitches', ...typeColumns, 'others', 'unknown'], rows),
    '',
  ];
}

function findingsSection({ findings }: CoverageFacts): string[] {
  const rows = findings
    .slice(0, ruleLimit)
    .map(({ rule, severity, places, findings: count, example }) => [rule, severity, count, places, example]);
  const more = findings.length - rows.length;
  return [
    '## Findings by rule',
    '',
    'Of the newest verdict over every game, schedule and dataset. Hard: the row is rejected, or the game loses its grade; soft: unusual; info: said for the record.',
    ...(more > 0 ? [`${more} more rules are not shown.`] : []),
    '',
    ...markdownTable(['rule', 'severity', 'findings', 'in', 'for example'], rows),
    '',
  ];
}

function lettersSection({ openLetters }: CoverageFacts): string[] {
  if (openLetters.size === 0) return ['## Dead letters', '', 'None is open.', ''];
  return ['## Dead letters', '', ...markdownTable(['code', 'open'], [...openLetters]), ''];
}
