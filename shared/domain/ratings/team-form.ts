import { z } from 'zod';
import { createDecayedSums, savedDecayedSumsSchema } from './decayed-sums.ts';

/** A team's form in runs a game over the league's mean, without the park. */
export interface TeamForm {
  scored: number;
  /** More is worse. */
  allowed: number;
}

/** Forms of teams as plain JSON. */
export const savedTeamFormsSchema = z.strictObject({
  scored: savedDecayedSumsSchema(z.int(), 2),
  allowed: savedDecayedSumsSchema(z.int(), 2),
});

/** See `savedTeamFormsSchema`. */
export type SavedTeamForms = z.infer<typeof savedTeamFormsSchema>;

/** The form of teams over about a season, shrunk to the league. */
export interface TeamForms {
  of(teamId: number, day: number): TeamForm;
  /** `surplus` = runs of a team-game over the league's mean, without the park. */
  learn(battingTeamId: number, pitchingTeamId: number, day: number, surplus: number): void;
  save(): SavedTeamForms;
}

const HALF_LIFE_DAYS = 120;
/** Average games that every team is taken to have played besides. */
const PRIOR_GAMES = 25;

/** Teams as they were saved, else of which nothing is known: all are average. */
export function createTeamForms(saved?: SavedTeamForms): TeamForms {
  const scored = createDecayedSums<number>(2, HALF_LIFE_DAYS, saved?.scored);
  const allowed = createDecayedSums<number>(2, HALF_LIFE_DAYS, saved?.allowed);
  const shrunk = ([games = 0, surplus = 0]: Float64Array): number => surplus / (games + PRIOR_GAMES);
  return {
    of: (teamId, day) => ({
      scored: shrunk(scored.at(teamId, day)),
      allowed: shrunk(allowed.at(teamId, day)),
    }),
    learn(battingTeamId, pitchingTeamId, day, surplus) {
      scored.add(battingTeamId, day, [1, surplus]);
      allowed.add(pitchingTeamId, day, [1, surplus]);
    },
    save: () => ({ scored: scored.save(), allowed: allowed.save() }),
  };
}
