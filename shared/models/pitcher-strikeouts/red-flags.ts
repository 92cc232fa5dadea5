import type { StartFacts } from './start-facts.ts';

/** What makes a start other than the usual. */
export const redFlags = [
  'short_rest',
  'opener',
  'tiny_sample',
  'injury_return',
  'missing_lineup',
  'weather',
] as const;

/** See `redFlags`. */
export type RedFlag = (typeof redFlags)[number];

const SHORT_REST_DAYS = 4;
const LAY_OFF_DAYS = 60;
/** About four starts. */
const FEWEST_BATTERS = 100;
/** Below this share of starts a pitcher is a reliever who begins. */
const OPENER_SHARE = 0.4;
/** Cold that is worth naming, and wind that shortens nights (Fahrenheit, miles an hour). */
const COLD_FAHRENHEIT = 45;
const HIGH_WIND_MPH = 20;
const LIKELY_RAIN = 0.5;

/** Weather at first pitch, as far as it is known; null under a roof or without a forecast. */
export interface StartWeather {
  temperatureFahrenheit: number | null;
  windMph: number | null;
  /** 0..1. */
  rainProbability: number | null;
}

const isBad = ({ temperatureFahrenheit, windMph, rainProbability }: StartWeather): boolean =>
  (temperatureFahrenheit ?? COLD_FAHRENHEIT) < COLD_FAHRENHEIT ||
  (windMph ?? 0) > HIGH_WIND_MPH ||
  (rainProbability ?? 0) > LIKELY_RAIN;

/** The flags of a start, in the order of `redFlags`. No start in 60 days is a return; a pitcher's first start known is a tiny sample. */
export function redFlagsOf(
  { restDays, starterShare, knownBatters, lineupIsKnown }: StartFacts,
  weather: StartWeather | null = null,
): RedFlag[] {
  const raised: Record<RedFlag, boolean> = {
    short_rest: restDays !== null && restDays <= SHORT_REST_DAYS,
    opener: starterShare !== null && starterShare < OPENER_SHARE,
    tiny_sample: knownBatters < FEWEST_BATTERS,
    injury_return: restDays !== null && restDays > LAY_OFF_DAYS,
    missing_lineup: !lineupIsKnown,
    weather: weather !== null && isBad(weather),
  };
  return redFlags.filter((flag) => raised[flag]);
}
