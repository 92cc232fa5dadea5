/** A club of the league: public facts that never change within the simulator. */
export interface Team {
  /** 0 to 29, the simulator's own order. */
  readonly index: number;
  readonly id: number;
  readonly abbreviation: string;
  readonly name: string;
  readonly clubName: string;
  readonly locationName: string;
  readonly franchiseName: string;
  readonly shortName: string;
  readonly teamCode: string;
  readonly fileCode: string;
  readonly firstYearOfPlay: string;
  readonly leagueId: 103 | 104;
  readonly divisionId: 200 | 201 | 202 | 203 | 204 | 205;
  readonly venueId: number;
}

type TeamFacts = readonly [
  id: number,
  abbreviation: string,
  name: string,
  clubName: string,
  locationName: string,
  franchiseName: string,
  shortName: string,
  teamCode: string,
  fileCode: string,
  firstYearOfPlay: string,
  leagueId: Team['leagueId'],
  divisionId: Team['divisionId'],
  venueId: number,
];

// biome-ignore format: one club per line
const facts: readonly TeamFacts[] = [
  [108, 'LAA', 'Los Angeles Angels', 'Angels', 'Anaheim', 'Los Angeles', 'LA Angels', 'ana', 'ana', '1961', 103, 200, 1],
  [109, 'AZ', 'Arizona Diamondbacks', 'Diamondbacks', 'Phoenix', 'Arizona', 'Arizona', 'ari', 'ari', '1996', 104, 203, 15],
  [110, 'BAL', 'Baltimore Orioles', 'Orioles', 'Baltimore', 'Baltimore', 'Baltimore', 'bal', 'bal', '1901', 103, 201, 2],
  [111, 'BOS', 'Boston Red Sox', 'Red Sox', 'Boston', 'Boston', 'Boston', 'bos', 'bos', '1901', 103, 201, 3],
  [112, 'CHC', 'Chicago Cubs', 'Cubs', 'Chicago', 'Chicago', 'Chi Cubs', 'chn', 'chc', '1874', 104, 205, 17],
  [113, 'CIN', 'Cincinnati Reds', 'Reds', 'Cincinnati', 'Cincinnati', 'Cincinnati', 'cin', 'cin', '1882', 104, 205, 2602],
  [114, 'CLE', 'Cleveland Guardians', 'Guardians', 'Cleveland', 'Cleveland', 'Cleveland', 'cle', 'cle', '1901', 103, 202, 5],
  [115, 'COL', 'Colorado Rockies', 'Rockies', 'Denver', 'Colorado', 'Colorado', 'col', 'col', '1992', 104, 203, 19],
  [116, 'DET', 'Detroit Tigers', 'Tigers', 'Detroit', 'Detroit', 'Detroit', 'det', 'det', '1901', 103, 202, 2394],
  [117, 'HOU', 'Houston Astros', 'Astros', 'Houston', 'Houston', 'Houston', 'hou', 'hou', '1962', 103, 200, 2392],
  [118, 'KC', 'Kansas City Royals', 'Royals', 'Kansas City', 'Kansas City', 'Kansas City', 'kca', 'kc', '1968', 103, 202, 7],
  [119, 'LAD', 'Los Angeles Dodgers', 'Dodgers', 'Los Angeles', 'Los Angeles', 'LA Dodgers', 'lan', 'la', '1884', 104, 203, 22],
  [120, 'WSH', 'Washington Nationals', 'Nationals', 'Washington', 'Washington', 'Washington', 'was', 'was', '1968', 104, 204, 3309],
  [121, 'NYM', 'New York Mets', 'Mets', 'Flushing', 'New York', 'NY Mets', 'nyn', 'nym', '1962', 104, 204, 3289],
  [133, 'ATH', 'Athletics', 'Athletics', 'Sacramento', 'Athletics', 'Athletics', 'ath', 'ath', '1901', 103, 200, 2529],
  [134, 'PIT', 'Pittsburgh Pirates', 'Pirates', 'Pittsburgh', 'Pittsburgh', 'Pittsburgh', 'pit', 'pit', '1882', 104, 205, 31],
  [135, 'SD', 'San Diego Padres', 'Padres', 'San Diego', 'San Diego', 'San Diego', 'sdn', 'sd', '1968', 104, 203, 2680],
  [136, 'SEA', 'Seattle Mariners', 'Mariners', 'Seattle', 'Seattle', 'Seattle', 'sea', 'sea', '1977', 103, 200, 680],
  [137, 'SF', 'San Francisco Giants', 'Giants', 'San Francisco', 'San Francisco', 'San Francisco', 'sfn', 'sf', '1883', 104, 203, 2395],
  [138, 'STL', 'St. Louis Cardinals', 'Cardinals', 'St. Louis', 'St. Louis', 'St. Louis', 'sln', 'stl', '1892', 104, 205, 2889],
  [139, 'TB', 'Tampa Bay Rays', 'Rays', 'St. Petersburg', 'Tampa Bay', 'Tampa Bay', 'tba', 'tb', '1996', 103, 201, 12],
  [140, 'TEX', 'Texas Rangers', 'Rangers', 'Arlington', 'Texas', 'Texas', 'tex', 'tex', '1961', 103, 200, 5325],
  [141, 'TOR', 'Toronto Blue Jays', 'Blue Jays', 'Toronto', 'Toronto', 'Toronto', 'tor', 'tor', '1977', 103, 201, 14],
  [142, 'MIN', 'Minnesota Twins', 'Twins', 'Minneapolis', 'Minnesota', 'Minnesota', 'min', 'min', '1901', 103, 202, 3312],
  [143, 'PHI', 'Philadelphia Phillies', 'Phillies', 'Philadelphia', 'Philadelphia', 'Philadelphia', 'phi', 'phi', '1883', 104, 204, 2681],
  [144, 'ATL', 'Atlanta Braves', 'Braves', 'Atlanta', 'Atlanta', 'Atlanta', 'atl', 'atl', '1871', 104, 204, 4705],
  [145, 'CWS', 'Chicago White Sox', 'White Sox', 'Chicago', 'Chicago', 'Chi White Sox', 'cha', 'cws', '1901', 103, 202, 4],
  [146, 'MIA', 'Miami Marlins', 'Marlins', 'Miami', 'Miami', 'Miami', 'mia', 'mia', '1991', 104, 204, 4169],
  [147, 'NYY', 'New York Yankees', 'Yankees', 'Bronx', 'New York', 'NY Yankees', 'nya', 'nyy', '1903', 103, 201, 3313],
  [158, 'MIL', 'Milwaukee Brewers', 'Brewers', 'Milwaukee', 'Milwaukee', 'Milwaukee', 'mil', 'mil', '1968', 104, 205, 32],
];

/** The thirty clubs in ascending order of id. Ids, codes and divisions are MLB's own. */
export const teams: readonly Team[] = facts.map((fact, index) => ({
  index,
  id: fact[0],
  abbreviation: fact[1],
  name: fact[2],
  clubName: fact[3],
  locationName: fact[4],
  franchiseName: fact[5],
  shortName: fact[6],
  teamCode: fact[7],
  fileCode: fact[8],
  firstYearOfPlay: fact[9],
  leagueId: fact[10],
  divisionId: fact[11],
  venueId: fact[12],
}));

/** League names by id. */
export const leagueNames = { 103: 'American League', 104: 'National League' } as const;

/** Division names by id. */
export const divisionNames = {
  200: 'American League West',
  201: 'American League East',
  202: 'American League Central',
  203: 'National League West',
  204: 'National League East',
  205: 'National League Central',
} as const;
