import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesOf, registerOf, type SmallSeason, smallSeason, threeGames, toCsv } from './small-season.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A season of one game. */
export const season2011 = smallSeason(2011, [
  { date: '20110805', away: 'NYA', home: 'BOS', park: 'BOS07', runs: [2, 3] },
]);
/** The season of {@link threeGames}. */
export const season2012 = smallSeason(2012, threeGames);

/** Writes the files of a season as a user has them: some compressed, some not. */
export function writeSeason(folder: string, season: SmallSeason): void {
  mkdirSync(join(folder, 'csv'), { recursive: true });
  mkdirSync(join(folder, 'gamelogs'), { recursive: true });
  const { gameLog, gameInfo, teamStats, batting, pitching, allPlayers } = filesOf(season);
  const year = season.season;
  writeFileSync(join(folder, `gamelogs/gl${year}.txt.gz`), gzipSync(gameLog ?? ''));
  writeFileSync(join(folder, `csv/${year}gameinfo.csv`), gameInfo ?? '');
  writeFileSync(join(folder, `csv/${year}teamstats.csv.gz`), gzipSync(teamStats ?? ''));
  writeFileSync(join(folder, `csv/${year}batting.csv.gz`), gzipSync(batting ?? ''));
  writeFileSync(join(folder, `${year}pitching.csv`), pitching ?? '');
  writeFileSync(join(folder, `csv/${year}allplayers.csv`), allPlayers ?? '');
}

/** A folder with both seasons and parks, the register beside it. */
export function makeRetrosheetFolder(): string {
  const root = temporaryFolder();
  const folder = join(root, 'retrosheet');
  for (const season of [season2011, season2012]) writeSeason(folder, season);
  writeFileSync(
    join(folder, 'csv/ballparks.csv'),
    'ID,Country,State,City,Park Name,First,Last\nDEN02,United States,Colorado,Denver,Coors Field,19950426,\nBOS07,United States,Massachusetts,Boston,Fenway Park,19120420,\n',
  );
  mkdirSync(join(root, 'register'));
  const people = [...registerOf(season2012)].map(([id, playerId]) => ({
    key_mlbam: String(playerId),
    key_retro: id,
    key_bbref: '',
    key_fangraphs: '',
    name_last: 'Last',
    name_first: 'First',
    birth_year: '1990',
    mlb_played_first: '2011',
    mlb_played_last: '',
  }));
  writeFileSync(join(root, 'register/people.csv'), toCsv(people));
  return folder;
}
