import { games, linescores } from './games.ts';
import { tableContracts } from './index.ts';
import { playerBattingLines, playerPitchingLines, teamGameTotals } from './lines.ts';
import { oddsSnapshots } from './odds.ts';
import { retrosheetGames } from './register.ts';
import { columnsOf, type TableContract } from './table-contract.ts';

/** Tables with facts of games. */
export const tablesOfGames: readonly TableContract[] = tableContracts.filter(
  (contract) => contract.zone === 'staging' && columnsOf(contract).some(({ name }) => name === 'game_pk'),
);

/**
 * Of these, the ones whose rows come under MLB's id when its row takes over a game that came under a stand-in: prices that were matched
 * to it, and Retrosheet's own account. Of the others the rows of the import go: MLB tells them better.
 */
export const renamedTables: readonly TableContract[] = [retrosheetGames, oddsSnapshots];

/** What an import of history writes of games. All are keyed by whole numbers, and have the date of the game. */
export const tablesOfHistory: readonly TableContract[] = [
  games,
  retrosheetGames,
  linescores,
  teamGameTotals,
  playerBattingLines,
  playerPitchingLines,
];
