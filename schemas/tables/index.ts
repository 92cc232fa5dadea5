import { gameFeaturesDaily, pitcherFeaturesDaily, teamRollingFeatures } from './features.ts';
import { gameOccurrences, games, gameUmpires, gameWeather, linescores, probablePitchers } from './games.ts';
import { playerBattingLines, playerPitchingLines, teamGameTotals } from './lines.ts';
import { deadLetterQueue, qualityReports, rawObjects, runManifests } from './operational.ts';
import { statcastPitches } from './pitches.ts';
import { gamePredictions, modelRegistry } from './predictions.ts';
import { players, teams, venues } from './reference.ts';
import { qualifiedName, type TableContract } from './table-contract.ts';

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
  probablePitchers,
  gameUmpires,
  gameWeather,
  teams,
  players,
  venues,
  teamRollingFeatures,
  pitcherFeaturesDaily,
  gameFeaturesDaily,
  gamePredictions,
  modelRegistry,
  runManifests,
  qualityReports,
  deadLetterQueue,
];

const byName = new Map(tableContracts.map((contract) => [qualifiedName(contract), contract]));

/** The contract of `dataset.table`, or undefined. */
export const tableContract = (name: string): TableContract | undefined => byName.get(name);
