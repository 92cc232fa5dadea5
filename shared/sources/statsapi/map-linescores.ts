import type { linescores } from '../../../schemas/tables/games.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import type { GameDocument } from './game-document.ts';
import { type JsonObject, readInteger, readList, readObject } from './json-access.ts';
import { wasPlayed } from './map-games.ts';

/** Innings in which somebody batted. A half without runs was not played: its batting is null, the errors made in it stay. */
export function mapLinescores({
  header,
  linescore,
  findings,
}: GameDocument): BusinessRow<typeof linescores>[] {
  const seen = new Set<number>();
  return readList(linescore['innings'])
    .map(readObject)
    .filter(wasPlayed)
    .flatMap((inning) => {
      const number = readInteger(inning['num']);
      if (number === null || seen.has(number)) {
        findings.push({
          code: 'ROW_SKIPPED',
          path: 'linescore.innings',
          message: `an inning has number ${number}`,
        });
        return [];
      }
      seen.add(number);
      const home = readObject(inning['home']);
      const away = readObject(inning['away']);
      return [
        {
          game_pk: header.gamePk,
          game_date: header.gameDate,
          inning: number,
          home_runs: readInteger(home['runs']),
          away_runs: readInteger(away['runs']),
          home_hits: ofPlayedHalf(home, 'hits'),
          away_hits: ofPlayedHalf(away, 'hits'),
          home_errors: readInteger(home['errors']),
          away_errors: readInteger(away['errors']),
          home_left_on_base: ofPlayedHalf(home, 'leftOnBase'),
          away_left_on_base: ofPlayedHalf(away, 'leftOnBase'),
        },
      ];
    });
}

const ofPlayedHalf = (half: JsonObject, name: string): number | null =>
  readInteger(half['runs']) === null ? null : readInteger(half[name]);
