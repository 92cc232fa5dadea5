import {
  gameOccurrences,
  games,
  gameUmpires,
  gameWeather,
  linescores,
  probablePitchers,
} from '../../../schemas/tables/games.ts';
import { playerBattingLines, playerPitchingLines, teamGameTotals } from '../../../schemas/tables/lines.ts';
import { rawObjects } from '../../../schemas/tables/operational.ts';
import { statcastPitches } from '../../../schemas/tables/pitches.ts';
import { players, teams, venues } from '../../../schemas/tables/reference.ts';
import { gameRowRules } from './game-row-rules.ts';
import { battingLineRules, pitchingLineRules, pitchRules } from './line-row-rules.ts';
import { tableRules } from './table-rules.ts';

/** The rules of every table a bundle may carry. */
export const stagedTables = {
  games: tableRules(games, 'GAME', gameRowRules),
  occurrences: tableRules(gameOccurrences, 'OCCURRENCE'),
  linescores: tableRules(linescores, 'LINE_SCORE'),
  batting: tableRules(playerBattingLines, 'BATTING', battingLineRules),
  pitching: tableRules(playerPitchingLines, 'PITCHING', pitchingLineRules),
  totals: tableRules(teamGameTotals, 'TEAM_TOTALS'),
  pitches: tableRules(statcastPitches, 'PITCH', pitchRules),
  probablePitchers: tableRules(probablePitchers, 'PROBABLE'),
  umpires: tableRules(gameUmpires, 'UMPIRE'),
  weather: tableRules(gameWeather, 'WEATHER'),
  teams: tableRules(teams, 'TEAM'),
  players: tableRules(players, 'PLAYER'),
  venues: tableRules(venues, 'VENUE'),
  rawObjects: tableRules(rawObjects, 'RAW_OBJECT'),
};

/** What happened on the field: loaded for complete games only. */
export const tablesOfPlay: ReadonlySet<string> = new Set([
  stagedTables.linescores.table,
  stagedTables.batting.table,
  stagedTables.pitching.table,
  stagedTables.totals.table,
  stagedTables.pitches.table,
  stagedTables.umpires.table,
  stagedTables.weather.table,
]);
