/** Wind seen from home plate, in the unit of its speed. */
export interface ParkWind {
  /** Towards centre field; negative blows in. */
  out: number;
  /** Across, towards the right-field side; negative towards the left. */
  toRight: number;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * Splits a wind by the way a park faces. `fromDegrees` is where the wind comes from (as meteorologists say it), `azimuthDegrees` the bearing
 * from home plate to centre field; both clockwise from north.
 */
export function parkWind(speed: number, fromDegrees: number, azimuthDegrees: number): ParkWind {
  const angle = radians(fromDegrees + 180 - azimuthDegrees);
  return { out: speed * Math.cos(angle), toRight: speed * Math.sin(angle) };
}
