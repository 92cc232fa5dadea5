import { epochDayOf } from '../calendar-date.ts';
import { elementAt } from '../element-at.ts';
import { playerNameOf } from '../player-names.ts';
import { RandomStream } from '../random.ts';
import type { ScheduledGame } from '../season-calendar.ts';
import type { Umpire, Weather } from './game-record.ts';

const umpireCount = 76;
const firstUmpireId = 9_900_000;
const directions = [
  'Out To CF',
  'Out To LF',
  'Out To RF',
  'In From CF',
  'L To R',
  'R To L',
  'Varies',
] as const;

/** The four umpires of a game, home plate first. */
export function umpiresOf(seed: number, game: ScheduledGame): readonly Umpire[] {
  const random = new RandomStream(seed, 'umpires', game.gamePk);
  const first = random.below(umpireCount);
  return [0, 1, 2, 3].map((offset) => {
    const id = firstUmpireId + ((first + offset * 19) % umpireCount);
    const { firstName, lastName } = playerNameOf(seed, id);
    return { id, fullName: `${firstName} ${lastName}` };
  });
}

/** Temperature by latitude and time of year, wind, and the roof. */
export function weatherOf(seed: number, game: ScheduledGame): Weather {
  const random = new RandomStream(seed, 'weather', game.gamePk);
  const { venue } = game;
  const isRoofClosed = venue.roofType === 'Dome' || (venue.roofType === 'Retractable' && random.chance(0.55));
  if (isRoofClosed) {
    return {
      condition: venue.roofType === 'Dome' ? 'Dome' : 'Roof Closed',
      temperatureF: 72,
      wind: '0 mph, None',
    };
  }
  const dayOfYear = epochDayOf(game.officialDate) - epochDayOf(`${game.season}-01-01`);
  // Warmest in the last days of July; the swing grows with the latitude.
  const summer = Math.cos((2 * Math.PI * (dayOfYear - 205)) / 365);
  const mean = 92 - (venue.latitude - 26) * 1.25;
  const temperatureF = Math.round(
    random.normal(mean + summer * (venue.latitude - 18) * 0.6 - (game.dayNight === 'night' ? 4 : 0), 5),
  );
  const condition = elementAt(
    ['Sunny', 'Clear', 'Partly Cloudy', 'Cloudy', 'Overcast', 'Drizzle'],
    random.below(6),
  );
  const mph = Math.max(0, Math.round(random.normal(8, 4)));
  return {
    condition,
    temperatureF,
    wind: mph === 0 ? '0 mph, Calm' : `${mph} mph, ${elementAt(directions, random.below(directions.length))}`,
  };
}

/** The weather's effect on the log-odds of a home run: warm air carries. */
export function homeRunWeatherEffect(weather: Weather): number {
  return (weather.temperatureF - 72) * 0.004;
}
