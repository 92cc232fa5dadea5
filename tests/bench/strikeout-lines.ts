import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { formatTable } from '../../services/console/print-run.ts';
import type {
  BattingCounts,
  HistoryGame,
  PitcherGame,
  TeamGame,
} from '../../shared/domain/history/history.ts';
import { decimalOfAmerican } from '../../shared/domain/odds/prices.ts';
import { removeMargin } from '../../shared/domain/odds/remove-margin.ts';
import { pairedDifference } from '../../shared/domain/statistics/paired-difference.ts';
import {
  brierLosses,
  brierScore,
  expectedCalibrationError,
  logLoss,
} from '../../shared/domain/statistics/probability-scores.ts';
import {
  type BacktestedStart,
  backtestStrikeouts,
  CHOSEN_STRIKEOUT_SYSTEM,
  strikeoutSystemIds,
} from '../../shared/models/pitcher-strikeouts/index.ts';
import { probabilityOver } from '../../shared/models/pitcher-strikeouts/strikeout-distribution.ts';
import { type QuotedLine, readStrikeoutLines } from '../../shared/sources/odds/read-strikeout-lines.ts';
import { teamIdOfAbbreviation } from '../../shared/sources/odds/team-abbreviations.ts';
import { testData } from '../support/test-data.ts';

// What P(over) of the strikeout systems is worth against the main lines of bookmakers, beside the bookmakers' own fair probability. The
// systems know the starts of 2024 and of 2025 up to each date and nothing else: no line-ups, no bullpens, no parks, no umpires.
//   node tests/bench/strikeout-lines.ts

const count = z.coerce.number().int();
const startRow = z.looseObject({
  game_pk: count,
  game_date: z.iso.date(),
  game_year: count,
  pitcher: count,
  pitcher_team: z.string(),
  opponent_team: z.string(),
  is_home: z.enum(['0', '1']),
  outs: count,
  bf: count,
  pitches: count,
  runs_allowed: count,
  hits: count,
  walks: count,
  strikeouts: count,
});
type StartRow = z.infer<typeof startRow>;

const readStarts = (path: string): StartRow[] =>
  z.array(startRow).parse(parse(gunzipSync(readFileSync(path)), { columns: true }));

/** The starter's line; home runs and hit batters are not counted in the file. */
const pitcherOf = (row: StartRow): PitcherGame => ({
  playerId: row.pitcher,
  isStarter: true,
  outs: row.outs,
  battersFaced: row.bf,
  pitches: row.pitches,
  hits: row.hits,
  runs: row.runs_allowed,
  earnedRuns: row.runs_allowed,
  walks: row.walks,
  intentionalWalks: 0,
  strikeouts: row.strikeouts,
  homeRuns: 0,
  hitBatters: 0,
});

/** What a team did at bat against the rival's starter: all that is known of its day. */
const battingAgainst = ({ bf, hits, walks, strikeouts }: StartRow): BattingCounts => ({
  plateAppearances: bf,
  atBats: bf - walks,
  hits,
  doubles: 0,
  triples: 0,
  homeRuns: 0,
  walks,
  intentionalWalks: 0,
  hitByPitch: 0,
  strikeouts,
  stolenBases: 0,
  caughtStealing: 0,
});

const sideOf = (own: StartRow, rival: StartRow): TeamGame => ({
  teamId: teamIdOfAbbreviation(own.pitcher_team) ?? 0,
  code: null,
  runs: rival.runs_allowed,
  earlyRuns: null,
  batting: battingAgainst(rival),
  starterId: own.pitcher,
  batters: null,
  pitchers: [pitcherOf(own)],
});

/** Games of which both starters are in the file. */
function gamesOf(rows: readonly StartRow[]): HistoryGame[] {
  return [...Map.groupBy(rows, ({ game_pk }) => game_pk)].flatMap(([gamePk, own]): HistoryGame[] => {
    const [home, away] = ['1', '0'].map((side) => own.find(({ is_home }) => is_home === side));
    if (home === undefined || away === undefined) return [];
    return [
      {
        gamePk,
        gameDate: home.game_date,
        knownOn: home.game_date,
        season: home.game_year,
        gameNumber: 0,
        isNight: true,
        park: `home of ${home.pitcher_team}`,
        umpireId: null,
        home: sideOf(home, away),
        away: sideOf(away, home),
      },
    ];
  });
}

/** What a unit on each start would have come to whose expected strikeouts are so far from the line, at the prices of the line. */
function staked(priced: readonly PricedStart[], minEdge: number): string {
  const bets = priced.flatMap(({ start, quoted, over }) => {
    const edge = (start.means[CHOSEN_STRIKEOUT_SYSTEM] ?? quoted.line) - quoted.line;
    if (Math.abs(edge) < minEdge) return [];
    const [isRight, price] = edge > 0 ? [over === 1, quoted.over] : [over === 0, quoted.under];
    return [{ isRight, profit: isRight ? decimalOfAmerican(price) - 1 : -1 }];
  });
  const sum = (value: (bet: (typeof bets)[number]) => number): number =>
    bets.reduce((total, bet) => total + value(bet), 0) / bets.length;
  const right = (100 * sum(({ isRight }) => Number(isRight))).toFixed(1);
  return `${bets.length} starts ${minEdge} strikeouts or more from the line: right side ${right}%, ${(100 * sum(({ profit }) => profit)).toFixed(1)}% of what was staked`;
}

/** The main line of every start; of two captures the later one. */
function mainLines(path: string) {
  const { lines } = readStrikeoutLines(gunzipSync(readFileSync(path)), path);
  const main = lines.filter(({ isMain }) => isMain === true);
  main.sort((left, right) => (left.capturedAt < right.capturedAt ? -1 : 1));
  return new Map(main.map((line) => [`${line.gamePk} ${line.pitcherId}`, line]));
}

/** A start that was forecast, its line, and 1 when it went over. */
interface PricedStart {
  start: BacktestedStart;
  quoted: QuotedLine;
  over: number;
}

function run(startFiles: readonly string[], linesFile: string): void {
  const games = gamesOf(startFiles.flatMap(readStarts)).sort((left, right) =>
    left.gameDate === right.gameDate ? left.gamePk - right.gamePk : left.gameDate < right.gameDate ? -1 : 1,
  );
  const { starts, failures } = backtestStrikeouts({ games, people: new Map() }, { seasons: [2025] });
  for (const { systemId, reason, starts: cost } of failures)
    console.log(`${systemId}: ${reason} (${cost} starts)`);
  const lines = mainLines(linesFile);
  const priced = starts.flatMap((start): PricedStart[] => {
    const quoted = lines.get(`${start.gamePk} ${start.pitcherId}`);
    return quoted === undefined || start.strikeouts === null
      ? []
      : [{ start, quoted, over: Number(start.strikeouts > quoted.line) }];
  });
  const outcomes = priced.map(({ over }) => over);
  const market = priced.map(({ quoted }) => removeMargin({ first: quoted.over, second: quoted.under }).first);
  const columns = [
    { name: 'constant .5', probabilities: priced.map(() => 0.5) },
    { name: 'market, margin taken out', probabilities: market },
    ...strikeoutSystemIds.map((id) => ({
      name: id,
      probabilities: priced.map(({ start, quoted }) => {
        const distribution = start.distributions[id];
        return distribution === undefined ? 0.5 : probabilityOver(distribution, quoted.line);
      }),
    })),
  ];
  const marketLosses = brierLosses(market, outcomes);
  const cells = columns.map(({ name, probabilities }) => {
    const { mean, standardError } = pairedDifference(brierLosses(probabilities, outcomes), marketLosses);
    return [
      name,
      priced.length,
      brierScore(probabilities, outcomes).toFixed(4),
      logLoss(probabilities, outcomes).toFixed(4),
      expectedCalibrationError(probabilities, outcomes).toFixed(4),
      `${mean < 0 ? '-' : '+'}${Math.abs(mean).toFixed(4)} ± ${(standardError ?? 0).toFixed(4)}`,
    ];
  });
  const dates = priced.map(({ start }) => start.gameDate).sort();
  const error = (means: readonly number[]): string =>
    (
      priced.reduce(
        (sum, { start }, index) => sum + Math.abs((means[index] ?? 0) - (start.strikeouts ?? 0)),
        0,
      ) / priced.length
    ).toFixed(3);
  console.log(
    `${priced.length} starts with a main line, ${dates.at(0)} to ${dates.at(-1)}; over hit ${((100 * outcomes.reduce((sum, over) => sum + over, 0)) / priced.length).toFixed(1)}%`,
  );
  for (const line of formatTable(
    ['P(over) by', 'n', 'Brier', 'log loss', 'ECE', 'Brier − market ± SE'],
    cells,
  ))
    console.log(line);
  console.log(`${CHOSEN_STRIKEOUT_SYSTEM}: ${staked(priced, 0.5)}`);
  const ours = priced.map(({ start }) => start.means[CHOSEN_STRIKEOUT_SYSTEM] ?? 0);
  console.log(
    `mean absolute error: ${CHOSEN_STRIKEOUT_SYSTEM} ${error(ours)}, the line ${error(priced.map(({ quoted }) => quoted.line))}`,
  );
}

const [first, second, linesFile] = [
  'pitcher_starts/starts_2024.csv.gz',
  'pitcher_starts/starts_2025.csv.gz',
  'strikeout_lines/lines_2025.csv.gz',
].map(testData);
if (first != null && second != null && linesFile != null) run([first, second], linesFile);
