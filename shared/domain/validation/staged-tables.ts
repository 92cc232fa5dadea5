import {
  gameOccurrences,
  games,
  gameUmpires,
  gameWeather,
  linescores,
  probablePitchers,
} from '../../../schemas/tables/games.ts';
import { playerBattingLines, playerPitchingLines, teamGameTotals } from '../../../schemas/tables/lines.ts';
import { oddsSnapshots } from '../../../schemas/tables/odds.ts';
import { rawObjects } from '../../../schemas/tables/operational.ts';
import { savantGames, statcastPitches } from '../../../schemas/tables/pitches.ts';
import { players, teams, venues } from '../../../schemas/tables/reference.ts';
import { ballparks, peopleIds, retrosheetGames } from '../../../schemas/tables/register.ts';
import { rosters } from '../../../schemas/tables/rosters.ts';
import { playerGameLogs, playerSeasonStats, teamSeasonStats } from '../../../schemas/tables/season-stats.ts';
import { seasons } from '../../../schemas/tables/seasons.ts';
import { standings } from '../../../schemas/tables/standings.ts';
import { strikeoutLineSnapshots } from '../../../schemas/tables/strikeout-lines.ts';
import { transactions } from '../../../schemas/tables/transactions.ts';
import { weatherForecasts } from '../../../schemas/tables/weather.ts';
import { gameRowRules } from './game-row-rules.ts';
import { battingLineRules, pitchingLineRules, pitchRules } from './line-row-rules.ts';
import { oddsRowRules } from './odds-row-rules.ts';
import { standingRules, statRules } from './reference-row-rules.ts';
import { strikeoutLineRules } from './strikeout-line-rules.ts';
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
  savantGames: tableRules(savantGames, 'SAVANT_GAME'),
  probablePitchers: tableRules(probablePitchers, 'PROBABLE'),
  umpires: tableRules(gameUmpires, 'UMPIRE'),
  weather: tableRules(gameWeather, 'WEATHER'),
  teams: tableRules(teams, 'TEAM'),
  players: tableRules(players, 'PLAYER'),
  venues: tableRules(venues, 'VENUE'),
  seasons: tableRules(seasons, 'SEASON'),
  rosters: tableRules(rosters, 'ROSTER'),
  transactions: tableRules(transactions, 'TRANSACTION'),
  standings: tableRules(standings, 'STANDING', standingRules),
  playerSeasonStats: tableRules(playerSeasonStats, 'PLAYER_STATS', statRules('PLAYER_STATS')),
  teamSeasonStats: tableRules(teamSeasonStats, 'TEAM_STATS', statRules('TEAM_STATS')),
  playerGameLogs: tableRules(playerGameLogs, 'GAME_LOG'),
  odds: tableRules(oddsSnapshots, 'ODDS', oddsRowRules),
  strikeoutLines: tableRules(strikeoutLineSnapshots, 'STRIKEOUT_LINE', strikeoutLineRules),
  forecasts: tableRules(weatherForecasts, 'FORECAST'),
  peopleIds: tableRules(peopleIds, 'PERSON_IDS'),
  ballparks: tableRules(ballparks, 'BALLPARK'),
  retrosheetGames: tableRules(retrosheetGames, 'RETROSHEET_GAME'),
  rawObjects: tableRules(rawObjects, 'RAW_OBJECT'),
};

/** What happened on the field: loaded for complete games only. */
export const tablesOfPlay: ReadonlySet<string> = new Set([
  stagedTables.linescores.table,
  stagedTables.batting.table,
  stagedTables.pitching.table,
  stagedTables.totals.table,
  stagedTables.pitches.table,
  stagedTables.savantGames.table,
  stagedTables.umpires.table,
  stagedTables.weather.table,
]);
