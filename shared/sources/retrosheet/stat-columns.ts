/** Counts of a batting line, in the order in which they are kept. */
export const battingStats = [
  'b_pa',
  'b_ab',
  'b_r',
  'b_h',
  'b_d',
  'b_t',
  'b_hr',
  'b_rbi',
  'b_sh',
  'b_sf',
  'b_hbp',
  'b_w',
  'b_iw',
  'b_k',
  'b_sb',
  'b_cs',
  'b_gdp',
  'b_xi',
] as const;

/** Counts of a pitching line, in the order in which they are kept. */
export const pitchingStats = [
  'p_ipouts',
  'p_bfp',
  'p_h',
  'p_r',
  'p_er',
  'p_w',
  'p_iw',
  'p_k',
  'p_hr',
  'p_hbp',
  'p_wp',
  'p_bk',
] as const;

/** Counts by the order of {@link battingStats} or {@link pitchingStats}. */
export type Counts = number[];

/** A count by its name. */
export const battingCount = (counts: Counts, name: (typeof battingStats)[number]): number =>
  counts[battingStats.indexOf(name)] ?? 0;

/** A count by its name. */
export const pitchingCount = (counts: Counts, name: (typeof pitchingStats)[number]): number =>
  counts[pitchingStats.indexOf(name)] ?? 0;
