/** When the chain runs, and how far back it looks. One place: the console and Terraform (`schemas/generated/schedules.json`) read it. */
export interface CollectionSchedule {
  name: string;
  /** Cron, in {@link scheduleTimeZone}. */
  cron: string;
  why: string;
}

/** MLB dates its games in US Eastern time, and so do the schedules: a late game on the west coast ends at about 2 in the morning. */
export const scheduleTimeZone = 'America/New_York';

/** Two runs a day: empty is never final. */
export const collectionSchedules: readonly CollectionSchedule[] = [
  {
    name: 'early',
    cron: '15 6 * * *',
    why: 'Games, lines and the morning predictions; every game of the night before is over.',
  },
  {
    name: 'mid-morning',
    cron: '30 10 * * *',
    why: "Savant's pitches have landed, starters are announced; what the early run missed is asked for again.",
  },
];

/** How many days before the last one a run looks for gaps. */
export const lookBackDaysDefault = 7;
