/** Letters only, small: "St. Louis Cardinals", "St.Louis Cardinals" and "St Louis Cardinals" are one name. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase();

/** Every name under which a provider has listed a club, old ones included: the id stays when the name changes. */
const names: Readonly<Record<number, readonly string[]>> = {
  108: ['Los Angeles Angels', 'LA Angels', 'Los Angeles Angels of Anaheim'],
  109: ['Arizona Diamondbacks'],
  110: ['Baltimore Orioles'],
  111: ['Boston Red Sox'],
  112: ['Chicago Cubs'],
  113: ['Cincinnati Reds'],
  114: ['Cleveland Guardians', 'Cleveland Indians'],
  115: ['Colorado Rockies'],
  116: ['Detroit Tigers'],
  117: ['Houston Astros'],
  118: ['Kansas City Royals'],
  119: ['Los Angeles Dodgers', 'LA Dodgers'],
  120: ['Washington Nationals'],
  121: ['New York Mets', 'NY Mets'],
  133: ['Athletics', 'Oakland Athletics', 'Sacramento Athletics', 'Las Vegas Athletics'],
  134: ['Pittsburgh Pirates'],
  135: ['San Diego Padres'],
  136: ['Seattle Mariners'],
  137: ['San Francisco Giants'],
  138: ['St. Louis Cardinals', 'Saint Louis Cardinals'],
  139: ['Tampa Bay Rays'],
  140: ['Texas Rangers'],
  141: ['Toronto Blue Jays'],
  142: ['Minnesota Twins'],
  143: ['Philadelphia Phillies'],
  144: ['Atlanta Braves'],
  145: ['Chicago White Sox'],
  146: ['Miami Marlins', 'Florida Marlins'],
  147: ['New York Yankees', 'NY Yankees'],
  158: ['Milwaukee Brewers'],
};

const idByName = new Map(
  Object.entries(names).flatMap(([id, all]) => all.map((name) => [plain(name), Number(id)] as const)),
);

/** MLB's id of a club by its full name; null for a name nobody knows. Matching goes on by id, never by name. */
export const teamIdOfName = (name: string): number | null => idByName.get(plain(name)) ?? null;
