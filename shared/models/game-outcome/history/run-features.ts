import type { SideFacts } from './side-facts.ts';

/** What both sides share. */
export interface Surroundings {
  /** Runs of a team-game in the league. */
  leagueRuns: number;
  /** What the park adds to the runs of both. */
  parkRuns: number;
  /** 1 for the home side. */
  atHome: number;
}

/** A number that tells how many runs a side will score. */
export interface RunFeature {
  name: string;
  of: (batting: SideFacts, pitching: SideFacts, surroundings: Surroundings) => number;
}

/** The features of a side's runs, in order. */
export const runFeatures: readonly RunFeature[] = [
  { name: 'league_runs_log', of: (_batting, _pitching, { leagueRuns }) => Math.log(leagueRuns) },
  { name: 'park_runs', of: (_batting, _pitching, { parkRuns }) => parkRuns },
  { name: 'at_home', of: (_batting, _pitching, { atHome }) => atHome },
  { name: 'offence', of: (batting) => batting.offence },
  { name: 'runs_scored', of: (batting) => batting.form.scored },
  { name: 'line_up', of: (batting) => batting.lineUp.longOnBase },
  { name: 'defence', of: (_batting, pitching) => pitching.defence },
  { name: 'runs_allowed', of: (_batting, pitching) => pitching.form.allowed },
  { name: 'starter_strength', of: (_batting, pitching) => pitching.starterStrength },
  { name: 'starter_early_runs', of: (_batting, pitching) => pitching.starterForm.earlyRuns },
  { name: 'starter_fip', of: (_batting, pitching) => pitching.starterRates.recentRuns },
  { name: 'starter_experience', of: (_batting, pitching) => pitching.starterForm.experience },
];

/** Names of the features of a side's runs, in order. */
export const runFeatureNames: readonly string[] = runFeatures.map(({ name }) => name);
