/** When something of the chain begins by itself. One place: the console and Terraform (`schemas/generated/schedules.json`) read it. */
export interface Schedule {
  name: string;
  /** Cron, in {@link scheduleTimeZone}. */
  cron: string;
  /** What the job `console` is started with in the cloud. */
  jobArguments: readonly string[];
  why: string;
}

/** MLB dates its games in US Eastern time, and so do the schedules: a late game on the west coast ends at about 2 in the morning. */
export const scheduleTimeZone = 'America/New_York';

/** Two collections a day, because empty is never final; then what trains, repairs and tidies. */
export const schedules: readonly Schedule[] = [
  {
    name: 'early-collection',
    cron: '15 6 * * *',
    jobArguments: ['plan-night'],
    why: 'Games, lines and the morning predictions; every game of the night before is over.',
  },
  {
    name: 'mid-morning-collection',
    cron: '30 10 * * *',
    jobArguments: ['plan-night'],
    why: "Savant's pitches have landed, starters are announced; what the early run missed is asked for again.",
  },
  {
    name: 'heal',
    cron: '0 12 * * *',
    jobArguments: ['heal'],
    why: 'After both collections: what is still missing, stale or stuck is repaired.',
  },
  {
    name: 'weekly-training',
    cron: '0 3 * * 0',
    jobArguments: ['train'],
    why: "Sunday, when the fewest games are under way: the week's games are learned, if they are worth it.",
  },
  {
    name: 'monthly-retraining',
    cron: '0 4 2 * *',
    jobArguments: ['train'],
    why: 'The first training of a month is a full one that tunes too; on the second day, when the games of the first are over.',
  },
  {
    name: 'cleanup',
    cron: '0 5 * * 1',
    jobArguments: ['cleanup'],
    why: 'Objects and rows older than their zone keeps, except what something current speaks of.',
  },
];

/** How many days before the last one a run looks for gaps. */
export const lookBackDaysDefault = 7;
