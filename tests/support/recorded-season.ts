import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readPeople } from '../../shared/sources/register/read-people.ts';
import { parkTimeZones } from '../../shared/sources/retrosheet/park-time-zones.ts';
import { readBallparks } from '../../shared/sources/retrosheet/read-ballparks.ts';
import type { SeasonFiles } from '../../shared/sources/retrosheet/season-reading.ts';
import { testData } from './test-data.ts';
import type { WholeSeasonContext } from './whole-season.ts';

/** Seasons of which all files are there. */
export const recordedSeasons = [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017] as const;

const unzipped = (path: string): Buffer => gunzipSync(readFileSync(path));

/** The real files of a season and what reading them needs; null, said on the console, where there are no recordings. */
export function recordedSeason(season: number): { files: SeasonFiles; context: WholeSeasonContext } | null {
  const folder = testData('retrosheet');
  const people = testData('register/people.csv.gz');
  if (folder === null || people === null) return null;
  const csv = (kind: string): Buffer => unzipped(`${folder}/csv/${season}${kind}.csv.gz`);
  const register = readPeople(unzipped(people));
  return {
    files: {
      gameLog: unzipped(`${folder}/gamelogs/gl${season}.txt.gz`),
      gameInfo: csv('gameinfo'),
      teamStats: csv('teamstats'),
      batting: csv('batting'),
      pitching: csv('pitching'),
      allPlayers: csv('allplayers'),
    },
    context: {
      season,
      runId: '20260415T061500Z-ab12',
      ingestedAt: '2026-04-15T06:15:09.120Z',
      timeZones: parkTimeZones(readBallparks(unzipped(`${folder}/csv/ballparks.csv.gz`)).rows),
      register: register.playerIds,
      nameOf: register.nameOf,
      takenGames: new Map(),
      knownPlayers: new Set(),
    },
  };
}
