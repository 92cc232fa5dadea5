import { advancedFeatures } from './advanced-features.ts';
import { contextFeatures, relieverFeaturesDaily } from './context-features.ts';
import { gameFeaturesDaily, pitcherFeaturesDaily, teamRollingFeatures } from './features.ts';
import { gameOccurrences, games, gameUmpires, gameWeather, linescores, probablePitchers } from './games.ts';
import { playerBattingLines, playerPitchingLines, teamGameTotals } from './lines.ts';
import { marketMemoryFeatures } from './market-memory-features.ts';
import { oddsSnapshots } from './odds.ts';
import {
  deadLetterQueue,
  modelMetrics,
  partitionGates,
  qualityReports,
  rawObjects,
  runManifests,
} from './operational.ts';
import { savantGames, statcastPitches } from './pitches.ts';
import { pitcherStartFeatures, playerFeaturesDaily } from './player-features.ts';
import { playerPredictions, strikeoutPredictions } from './player-predictions.ts';
import { gamePredictions, modelMoves, modelRegistry } from './predictions.ts';
import { players, teams, venues } from './reference.ts';
import { ballparks, peopleIds, retrosheetGames } from './register.ts';
import { rosters } from './rosters.ts';
import { playerGameLogs, playerSeasonStats, teamSeasonStats } from './season-stats.ts';
import { seasons } from './seasons.ts';
import { standings } from './standings.ts';
import { strikeoutLineSnapshots } from './strikeout-lines.ts';
import { qualifiedName, type TableContract } from './table-contract.ts';
import { transactions } from './transactions.ts';
import { weatherForecasts } from './weather.ts';

/** Every table of the warehouse. A new table is a contract and a line here. */
export const tableContracts: readonly TableContract[] = [
  rawObjects,
  games,
  gameOccurrences,
  linescores,
  playerBattingLines,
  playerPitchingLines,
  teamGameTotals,
  statcastPitches,
  savantGames,
  probablePitchers,
  gameUmpires,
  gameWeather,
  teams,
  players,
  venues,
  peopleIds,
  ballparks,
  retrosheetGames,
  seasons,
  rosters,
  transactions,
  standings,
  playerSeasonStats,
  teamSeasonStats,
  playerGameLogs,
  oddsSnapshots,
  strikeoutLineSnapshots,
  weatherForecasts,
  teamRollingFeatures,
  pitcherFeaturesDaily,
  gameFeaturesDaily,
  advancedFeatures,
  pitcherStartFeatures,
  playerFeaturesDaily,
  contextFeatures,
  relieverFeaturesDaily,
  marketMemoryFeatures,
  gamePredictions,
  strikeoutPredictions,
  playerPredictions,
  modelRegistry,
  modelMoves,
  runManifests,
  qualityReports,
  deadLetterQueue,
  partitionGates,
  modelMetrics,
];

const byName = new Map(tableContracts.map((contract) => [qualifiedName(contract), contract]));

/** The contract of `dataset.table`, or undefined. */
export const tableContract = (name: string): TableContract | undefined => byName.get(name);
