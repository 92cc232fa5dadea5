import type { PitchRow } from '../../domain/pitches/pitch-row.ts';

/** Puts the rows of a game in order, and says which end a plate appearance and how the score then stood. */
export function completeGame(rows: readonly PitchRow[]): PitchRow[] {
  const ordered = rows.toSorted(
    (left, right) => left.at_bat_number - right.at_bat_number || left.pitch_number - right.pitch_number,
  );
  const lastOf = new Map(ordered.map((row) => [row.at_bat_number, row]));
  for (const row of ordered) {
    const last = lastOf.get(row.at_bat_number);
    row.is_plate_appearance_end = row === last && row.event_type !== null;
    row.home_score = last?.home_score_after ?? null;
    row.away_score = last?.away_score_after ?? null;
  }
  return ordered;
}
