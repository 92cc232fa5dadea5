import type { games } from '../../../schemas/tables/games.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { completedAt, type GameDocument, type GameHeader, hasPlay, isComplete } from './game-document.ts';
import { hasBegun, isResumptionPending } from './game-status.ts';
import {
  type JsonObject,
  readId,
  readIdOf,
  readInteger,
  readList,
  readMoment,
  readObject,
} from './json-access.ts';
import type { ScheduledGame } from './read-schedule.ts';

type GameRow = BusinessRow<typeof games>;

/** What of a row differs between a game with its plays and a listing. */
interface GameFacts {
  isComplete: boolean;
  inningsPlayed: number | null;
  homeScore: number | null;
  awayScore: number | null;
  homeStarterId: number | null;
  awayStarterId: number | null;
  decisions: JsonObject;
  firstPitchAt: string | null;
  completedAt: string | null;
  durationMinutes: number | null;
  attendance: number | null;
  pitchesRecorded: number | null;
}

function gameRow(header: GameHeader, facts: GameFacts): GameRow {
  return {
    game_pk: header.gamePk,
    game_date: header.gameDate,
    season: header.season,
    game_type: header.gameType,
    double_header: header.doubleHeader,
    game_number: header.gameNumber,
    day_night: header.dayNight,
    scheduled_start_at: header.scheduledStartAt,
    is_start_time_tbd: header.isStartTimeTbd,
    abstract_state: header.status.abstractState,
    coded_state: header.status.codedState,
    detailed_state: header.status.detailedState,
    is_complete: facts.isComplete,
    scheduled_innings: header.scheduledInnings,
    innings_played: facts.inningsPlayed,
    venue_id: header.venueId,
    home_team_id: header.homeTeamId,
    away_team_id: header.awayTeamId,
    home_score: facts.homeScore,
    away_score: facts.awayScore,
    home_starter_id: facts.homeStarterId,
    away_starter_id: facts.awayStarterId,
    winning_pitcher_id: readIdOf(facts.decisions['winner']),
    losing_pitcher_id: readIdOf(facts.decisions['loser']),
    save_pitcher_id: readIdOf(facts.decisions['save']),
    first_pitch_at: facts.firstPitchAt,
    completed_at: facts.completedAt,
    duration_minutes: facts.durationMinutes,
    attendance: facts.attendance,
    pitches_recorded: facts.pitchesRecorded,
  };
}

/** The row of a game with its plays. `pitches` is the number of pitch rows, `firstPitchAt` the start of the first of them. */
export function mapGame(
  document: GameDocument,
  play: { pitches: number; firstPitchAt: string | null },
): GameRow {
  const { linescore, boxscore, gameInfo } = document;
  const begun = hasPlay(document);
  const boxTeams = readObject(boxscore['teams']);
  return gameRow(document.header, {
    isComplete: isComplete(document),
    inningsPlayed: begun ? inningsPlayed(linescore) : null,
    homeScore: begun ? (teamRuns(linescore, 'home') ?? boxScoreRuns(boxTeams, 'home')) : null,
    awayScore: begun ? (teamRuns(linescore, 'away') ?? boxScoreRuns(boxTeams, 'away')) : null,
    homeStarterId: begun ? starterOf(boxTeams['home']) : null,
    awayStarterId: begun ? starterOf(boxTeams['away']) : null,
    decisions: document.decisions,
    firstPitchAt: begun ? (readMoment(gameInfo['firstPitch']) ?? play.firstPitchAt) : null,
    completedAt: completedAt(document),
    durationMinutes: readInteger(gameInfo['gameDurationMinutes']),
    attendance: readInteger(gameInfo['attendance']),
    pitchesRecorded: begun ? play.pitches : null,
  });
}

/** The row of a game as the schedule lists it: what is known without its plays. */
export function mapScheduledGame({ header, raw }: ScheduledGame, fetchedAt: string): GameRow {
  const linescore = readObject(raw['linescore']);
  const teams = readObject(raw['teams']);
  const begun = hasBegun(header.status.state);
  const score = (side: 'home' | 'away') =>
    begun ? (readInteger(readObject(teams[side])['score']) ?? teamRuns(linescore, side)) : null;
  return gameRow(header, {
    isComplete: header.status.state === 'played' && !isResumptionPending(header.resumeAt, null, fetchedAt),
    inningsPlayed: begun ? inningsPlayed(linescore) : null,
    homeScore: score('home'),
    awayScore: score('away'),
    homeStarterId: null,
    awayStarterId: null,
    decisions: readObject(raw['decisions']),
    firstPitchAt: null,
    completedAt: null,
    durationMinutes: null,
    attendance: null,
    pitchesRecorded: null,
  });
}

/** The last inning in which somebody batted: the list is padded up to the scheduled innings when rain ends a game. */
export function inningsPlayed(linescore: JsonObject): number | null {
  const played = readList(linescore['innings'])
    .map(readObject)
    .filter(wasPlayed)
    .map((inning) => readInteger(inning['num']) ?? 0);
  return played.length === 0 ? null : Math.max(...played);
}

/** Whether a half of the inning has runs: a half that was not played lacks them. */
export const wasPlayed = (inning: JsonObject): boolean =>
  readInteger(readObject(inning['home'])['runs']) !== null ||
  readInteger(readObject(inning['away'])['runs']) !== null;

const teamRuns = (linescore: JsonObject, side: 'home' | 'away'): number | null =>
  readInteger(readObject(readObject(linescore['teams'])[side])['runs']);

const boxScoreRuns = (boxTeams: JsonObject, side: 'home' | 'away'): number | null =>
  readInteger(readObject(readObject(readObject(boxTeams[side])['teamStats'])['batting'])['runs']);

const starterOf = (boxTeam: unknown): number | null => readId(readList(readObject(boxTeam)['pitchers'])[0]);
