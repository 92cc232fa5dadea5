import { z } from 'zod';
import { type Answer, type AnswerContext, date, jsonAnswer } from './answer.ts';
import { epochDayOf } from './calendar-date.ts';
import { forecastJson } from './responses/forecast.ts';
import { eventsJson, oddsJson, pitcherLinesJson } from './responses/odds.ts';

const dayMs = 86_400_000;

const isoSecond = z
  .string()
  .regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  .transform((text) => Date.parse(text));

const eventsQuery = z.object({
  apiKey: z.string().optional(),
  commenceTimeFrom: isoSecond.optional(),
  commenceTimeTo: isoSecond.optional(),
});

const oddsQuery = eventsQuery.extend({
  regions: z.string().min(2),
  markets: z.string().default('h2h'),
  oddsFormat: z.literal('american'),
});

const forecastQuery = z.object({
  latitude: z.coerce.number().min(-90).max(90),
  longitude: z.coerce.number().min(-180).max(180),
  start_date: date,
  end_date: date,
  timezone: z.literal('UTC'),
  temperature_unit: z.literal('fahrenheit'),
  wind_speed_unit: z.literal('mph'),
});

/** The key that is refused, to see what happens then; every other one is taken. */
const refusedKey = 'revoked';

/** Credits of the free plan. */
const creditsOfPlan = 500;

function oddsProblem(status: number, code: string, message: string): Answer {
  return jsonAnswer({ message, error_code: code, details_url: 'https://the-odds-api.com' }, status);
}

/** What is said to a request without a good key; null when it has one. */
function keyProblem(apiKey: string | undefined): Answer | null {
  if (apiKey === undefined || apiKey === '') return oddsProblem(401, 'MISSING_KEY', 'API key is missing');
  return apiKey === refusedKey ? oddsProblem(401, 'INVALID_KEY', 'API key is not valid') : null;
}

const invalidParameter = (): Answer => oddsProblem(422, 'INVALID_PARAMETER', 'Invalid parameter');

const priced = (answer: Answer, cost: number): Answer => ({
  ...answer,
  headers: {
    'x-requests-remaining': String(creditsOfPlan - cost),
    'x-requests-used': String(cost),
    'x-requests-last': String(cost),
  },
});

const spanOf = ({ commenceTimeFrom, commenceTimeTo }: z.infer<typeof eventsQuery>, nowMs: number) => ({
  fromMs: commenceTimeFrom ?? nowMs,
  toMs: commenceTimeTo ?? nowMs + 2 * dayMs,
});

function answerOdds({ world, nowMs }: AnswerContext, query: unknown): Answer {
  const parsed = oddsQuery.safeParse(query);
  if (!parsed.success) return invalidParameter();
  const { apiKey, regions, markets } = parsed.data;
  const asked = markets.split(',');
  const events = oddsJson(world, { ...spanOf(parsed.data, nowMs), markets: asked }, nowMs);
  const cost = events.length === 0 ? 0 : regions.split(',').length * asked.length;
  return keyProblem(apiKey) ?? priced(jsonAnswer(events), cost);
}

/** The events of a time: free. */
function answerEvents({ world, nowMs }: AnswerContext, query: unknown): Answer {
  const parsed = eventsQuery.safeParse(query);
  if (!parsed.success) return invalidParameter();
  const events = eventsJson(world, spanOf(parsed.data, nowMs), nowMs);
  return keyProblem(parsed.data.apiKey) ?? priced(jsonAnswer(events), 0);
}

/** Lines on pitchers, event by event. */
function answerEventOdds({ world, nowMs }: AnswerContext, eventId: string, query: unknown): Answer {
  const parsed = oddsQuery.safeParse(query);
  if (!parsed.success || parsed.data.markets !== 'pitcher_strikeouts') return invalidParameter();
  const event = pitcherLinesJson(world, eventId, nowMs);
  const found =
    event === null ? oddsProblem(404, 'EVENT_NOT_FOUND', 'Event not found') : priced(jsonAnswer(event), 1);
  return keyProblem(parsed.data.apiKey) ?? found;
}

/** Open-Meteo forecasts sixteen days. */
const forecastDaysMax = 16;

function answerForecast({ world, nowMs }: AnswerContext, query: unknown): Answer {
  const parsed = forecastQuery.safeParse(query);
  if (!parsed.success) return jsonAnswer({ error: true, reason: 'Invalid parameter' }, 400);
  const { latitude, longitude, start_date: firstDate, end_date: lastDate } = parsed.data;
  if (epochDayOf(lastDate) - nowMs / dayMs > forecastDaysMax || lastDate < firstDate)
    return jsonAnswer({ error: true, reason: "Parameter 'end_date' is out of allowed range" }, 400);
  return jsonAnswer(forecastJson(world.seed, { latitude, longitude, firstDate, lastDate }, nowMs));
}

/** Answers in the shapes of The Odds API v4 and of Open-Meteo; null for another path. */
export function answerMarketOrWeather(context: AnswerContext, path: string, query: unknown): Answer | null {
  switch (path) {
    case '/v4/sports/baseball_mlb/odds':
      return answerOdds(context, query);
    case '/v4/sports/baseball_mlb/events':
      return answerEvents(context, query);
    case '/v1/forecast':
      return answerForecast(context, query);
    default: {
      const eventId = /^\/v4\/sports\/baseball_mlb\/events\/(?<id>[0-9a-f]+)\/odds$/.exec(path)?.groups?.[
        'id'
      ];
      return eventId === undefined ? null : answerEventOdds(context, eventId, query);
    }
  }
}
