import { openRetrosheetFolder } from '../../../shared/adapters/local/retrosheet-folder.ts';
import { type LoggedSide, readGameLog } from '../../../shared/sources/retrosheet/read-game-log.ts';
import { battingCount } from '../../../shared/sources/retrosheet/stat-columns.ts';
import { teamIdOfCode } from '../../../shared/sources/retrosheet/team-codes.ts';
import { markdownTable } from './markdown.ts';
import type { TeamSeason } from './read-coverage.ts';

/** The totals that are compared: AB, H, HR, R, BB, SO. */
const compared = ['at_bats', 'hits', 'home_runs', 'runs', 'walks', 'strikeouts'] as const;
type Totals = Record<(typeof compared)[number], number>;

function addGame(totals: Totals, { totals: logged }: LoggedSide): void {
  if (logged === null) return;
  totals.at_bats += battingCount(logged.batting, 'b_ab');
  totals.hits += battingCount(logged.batting, 'b_h');
  totals.home_runs += battingCount(logged.batting, 'b_hr');
  totals.runs += battingCount(logged.batting, 'b_r');
  totals.walks += battingCount(logged.batting, 'b_w');
  totals.strikeouts += battingCount(logged.batting, 'b_k');
}

/** Season totals of every team by Retrosheet's game log. */
function totalsOfLog(body: Buffer, season: number): Map<number, Totals> {
  const teams = new Map<number, Totals>();
  for (const game of readGameLog(body, `gl${season}`).games)
    for (const side of ['home', 'away'] as const) {
      const teamId = teamIdOfCode(game.facts[side].code, season);
      const totals = teams.get(teamId) ?? {
        at_bats: 0,
        hits: 0,
        home_runs: 0,
        runs: 0,
        walks: 0,
        strikeouts: 0,
      };
      teams.set(teamId, totals);
      addGame(totals, game[side]);
    }
  return teams;
}

/**
 * Batting lines of Retrosheet, summed by team and season, beside the totals of the game logs in a folder. Seasons without lines or
 * without a log are left out. Throws CONFIG_INVALID, SOURCE_RESPONSE_MALFORMED.
 */
export function compareGameLogs(teamSeasons: readonly TeamSeason[], folder: string): string[] {
  const files = openRetrosheetFolder(folder);
  const loaded = Map.groupBy(
    teamSeasons.filter(({ source }) => source === 'retrosheet'),
    ({ season }) => season,
  );
  const different: string[] = [];
  const rows = [...loaded].flatMap(([season, teams]) => {
    const { gameLog } = files.readSeason(season);
    if (gameLog === null) return [];
    const logged = totalsOfLog(gameLog.body, season);
    const ids = new Set([...logged.keys(), ...teams.map(({ team_id }) => team_id)]);
    const equal = [...ids].filter((teamId) => {
      const ours = teams.find(({ team_id }) => team_id === teamId);
      const theirs = logged.get(teamId);
      const isEqual = compared.every((name) => ours?.[name] === theirs?.[name]);
      if (!isEqual) different.push(`${season} team ${teamId}`);
      return isEqual;
    });
    const sum = (name: (typeof compared)[number]): number =>
      teams.reduce((total, team) => total + team[name], 0);
    return [{ season, counts: [ids.size, equal.length, ...compared.map(sum)] }];
  });
  const count = (column: number): number =>
    rows.reduce((total, { counts }) => total + (counts[column] ?? 0), 0);
  return [
    '### Retrosheet: batting lines beside the game logs',
    '',
    `At bats, hits, home runs, runs, walks and strikeouts of the lines equal the sums of the game logs in ${count(1)} of ${count(0)} team-seasons${different.length === 0 ? '' : `; not in ${different.join(', ')}`}.`,
    '',
    ...markdownTable(
      ['season', 'teams', 'equal', 'AB', 'H', 'HR', 'R', 'BB', 'SO'],
      rows.map(({ season, counts }) => [String(season), ...counts]),
    ),
  ];
}
