/** MLB's abbreviations of today's clubs, and those that files of lines write instead. */
const abbreviations: Readonly<Record<number, readonly string[]>> = {
  108: ['LAA'],
  109: ['AZ', 'ARI'],
  110: ['BAL'],
  111: ['BOS'],
  112: ['CHC'],
  113: ['CIN'],
  114: ['CLE'],
  115: ['COL'],
  116: ['DET'],
  117: ['HOU'],
  118: ['KC', 'KCR'],
  119: ['LAD'],
  120: ['WSH', 'WAS', 'WSN'],
  121: ['NYM'],
  133: ['ATH', 'OAK'],
  134: ['PIT'],
  135: ['SD', 'SDP'],
  136: ['SEA'],
  137: ['SF', 'SFG'],
  138: ['STL'],
  139: ['TB', 'TBR'],
  140: ['TEX'],
  141: ['TOR'],
  142: ['MIN'],
  143: ['PHI'],
  144: ['ATL'],
  145: ['CWS', 'CHW'],
  146: ['MIA'],
  147: ['NYY'],
  158: ['MIL'],
};

const idByAbbreviation = new Map(
  Object.entries(abbreviations).flatMap(([id, all]) => all.map((name) => [name, Number(id)] as const)),
);

/** MLB's id of a club by its abbreviation; null for one nobody knows. */
export const teamIdOfAbbreviation = (text: string): number | null =>
  idByAbbreviation.get(text.toUpperCase()) ?? null;
