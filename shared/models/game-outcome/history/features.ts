import type { SideFacts } from './side-facts.ts';

/** A number of one side; what the models see is home minus away. */
export interface SideFeature {
  name: string;
  unit: string;
  meaning: string;
  of: (side: SideFacts) => number;
}

/** The features of a game, in the order of the vector. */
export const sideFeatures: readonly SideFeature[] = [
  { name: 'elo', unit: 'points', meaning: 'Elo rating', of: (side) => side.elo },
  { name: 'offence', unit: 'runs/game', meaning: 'offence, filtered', of: (side) => side.offence },
  {
    name: 'defence',
    unit: 'runs/game',
    meaning: 'pitching and fielding without the starter, filtered',
    of: (side) => side.defence,
  },
  {
    name: 'starter_strength',
    unit: 'runs/game',
    meaning: 'starter, filtered',
    of: (side) => side.starterStrength,
  },
  {
    name: 'starter_game_strikeouts',
    unit: 'strikeouts/start',
    meaning: 'strikeouts of the opponents in his starts',
    of: (side) => side.starterForm.strikeouts,
  },
  {
    name: 'starter_game_walks',
    unit: 'walks/start',
    meaning: 'walks of the opponents in his starts',
    of: (side) => side.starterForm.walks,
  },
  {
    name: 'starter_experience',
    unit: 'ln(1 + starts)',
    meaning: 'starts over years',
    of: (side) => side.starterForm.experience,
  },
  {
    name: 'starter_fip',
    unit: 'runs/batter',
    meaning: 'his strikeouts, walks and home runs in a year, as runs',
    of: (side) => side.starterRates.recentRuns,
  },
  {
    name: 'starter_long_fip',
    unit: 'runs/batter',
    meaning: 'the same over years',
    of: (side) => side.starterRates.longRuns,
  },
  { name: 'starter_age', unit: 'years', meaning: 'age of the starter', of: (side) => side.starterAge },
  {
    name: 'line_up',
    unit: 'on-base × appearances',
    meaning: 'the nine at bat, over years',
    of: (side) => side.lineUp.longOnBase,
  },
  {
    name: 'line_up_recent',
    unit: 'on-base × appearances',
    meaning: 'the nine at bat, over months',
    of: (side) => side.lineUp.recentOnBase,
  },
  {
    name: 'line_up_platoon',
    unit: 'batters',
    meaning: 'batters with the platoon advantage',
    of: (side) => side.lineUp.platoon,
  },
  { name: 'line_up_age', unit: 'years', meaning: 'mean age of the nine', of: (side) => side.lineUp.age },
];

/** Names of the vector, in order. */
export const historyFeatureNames: readonly string[] = sideFeatures.map(({ name }) => name);
