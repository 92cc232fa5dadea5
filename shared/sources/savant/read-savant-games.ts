import type { BundleFinding } from '../../../schemas/bundle.ts';
import { sha256 } from '../../domain/checksum.ts';
import type { PitchFile } from '../../domain/pitches/game-pitches.ts';
import { type PitchRow, pitchKey } from '../../domain/pitches/pitch-row.ts';
import { completeGame } from './complete-game.ts';
import { pitchMapper } from './map-savant-pitches.ts';
import type { SavantFile } from './read-savant-csv.ts';

/** Savant's account of the games of a date, and what could not be taken at its word. */
export interface SavantGames {
  games: Map<number, PitchFile>;
  findings: BundleFinding[];
}

interface GameRecords {
  rows: Map<string, { row: PitchRow; text: string }>;
  /** Keys with two different rows: nobody knows which is right. */
  disputed: Set<string>;
  teams: Set<string>;
}

/** Splits a file by game. Rows that cannot be read are left out and counted; of rows that dispute a pitch none is taken. */
export function readSavantGames(
  file: SavantFile,
  gameDate: string,
  { source, fetchedAt }: { source: string; fetchedAt: string },
): SavantGames {
  const complaints = new Map<string, number>();
  const count = (what: string): void => {
    complaints.set(what, (complaints.get(what) ?? 0) + 1);
  };
  const byGame = new Map<number, GameRecords>();
  const [awayPlace, homePlace] = [file.placeOf('away_team'), file.placeOf('home_team')];
  const mapPitch = pitchMapper(file, gameDate, (kind, column) => count(`${kind} ${column}`));
  for (const record of file.records) {
    const row = mapPitch(record);
    if (row === null) continue;
    const game = byGame.get(row.game_pk) ?? newGame(byGame, row.game_pk);
    game.teams.add(`${record[awayPlace] ?? ''}@${record[homePlace] ?? ''}`);
    const key = pitchKey(row);
    const text = record.join('\u001F');
    const before = game.rows.get(key);
    if (before === undefined) game.rows.set(key, { row, text });
    else if (before.text === text) count('skipped twice the same row');
    else game.disputed.add(key);
  }
  const games = new Map<number, PitchFile>();
  for (const [gamePk, { rows, disputed, teams }] of byGame) {
    for (const key of disputed) {
      rows.delete(key);
      count('skipped two rows of one pitch');
    }
    if (teams.size > 1) count('unreadable home_team');
    const undisputed = [...rows.values()];
    const [teamPair] = teams;
    games.set(gamePk, {
      source,
      fetchedAt,
      rows: completeGame(undisputed.map(({ row }) => row)),
      contentSha256: sha256(
        undisputed
          .map(({ text }) => text)
          .sort()
          .join('\n'),
      ),
      teams: teams.size === 1 ? (teamPair ?? null) : null,
    });
  }
  return { games, findings: [...file.findings, ...[...complaints].map(findingOf)] };
}

function newGame(byGame: Map<number, GameRecords>, gamePk: number): GameRecords {
  const game: GameRecords = { rows: new Map(), disputed: new Set(), teams: new Set() };
  byGame.set(gamePk, game);
  return game;
}

function findingOf([what, rows]: [string, number]): BundleFinding {
  const [kind = '', ...column] = what.split(' ');
  return {
    code: kind === 'skipped' ? 'ROW_SKIPPED' : 'VALUE_UNREADABLE',
    path: column.join(' '),
    message: `${rows} row${rows === 1 ? '' : 's'} of Savant`,
  };
}
