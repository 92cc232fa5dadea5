import { type JsonObject, readMeasure, readNumber } from './json-access.ts';

/** Distance from the plate to the rubber, in feet. */
const rubberFeet = 60.5;

/** Where the ball leaves the hand, in feet; null where the source does not say. */
export interface ReleasePoint {
  x: number | null;
  z: number | null;
}

/**
 * The source gives position, velocity and acceleration 50 feet from the plate, not at the hand. The hand is at 60.5 feet minus
 * the extension: the flight is followed back to there. Equals Savant's release_pos within 0.07 feet on a whole game. Without an
 * extension the position at 50 feet stands in.
 */
export function releasePoint(coordinates: JsonObject, extension: number | null): ReleasePoint {
  const x0 = readNumber(coordinates['x0']);
  const z0 = readNumber(coordinates['z0']);
  const timeSeconds = extension === null ? null : timeToHand(coordinates, rubberFeet - extension);
  if (timeSeconds === null) return { x: readMeasure(x0), z: readMeasure(z0) };
  const at = (position: number | null, velocity: unknown, acceleration: unknown): number | null => {
    const speed = readNumber(velocity);
    const change = readNumber(acceleration);
    if (position === null || speed === null || change === null) return readMeasure(position);
    return readMeasure(position + speed * timeSeconds + 0.5 * change * timeSeconds * timeSeconds);
  };
  return {
    x: at(x0, coordinates['vX0'], coordinates['aX']),
    z: at(z0, coordinates['vZ0'], coordinates['aZ']),
  };
}

/** Time at which the ball is at `handFeet` from the plate; negative, as that is before the measured moment. */
function timeToHand(coordinates: JsonObject, handFeet: number): number | null {
  const y0 = readNumber(coordinates['y0']);
  const speed = readNumber(coordinates['vY0']);
  const acceleration = readNumber(coordinates['aY']);
  if (y0 === null || speed === null || acceleration === null || acceleration === 0) return null;
  const root = speed * speed + 2 * acceleration * (handFeet - y0);
  if (root < 0) return null;
  const timeSeconds = (-speed - Math.sqrt(root)) / acceleration;
  // A real release is about 0.03 s before 50 feet; anything else is a damaged record.
  return Math.abs(timeSeconds) < 0.2 ? timeSeconds : null;
}
