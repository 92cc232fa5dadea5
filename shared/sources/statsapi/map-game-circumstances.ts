import type { gameUmpires, gameWeather, probablePitchers } from '../../../schemas/tables/games.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { sides } from './box-score-players.ts';
import { type GameDocument, hasPlay } from './game-document.ts';
import { readId, readIdOf, readInteger, readList, readObject, readText } from './json-access.ts';

/** An umpire at his position. */
type PlacedUmpire = Pick<BusinessRow<typeof gameUmpires>, 'position' | 'umpire_id' | 'umpire_name'>;

/** A list of officials, one umpire a position, and the places in it that name none: an official may be a text without an id in some years. */
export function readUmpires(officials: unknown): { umpires: PlacedUmpire[]; unread: number[] } {
  const umpires = new Map<string, PlacedUmpire>();
  const unread: number[] = [];
  for (const [index, value] of readList(officials).entries()) {
    const entry = readObject(value);
    const official = readObject(entry['official']);
    const position = readText(entry['officialType']);
    const umpireId = readId(official['id']);
    if (position === null || umpireId === null || umpires.has(position)) unread.push(index);
    else
      umpires.set(position, { position, umpire_id: umpireId, umpire_name: readText(official['fullName']) });
  }
  return { umpires: [...umpires.values()], unread };
}

/** Umpires by position. */
export function mapUmpires({ header, boxscore, findings }: GameDocument): BusinessRow<typeof gameUmpires>[] {
  const { umpires, unread } = readUmpires(boxscore['officials']);
  for (const index of unread)
    findings.push({
      code: 'ROW_SKIPPED',
      path: `boxscore.officials[${index}]`,
      message: 'an official has no id or position, or shares a position',
    });
  return umpires.map((umpire) => ({ game_pk: header.gamePk, game_date: header.gameDate, ...umpire }));
}

/** Weather of a game that has begun; none when the source gives an empty object. */
export function mapWeather(document: GameDocument): BusinessRow<typeof gameWeather>[] {
  const { header, weather } = document;
  if (!hasPlay(document) || Object.keys(weather).length === 0) return [];
  const condition = readText(weather['condition']);
  const wind = readText(weather['wind']);
  const windParts = /^(\d+) mph(?:, (.+))?$/.exec(wind ?? '');
  return [
    {
      game_pk: header.gamePk,
      game_date: header.gameDate,
      condition,
      temperature_fahrenheit: readInteger(weather['temp']),
      wind_speed_mph: windParts === null ? null : Number(windParts[1]),
      wind_direction: windParts === null ? wind : (windParts[2] ?? null),
      roof_closed: condition === 'Dome' || condition === 'Roof Closed',
      raw: JSON.stringify(weather),
    },
  ];
}

/** The announced starters as the source gives them at `fetchedAt`. */
export function mapProbablePitchers(document: GameDocument): BusinessRow<typeof probablePitchers>[] {
  const { header, probablePitchers: announced, fetchedAt } = document;
  return sides.flatMap((side) => {
    const pitcher = readObject(announced[side]);
    const pitcherId = readIdOf(pitcher);
    if (pitcherId === null) return [];
    return [
      {
        game_pk: header.gamePk,
        game_date: header.gameDate,
        team_id: side === 'home' ? header.homeTeamId : header.awayTeamId,
        is_home: side === 'home',
        pitcher_id: pitcherId,
        pitcher_name: readText(pitcher['fullName']),
        snapshot_at: fetchedAt,
      },
    ];
  });
}
