import { createDecayedSums } from './decayed-sums.ts';

/** Runs and linear weights of a team-game over the league's mean, without the park. */
export interface RunDeviations {
  runs: number;
  linearWeights: number;
}

/** A team's form in runs a game over the league; more allowed is worse. */
export interface TeamForm {
  scored: RunDeviations;
  allowed: RunDeviations;
}

/** The form of teams over about a season, shrunk to the league. */
export interface TeamForms {
  of(teamId: number, day: number): TeamForm;
  learn(battingTeamId: number, pitchingTeamId: number, day: number, deviations: RunDeviations): void;
}

const HALF_LIFE_DAYS = 120;
/** Average games that every team is taken to have played besides. */
const PRIOR_GAMES = 25;

/** Teams of which nothing is known: all are average. */
export function createTeamForms(): TeamForms {
  const scored = createDecayedSums<number>(3, HALF_LIFE_DAYS);
  const allowed = createDecayedSums<number>(3, HALF_LIFE_DAYS);
  const shrunk = ([games = 0, runs = 0, linearWeights = 0]: Float64Array): RunDeviations => ({
    runs: runs / (games + PRIOR_GAMES),
    linearWeights: linearWeights / (games + PRIOR_GAMES),
  });
  return {
    of: (teamId, day) => ({
      scored: shrunk(scored.at(teamId, day)),
      allowed: shrunk(allowed.at(teamId, day)),
    }),
    learn(battingTeamId, pitchingTeamId, day, { runs, linearWeights }) {
      scored.add(battingTeamId, day, [1, runs, linearWeights]);
      allowed.add(pitchingTeamId, day, [1, runs, linearWeights]);
    },
  };
}
