import type { KnownFields } from '../unknown-fields.ts';

/**
 * Names of the members of records of the Stats API, as its recorded answers of 2014 to 2026 have them, and a few that its schedule and
 * feed are documented to have. A member that is not here is new: nobody reads it yet.
 */
const shapes = {
  person: `
    active alumniLastSeason awards batSide birthCity birthCountry birthDate birthStateProvince
    boxscoreName currentAge currentTeam deathCity deathCountry deathDate deathStateProvince draftYear
    drafts education firstLastName firstName fullFMLName fullLFMName fullName gender height id
    initLastName isPlayer isVerified lastFirstName lastInitName lastName lastPlayedDate link middleName
    mlbDebutDate nameFirstLast nameMatrilineal nameSlug nameSuffix nameTitle nickName pitchHand
    primaryNumber primaryPosition pronunciation rosterEntries social stats strikeZoneBottom strikeZoneTop
    transactions useLastName useName weight xrefIds`,
  venue: 'active fieldInfo id link location name season timeZone xrefIds',
  venueLocation: `
    address1 address2 azimuthAngle city country defaultCoordinates elevation phone postalCode state
    stateAbbrev`,
  venueTimeZone: 'id offset offsetAtGameTime tz',
  venueField: 'capacity center left leftCenter leftLine right rightCenter rightLine roofType turfType',
  team: `
    abbreviation active allStarStatus clubName division fileCode firstYearOfPlay franchiseName id league
    link locationName name parentOrgId parentOrgName record season shortName sport springLeague
    springVenue teamCode teamName venue`,
  status: 'abstractGameCode abstractGameState codedGameState detailedState reason startTimeTBD statusCode',
  lineScore: `
    balls copyright currentInning currentInningOrdinal defense inningHalf inningState innings isTopInning
    note offense outs scheduledInnings strikes teams tieBreaker`,
  inning: 'away home num ordinalNum',
  inningHalf: 'errors hits leftOnBase runs',
  boxScore: 'copyright info officials pitchingNotes teams topPerformers',
  boxTeam: 'batters battingOrder bench bullpen info note pitchers players team teamStats',
  boxPlayer: `
    allPositions battingOrder gameStatus jerseyNumber parentTeamId person position seasonStats stats
    status`,
  batting: `
    airOuts atBats atBatsPerHomeRun avg baseOnBalls catchersInterference caughtStealing doubles flyOuts
    gamesPlayed groundIntoDoublePlay groundIntoTriplePlay groundOuts hitByPitch hits homeRuns
    intentionalWalks leftOnBase lineOuts note obp ops pickoffs plateAppearances popOuts rbi runs sacBunts
    sacFlies slg stolenBasePercentage stolenBases strikeOuts summary totalBases triples`,
  pitching: `
    airOuts atBats balks balls baseOnBalls battersFaced blownSaves catchersInterference caughtStealing
    caughtStealingPercentage completeGames doubles earnedRuns era flyOuts gamesFinished gamesPitched
    gamesPlayed gamesStarted groundOuts groundOutsToAirouts hitBatsmen hitByPitch hits holds homeRuns
    homeRunsPer9 inheritedRunners inheritedRunnersScored inningsPitched intentionalWalks lineOuts losses
    note numberOfPitches obp outs passedBall pickoffs pitchesPerInning pitchesThrown popOuts rbi runs
    runsScoredPer9 sacBunts sacFlies saveOpportunities saves shutouts stolenBasePercentage stolenBases
    strikeOuts strikePercentage strikes summary triples whip wildPitches wins`,
  plays: 'allPlays copyright currentPlay playsByInning scoringPlays',
  play: `
    about actionIndex atBatIndex count matchup pitchIndex playEndTime playEvents result reviewDetails
    runnerIndex runners`,
  result: 'awayScore description event eventType homeScore isOut rbi type',
  about: `
    atBatIndex captivatingIndex endTime halfInning hasOut hasReview inning isComplete isScoringPlay
    isTopInning startTime`,
  matchup: `
    batSide batter batterHotColdZoneStats batterHotColdZones pitchHand pitcher pitcherHotColdZoneStats
    pitcherHotColdZones postOnFirst postOnSecond postOnThird splits`,
  runner: 'credits details movement',
  playEvent: `
    actionPlayId base battingOrder count details endTime hitData index injuryType isBaseRunningPlay
    isPitch isSubstitution pfxId pitchData pitchNumber playId player position replacedPlayer reviewDetails
    startTime type umpire`,
  eventDetails: `
    awayScore ballColor call code description disengagementNum event eventType fromCatcher hasReview
    homeScore isBall isInPlay isOut isScoringPlay isStrike runnerGoing trailColor type violation`,
  pitchData: `
    breaks coordinates endSpeed extension plateTime startSpeed strikeZoneBottom strikeZoneDepth
    strikeZoneTop strikeZoneWidth typeConfidence zone`,
  coordinates: 'aX aY aZ pX pZ pfxX pfxZ vX0 vY0 vZ0 x x0 y y0 z0',
  breaks: `
    breakAngle breakHorizontal breakLength breakVertical breakVerticalInduced breakY spinDirection
    spinRate`,
  hitData: 'coordinates hardness launchAngle launchSpeed location totalDistance trajectory',
} as const;

/** Known members by endpoint and path; `*` stands for the members of a list or of an object that is keyed by ids. */
export const knownFields: Readonly<Record<string, KnownFields>> = {
  feed_live: {
    '': 'copyright gameData gamePk link liveData metaData',
    gameData: `
      absChallenges alerts datetime flags game gameInfo moundVisits officialScorer officialVenue players
      primaryDatacaster probablePitchers review secondaryDatacaster status teams venue weather`,
    'gameData.game':
      'calendarEventID doubleHeader gameNumber gamedayType id pk season seasonDisplay tiebreaker type',
    'gameData.datetime': `
      ampm dateTime dayNight officialDate originalDate rescheduleDate rescheduleGameDate rescheduledFrom
      rescheduledFromDate resumeDate resumeDateTime resumedFromDate resumedFromDateTime time`,
    'gameData.status': shapes.status,
    'gameData.teams.home': shapes.team,
    'gameData.players.*': shapes.person,
    'gameData.venue': shapes.venue,
    'gameData.venue.location': shapes.venueLocation,
    'gameData.venue.timeZone': shapes.venueTimeZone,
    'gameData.venue.fieldInfo': shapes.venueField,
    'gameData.weather': 'condition temp wind',
    'gameData.gameInfo': 'attendance delayDurationMinutes firstPitch gameDurationMinutes',
    liveData: 'boxscore decisions leaders linescore plays',
    'liveData.linescore': shapes.lineScore,
    'liveData.linescore.innings.*': shapes.inning,
    'liveData.linescore.innings.*.home': shapes.inningHalf,
    'liveData.boxscore': shapes.boxScore,
    'liveData.boxscore.teams.home': shapes.boxTeam,
    'liveData.boxscore.teams.home.players.*': shapes.boxPlayer,
    'liveData.boxscore.teams.home.players.*.stats.batting': shapes.batting,
    'liveData.boxscore.teams.home.players.*.stats.pitching': shapes.pitching,
    'liveData.boxscore.teams.home.teamStats.batting': shapes.batting,
    'liveData.boxscore.teams.home.teamStats.pitching': shapes.pitching,
    'liveData.decisions': 'loser save winner',
    'liveData.plays': shapes.plays,
    'liveData.plays.allPlays.*': shapes.play,
    'liveData.plays.allPlays.*.result': shapes.result,
    'liveData.plays.allPlays.*.about': shapes.about,
    'liveData.plays.allPlays.*.matchup': shapes.matchup,
    'liveData.plays.allPlays.*.runners.*': shapes.runner,
    'liveData.plays.allPlays.*.playEvents.*': shapes.playEvent,
    'liveData.plays.allPlays.*.playEvents.*.details': shapes.eventDetails,
    'liveData.plays.allPlays.*.playEvents.*.pitchData': shapes.pitchData,
    'liveData.plays.allPlays.*.playEvents.*.pitchData.coordinates': shapes.coordinates,
    'liveData.plays.allPlays.*.playEvents.*.pitchData.breaks': shapes.breaks,
    'liveData.plays.allPlays.*.playEvents.*.hitData': shapes.hitData,
  },
  boxscore: {
    '': shapes.boxScore,
    'teams.home': shapes.boxTeam,
    'teams.home.players.*': shapes.boxPlayer,
    'teams.home.players.*.stats.batting': shapes.batting,
    'teams.home.players.*.stats.pitching': shapes.pitching,
    'teams.home.teamStats.batting': shapes.batting,
    'teams.home.teamStats.pitching': shapes.pitching,
  },
  play_by_play: {
    '': shapes.plays,
    'allPlays.*': shapes.play,
    'allPlays.*.result': shapes.result,
    'allPlays.*.about': shapes.about,
    'allPlays.*.matchup': shapes.matchup,
    'allPlays.*.runners.*': shapes.runner,
    'allPlays.*.playEvents.*': shapes.playEvent,
    'allPlays.*.playEvents.*.details': shapes.eventDetails,
    'allPlays.*.playEvents.*.pitchData': shapes.pitchData,
    'allPlays.*.playEvents.*.pitchData.coordinates': shapes.coordinates,
    'allPlays.*.playEvents.*.pitchData.breaks': shapes.breaks,
    'allPlays.*.playEvents.*.hitData': shapes.hitData,
  },
  linescore: {
    '': shapes.lineScore,
    'innings.*': shapes.inning,
    'innings.*.home': shapes.inningHalf,
  },
  schedule: {
    '': 'copyright dates totalEvents totalGames totalGamesInProgress totalItems',
    'dates.*': 'date events games totalEvents totalGames totalGamesInProgress totalItems',
    'dates.*.games.*': `
      broadcasts calendarEventID content dayNight decisions description doubleHeader flags gameDate
      gameGuid gameNumber gamePk gameType gamedayType gamesInSeries ifNecessary ifNecessaryDescription
      inningBreakLength isFeaturedGame isTie linescore lineups link officialDate officials publicFacing recordSource
      rescheduleDate rescheduleGameDate rescheduledFrom rescheduledFromDate resumeDate resumeGameDate
      resumedFrom resumedFromDate reverseHomeAwayStatus review scheduledInnings season seasonDisplay
      seriesDescription seriesGameNumber seriesStatus status teams tickets tiebreaker venue weather`,
    'dates.*.games.*.status': shapes.status,
    'dates.*.games.*.teams.home':
      'isWinner leagueRecord probablePitcher score seriesNumber splitSquad springLeague team',
    'dates.*.games.*.venue': shapes.venue,
    'dates.*.games.*.linescore': shapes.lineScore,
  },
  people: {
    '': 'copyright people',
    'people.*': shapes.person,
  },
  roster: {
    '': 'copyright link roster rosterType teamId',
    'roster.*': 'jerseyNumber job jobId parentTeamId person position status title',
    'roster.*.person': shapes.person,
    'roster.*.status': 'code description',
  },
  standings: {
    '': 'copyright records',
    'records.*': 'division lastUpdated league roundRobin sport standingsType teamRecords',
    'records.*.teamRecords.*': `
      clinchIndicator clinched conferenceGamesBack divisionChamp divisionGamesBack divisionLeader
      divisionRank eliminationNumber eliminationNumberConference eliminationNumberDivision
      eliminationNumberLeague eliminationNumberSport gamesBack gamesPlayed hasWildcard lastUpdated
      leagueGamesBack leagueRank leagueRecord losses magicNumber records runDifferential runsAllowed
      runsScored season sportGamesBack sportRank springLeagueGamesBack springLeagueRank streak team
      wildCardEliminationNumber wildCardGamesBack wildCardLeader wildCardRank winningPercentage wins`,
  },
  transactions: {
    '': 'copyright transactions',
    'transactions.*':
      'date description effectiveDate fromTeam id person resolutionDate toTeam typeCode typeDesc',
  },
  teams: {
    '': 'copyright teams',
    'teams.*': shapes.team,
  },
  venues: {
    '': 'copyright venues',
    'venues.*': shapes.venue,
    'venues.*.location': shapes.venueLocation,
    'venues.*.timeZone': shapes.venueTimeZone,
    'venues.*.fieldInfo': shapes.venueField,
  },
  seasons: {
    '': 'copyright seasons',
    'seasons.*': `
      allStarDate firstDate2ndHalf gameLevelGamedayType hasWildcard lastDate1stHalf offSeasonEndDate
      offseasonStartDate postSeasonEndDate postSeasonStartDate preSeasonEndDate preSeasonStartDate
      qualifierOutsPitched qualifierPlateAppearances regularSeasonEndDate regularSeasonStartDate
      seasonEndDate seasonId seasonLevelGamedayType seasonStartDate springEndDate springStartDate`,
  },
  stats: {
    '': 'copyright stats',
    'stats.*': 'exemptions group playerPool splits splitsTiedWithLimit splitsTiedWithOffset totalSplits type',
    'stats.*.splits.*': `
      batter date game gameType group isHome league numTeams opponent pitcher player position rank season
      split sport stat team type`,
    'stats.*.splits.*.stat': `
      airOuts assists atBats atBatsPerHomeRun avg babip balks balls ballsInPlay baseOnBalls
      baseOnBallsPer9 battersFaced bequeathedRunners bequeathedRunnersScored blownSaves
      catchersInterference caughtStealing caughtStealingPercentage centerField chances completeGames
      doublePlays doubles earnedRuns era errors extraBaseHits fielding flyHits flyOuts games gamesFinished
      gamesPitched gamesPlayed gamesStarted gidp gidpOpp groundHits groundIntoDoublePlay
      groundIntoTriplePlay groundOuts groundOutsToAirouts hitBatsmen hitByPitch hits hitsPer9 hitsPer9Inn
      holds homeRuns homeRunsPer9 homeRunsPerPlateAppearance inheritedRunners inheritedRunnersScored
      innings inningsPitched intentionalWalks iso leftCenterField leftField leftOnBase lineHits lineOuts
      losses name numberOfPitches obp ops outs outsPitched passedBall pickoffs pitchesPerInning
      pitchesPerPlateAppearance pitchesThrown plateAppearances play popHits popOuts putOuts qualityStarts
      rangeFactorPer9Inn rangeFactorPerGame rbi reachedOnError rightCenterField rightField runSupport runs
      runsScoredPer9 sacBunts sacFlies saveOpportunities saves shutouts slg stolenBasePercentage
      stolenBases strikeOuts strikePercentage strikeoutWalkRatio strikeoutsPer9 strikeoutsPer9Inn
      strikeoutsPerPlateAppearance strikes strikesoutsToWalks swingAndMisses throwingErrors totalBases
      totalSwings triplePlays triples walkOffs walksPer9Inn walksPerPlateAppearance walksPerStrikeout whip
      wildPitches winPercentage winningPercentage wins zones`,
  },
};
