import type { FeedPitchRow } from '../../domain/pitches/pitch-row.ts';
import { type Count, countAfter, freshCount } from './count-before-pitch.ts';
import type { GameDocument, GameHeader } from './game-document.ts';
import {
  type JsonObject,
  readCode,
  readFlag,
  readInteger,
  readList,
  readMeasure,
  readMoment,
  readObject,
  readText,
} from './json-access.ts';
import { releasePoint } from './pitch-flight.ts';
import {
  type Participants,
  participantsAfter,
  participantsAtEnd,
  participantsAtStart,
} from './pitch-participants.ts';

/** What the pitches of one plate appearance share. */
interface PlateAppearance {
  atBatNumber: number;
  inning: number;
  isTop: boolean;
  isComplete: boolean;
  result: JsonObject;
}

/**
 * One row per pitch in order. Automatic balls and strikes, pickoffs and step-offs are no pitches, but move the count. An automatic
 * ball or strike takes a pitch number, as in Baseball Savant's files: the feed gives it none, and both share one key.
 */
export function mapPitches(document: GameDocument): FeedPitchRow[] {
  const { plays, people, findings } = document;
  const rows: FeedPitchRow[] = [];
  const pitcherOfHalf = new Map<boolean, number | null>();
  const seen = new Set<number>();
  let half = '';
  let outs = 0;
  for (const [index, play] of plays.entries()) {
    const about = readObject(play['about']);
    const atBatNumber = (readInteger(about['atBatIndex']) ?? readInteger(play['atBatIndex']) ?? index) + 1;
    const inning = readInteger(about['inning']);
    if (inning === null || seen.has(atBatNumber)) {
      findings.push({
        code: 'ROW_SKIPPED',
        path: `plays[${index}]`,
        message: inning === null ? 'a play has no inning' : `play ${atBatNumber} is listed twice`,
      });
      continue;
    }
    seen.add(atBatNumber);
    const isTop = readFlag(about['isTopInning']) ?? readText(about['halfInning']) === 'top';
    if (half !== `${inning}${isTop}`) {
      half = `${inning}${isTop}`;
      outs = 0;
    }
    const appearance: PlateAppearance = {
      atBatNumber,
      inning,
      isTop,
      isComplete: readFlag(about['isComplete']) ?? true,
      result: readObject(play['result']),
    };
    const atEnd = participantsAtEnd(readObject(play['matchup']));
    const events = readList(play['playEvents']);
    const start = participantsAtStart(events, atEnd, pitcherOfHalf.get(isTop) ?? null, people);
    outs = addPitches(rows, document, appearance, { events, start, atEnd, outs });
    outs = readInteger(readObject(play['count'])['outs']) ?? outs;
    pitcherOfHalf.set(isTop, atEnd.pitcherId);
  }
  return rows;
}

/** Adds the pitches of one plate appearance; returns the outs after its last event. */
function addPitches(
  rows: FeedPitchRow[],
  { header, people, findings }: GameDocument,
  appearance: PlateAppearance,
  play: { events: readonly unknown[]; start: Participants; atEnd: Participants; outs: number },
): number {
  let count = freshCount(play.outs);
  let automaticCalls = 0;
  let who = play.start;
  let last: FeedPitchRow | null = null;
  for (const value of play.events) {
    const event = readObject(value);
    const details = readObject(event['details']);
    if (event['isPitch'] === true) {
      const given = readInteger(event['pitchNumber']);
      const pitchNumber: number = given === null ? (last?.pitch_number ?? 0) + 1 : given + automaticCalls;
      const row: FeedPitchRow | null =
        last !== null && pitchNumber <= last.pitch_number
          ? null
          : pitchRow(header, appearance, { event, details, pitchNumber, count, who });
      if (row === null) {
        findings.push({
          code: 'ROW_SKIPPED',
          path: `plays[${appearance.atBatNumber - 1}].playEvents`,
          message: `pitch ${pitchNumber} has no batter or pitcher, or is listed twice`,
        });
      } else {
        rows.push(row);
        last = row;
      }
    } else {
      who = participantsAfter(event, who, play.atEnd, people);
    }
    const after = countAfter(event, count, details);
    if (isAutomaticCall(event, count, after)) automaticCalls += 1;
    count = after;
  }
  if (last !== null && appearance.isComplete) {
    last.event_type = readText(appearance.result['eventType']);
    last.is_plate_appearance_end = true;
  }
  return count.outs;
}

/** A ball or strike by rule: a clock violation, an intentional walk. Other events without a pitch leave balls and strikes alone. */
const isAutomaticCall = (event: JsonObject, before: Count, after: Count): boolean =>
  event['type'] === 'no_pitch' &&
  event['isPitch'] !== true &&
  after.balls + after.strikes > before.balls + before.strikes;

function pitchRow(
  header: GameHeader,
  appearance: PlateAppearance,
  pitch: { event: JsonObject; details: JsonObject; pitchNumber: number; count: Count; who: Participants },
): FeedPitchRow | null {
  const { event, details, count, who } = pitch;
  if (who.batterId === null || who.pitcherId === null) return null;
  const data = readObject(event['pitchData']);
  const coordinates = readObject(data['coordinates']);
  const breaks = readObject(data['breaks']);
  const hit = readObject(event['hitData']);
  const hitCoordinates = readObject(hit['coordinates']);
  const extension = readMeasure(data['extension']);
  const release = releasePoint(coordinates, extension);
  return {
    game_pk: header.gamePk,
    game_date: header.gameDate,
    at_bat_number: appearance.atBatNumber,
    pitch_number: pitch.pitchNumber,
    inning: appearance.inning,
    is_top: appearance.isTop,
    batter_id: who.batterId,
    pitcher_id: who.pitcherId,
    batter_side: who.batterSide,
    pitcher_hand: who.pitcherHand,
    balls: count.balls,
    strikes: count.strikes,
    outs: count.outs,
    pitch_type: readCode(details['type']),
    call_code: readCode(details['call']) ?? readText(details['code']),
    is_strike: readFlag(details['isStrike']) ?? false,
    is_ball: readFlag(details['isBall']) ?? false,
    is_in_play: readFlag(details['isInPlay']) ?? false,
    release_speed_mph: readMeasure(data['startSpeed']),
    end_speed_mph: readMeasure(data['endSpeed']),
    release_spin_rate_rpm: readMeasure(breaks['spinRate']),
    spin_axis_degrees: readMeasure(breaks['spinDirection']),
    release_extension_feet: extension,
    release_x_feet: release.x,
    release_z_feet: release.z,
    plate_x_feet: readMeasure(coordinates['pX']),
    plate_z_feet: readMeasure(coordinates['pZ']),
    strike_zone_top_feet: readMeasure(data['strikeZoneTop']),
    strike_zone_bottom_feet: readMeasure(data['strikeZoneBottom']),
    zone: readInteger(data['zone']),
    break_vertical_induced_inches: readMeasure(breaks['breakVerticalInduced']),
    break_horizontal_inches: readMeasure(breaks['breakHorizontal']),
    plate_time_seconds: readMeasure(data['plateTime']),
    launch_speed_mph: readMeasure(hit['launchSpeed']),
    launch_angle_degrees: readMeasure(hit['launchAngle']),
    hit_distance_feet: readMeasure(hit['totalDistance']),
    trajectory: readText(hit['trajectory']),
    hardness: readText(hit['hardness']),
    hit_x: readMeasure(hitCoordinates['coordX']),
    hit_y: readMeasure(hitCoordinates['coordY']),
    event_type: null,
    is_plate_appearance_end: false,
    home_score: readInteger(appearance.result['homeScore']),
    away_score: readInteger(appearance.result['awayScore']),
    play_id: readText(event['playId']),
    started_at: readMoment(event['startTime']),
    velocity_x_fps: readMeasure(coordinates['vX0']),
    velocity_y_fps: readMeasure(coordinates['vY0']),
    velocity_z_fps: readMeasure(coordinates['vZ0']),
    acceleration_x_fps2: readMeasure(coordinates['aX']),
    acceleration_y_fps2: readMeasure(coordinates['aY']),
    acceleration_z_fps2: readMeasure(coordinates['aZ']),
  };
}
