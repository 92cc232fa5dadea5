"""The facts of a folder of exports as frames: games, team-games, lines. Nothing here looks across games."""
import pandas as pd

DATES = {"games": ["game_date", "completed_at", "completed_on"], "slates": ["feature_date", "cutoff_at"]}
WEIGHTED_ON_BASE = {"walks": 0.69, "hit_by_pitch": 0.72, "singles": 0.88, "doubles": 1.25, "triples": 1.58, "home_runs": 2.03}
BATTING = ["plate_appearances", "strikeouts", "walks", "home_runs", "hits", "on_base"]


def read(folder, name):
    return pd.read_csv(f"{folder}/{name}.csv", parse_dates=DATES.get(name, []))


def sides(games):
    """Every game twice, as either team played it."""

    def side(own, other, is_home):
        names = {f"{own}_team_id": "team_id", f"{other}_team_id": "opponent_id"}
        names |= {f"{own}_score": "runs_scored", f"{other}_score": "runs_allowed"}
        names |= {f"{own}_starter_id": "starter_id", f"{other}_starter_id": "opposing_starter_id"}
        return games.rename(columns=names).assign(is_home=is_home)

    return pd.concat([side("home", "away", True), side("away", "home", False)], ignore_index=True)


class WindowFacts:
    """Games with a winner, as both teams played them, and pitching lines."""

    def __init__(self, folder):
        self.games = read(folder, "games")
        self.slate_sides = sides(self.games)
        won = self.slate_sides[self.slate_sides.runs_scored != self.slate_sides.runs_allowed]
        when = self.games[self.games.home_score != self.games.away_score][["game_pk", "game_date", "game_number", "season", "completed_at"]]
        self.pitching = read(folder, "pitching").merge(when, on="game_pk")
        self.pitching["starts"] = 1
        relief = self.pitching[~self.pitching.is_starter].groupby(["game_pk", "team_id"], as_index=False).pitches.sum()
        relief = relief.rename(columns={"pitches": "bullpen_pitches"})
        team_games = won.merge(read(folder, "totals"), how="left", on=["game_pk", "team_id"])
        team_games = team_games.merge(relief, how="left", on=["game_pk", "team_id"])
        team_games["wins"] = (team_games.runs_scored > team_games.runs_allowed).astype(int)
        team_games["games"] = 1
        team_games["total_runs"] = team_games.runs_scored + team_games.runs_allowed
        team_games["run_margin"] = team_games.runs_scored - team_games.runs_allowed
        self.team_games = team_games


class HistoryFacts:
    """The games of the regular season with their lines, in the order in which they became known."""

    def __init__(self, folder, games):
        games = games[games.game_type == "R"].copy()
        night = (games.completed_at - pd.Timedelta(hours=14)).dt.tz_localize(None).dt.normalize()
        games["known_on"] = games.completed_on.fillna(night)
        games["known_on"] = games.known_on.where(games.known_on > games.game_date, games.game_date)
        games["game_number"] = games.game_number.where(games.double_header != "N", 0)
        games = games.sort_values(["known_on", "game_number", "game_pk"], ignore_index=True)
        games["round"] = rounds(games)
        self.games = games.assign(place=games.index)
        self.people = read(folder, "people").set_index("player_id")
        self.season_starts = self.games.groupby("season").known_on.min()
        when = ["game_pk", "place", "known_on", "completed_at", "season", "game_date", "park"]
        teams = sides(self.games).sort_values(["place", "is_home"])
        teams = teams[when + ["team_id", "opponent_id", "is_home", "opposing_starter_id", "runs_scored"]]
        opponents = teams[["game_pk", "is_home", "team_id", "opponent_id"]]
        batting = read(folder, "batting").merge(self.games[when], on="game_pk").merge(opponents, on=["game_pk", "is_home"])
        batting["slot"] = batting.batting_order // 100
        batting["singles"] = batting.hits - batting.doubles - batting.triples - batting.home_runs
        batting["on_base"] = sum(weight * batting[event] for event, weight in WEIGHTED_ON_BASE.items())
        batting["is_pitcher"] = batting.position == "P"
        self.batting = batting.sort_values(["place", "is_home", "batting_order"], ignore_index=True)
        pitching = read(folder, "pitching").drop(columns="team_id").merge(self.games[when], on="game_pk")
        pitching = pitching.merge(opponents, on=["game_pk", "is_home"])
        # What is not counted is estimated: 3.3 pitches a batter, 1.5 more a strikeout, 2.2 more a walk.
        estimate = 3.3 * pitching.batters_faced + 1.5 * pitching.strikeouts + 2.2 * pitching.walks
        pitching["pitches"] = pitching.pitches.fillna(estimate)
        self.pitching = pitching.sort_values(["place", "is_home", "appearance_order"], ignore_index=True)
        self.team_games = self._with_totals(teams, folder)

    def _with_totals(self, teams, folder):
        key = ["game_pk", "team_id"]
        totals = self.batting.groupby(key)[BATTING].sum()
        staff = self.pitching.assign(role=self.pitching.is_starter.map({True: "starter", False: "reliever"}))
        staff = staff.groupby(key + ["role"])[["batters_faced", "strikeouts"]].sum().unstack(fill_value=0)
        staff.columns = [f"{role}_{count}" for count, role in staff.columns]
        innings = read(folder, "linescores")
        early = innings[innings.inning <= 5].groupby("game_pk", as_index=False)[["home_runs", "away_runs"]].sum()
        early = early.rename(columns={"home_runs": "home_early", "away_runs": "away_early"})
        teams = teams.merge(totals, on=key).merge(staff, on=key).merge(early, how="left", on="game_pk")
        teams["early_runs"] = teams.home_early.where(teams.is_home, teams.away_early)
        return teams.assign(games=1)


def rounds(games):
    """Games of a day that share a team or the park are learned one after the other: 0 is first."""
    order = ["known_on", "game_number", "game_pk"]
    teams = sides(games).sort_values(order)
    of_teams = teams.groupby(["known_on", "team_id"]).cumcount().groupby(teams.game_pk).max()
    return games.groupby(["known_on", "park"]).cumcount().combine(games.game_pk.map(of_teams), max)
