"""advanced_features without Elo and the filtered strengths."""
from types import SimpleNamespace

import numpy as np

from contexts import both_sides
from leagues import league_means
from line_ups import MEMORY, SLOT_APPEARANCES, LineUps
from sums import decayed_sums, drawn, known_before, known_of, looked_up

SIDE = ["game_pk", "is_home", "season", "park", "team_id", "starter_id", "opposing_starter_id"]
START_COUNTS = ["games", "strikeouts_above", "walks_above", "early_games", "early_above"]
DEVIATIONS = ["strikeouts", "walks", "home_runs", "hits"]
# Batters faced that are added to a pitcher, and how far from the league they are.
PITCHER_PRIORS = {"strikeouts": (100, -0.02), "walks": (200, 0.006), "home_runs": (800, 0.002), "hits": (1200, 0.006)}
BATTER_PRIORS = {"long": (900, -0.025, 250), "recent": (150, -0.02, 150)}
EARLY_SHARE, ON_BASE_PER_RUN, PLATE_APPEARANCES = 5 / 9, 1.15, 38


class Advanced:
    """Every line over what league and park let expect: filled in on the day on which its game became known."""

    def __init__(self, history):
        self.people = history.people
        columns = ["game_pk", "known_on", "completed_at", "park"]
        game_columns = ["round", "home_team_id", "away_team_id", "home_score", "away_score"]
        self.games = history.games[columns + game_columns].assign(games=1, surplus=np.nan)
        team_columns = ["season", "team_id", "opponent_id", "opposing_starter_id", "runs_scored", "early_runs", "games"]
        team_columns += ["plate_appearances", "strikeouts", "walks", "home_runs", "hits", "on_base"]
        unknown = {name: np.nan for name in ("surplus", "early_games", "early_above", "strikeouts_above", "walks_above")}
        self.team_games = history.team_games[columns + team_columns].assign(**unknown)
        line = ["game_pk", "known_on", "completed_at", "park", "player_id"]
        self.batting = history.batting[line + ["plate_appearances", "on_base"]].assign(surplus=np.nan)
        above = {f"{event}_above": np.nan for event in DEVIATIONS}
        self.pitching = history.pitching[line + ["batters_faced", *DEVIATIONS]].assign(**above)
        self.line_ups = LineUps(history.batting[history.batting.is_starter])

    def day(self, slate, whole):
        """The rows of the slate; then the games of its day are learned, by what was known of the whole days before."""
        known = self._known(slate)
        rows = self._rows(slate, known)
        self._learn_day(slate.day, known if whole is slate else self._known(whole))
        return rows

    def _known(self, slate):
        team_games = known_before(self.team_games, slate)
        games, rates = league_means(team_games, slate.day.year)
        scored, allowed = self._forms(team_games, slate.day)
        parks = self._parks(known_before(self.games, slate), slate.day)
        return SimpleNamespace(team_games=team_games, games=games, rates=rates, scored=scored, allowed=allowed, parks=parks)

    def _rows(self, slate, known):
        rows = slate.sides[SIDE].reset_index(drop=True)
        rows["runs_scored"] = rows.team_id.map(known.scored).fillna(0)
        rows["runs_allowed"] = rows.team_id.map(known.allowed).fillna(0)
        self._add_starters(rows, known.team_games, slate)
        rows = rows.merge(self._line_ups(slate, rows), how="left", on=["game_pk", "team_id"])
        rows["park_runs"] = rows.park.map(known.parks).fillna(0)
        return rows.assign(feature_date=slate.day, league_runs=known.games["runs_scored"])

    def _learn_day(self, day, known):
        today = self.games[self.games.known_on == day]
        for number, played in today.groupby("round"):
            if number > 0:  # Game 2 of a doubleheader is judged by what game 1 told as well.
                known.scored, known.allowed = self._forms(judged(self.team_games, day), day)
                known.parks = self._parks(judged(self.games, day), day)
            self._learn(played, known)

    def _forms(self, known, day):
        """Runs a game over the league's, scored and allowed by team."""
        sums = (decayed_sums(known, team, ["games", "surplus"], day, 120) for team in ("team_id", "opponent_id"))
        return [drawn(total.surplus, total.games, 0, 25) for total in sums]

    def _parks(self, known, day):
        """Runs of both teams that a park adds."""
        total = decayed_sums(known, "park", ["games", "surplus"], day, 1500)
        return drawn(total.surplus, total.games, 0, 60)

    def _add_starters(self, rows, known, slate):
        starts = known[known.opposing_starter_id.isin(rows.starter_id)]
        form = looked_up(decayed_sums(starts, "opposing_starter_id", START_COUNTS, slate.day, 365), rows.starter_id)
        rows["starter_early_runs"] = drawn(form.early_above, form.early_games, 0.12, 15)
        rows["starter_game_strikeouts"] = drawn(form.strikeouts_above, form.games, -0.3, 8)
        rows["starter_game_walks"] = drawn(form.walks_above, form.games, 0.1, 12)
        career = looked_up(decayed_sums(starts, "opposing_starter_id", ["games"], slate.day, 1000), rows.starter_id)
        rows["starter_experience"] = np.log1p(career.games)
        lines = known_of(self.pitching, "player_id", rows.starter_id, slate)
        for name, half_life in (("recent", 365), ("long", 1000)):
            above = ["batters_faced", *(f"{event}_above" for event in DEVIATIONS)]
            total = looked_up(decayed_sums(lines, "player_id", above, slate.day, half_life), rows.starter_id)
            rate = {}
            for event, (size, mean) in PITCHER_PRIORS.items():
                rate[event] = drawn(total[f"{event}_above"], total.batters_faced, mean, size)
            runs = 1.3 * rate["home_runs"] + 0.31 * rate["walks"] - 0.27 * rate["strikeouts"]
            rows[f"starter_{name}_runs"] = runs + 0.17 * (rate["hits"] - rate["home_runs"])
        rows["starter_age"] = rows.season - rows.starter_id.map(self.people.birth_year)

    def _line_ups(self, slate, rows):
        """Means over the last line-ups of a team, for every game that it plays."""
        batters = self.line_ups.last(slate, MEMORY)
        lines = known_of(self.batting, "player_id", batters.player_id, slate)
        weight = batters.slot.map(SLOT_APPEARANCES).fillna(0)
        for name, (half_life, mean, size) in BATTER_PRIORS.items():
            total = decayed_sums(lines, "player_id", ["plate_appearances", "surplus"], slate.day, half_life)
            total = looked_up(total, batters.player_id)
            batters[f"line_up_{name}"] = weight * drawn(total.surplus, total.plate_appearances, mean, size)
        batters["bats"] = batters.player_id.map(self.people.bats)
        batters["birth_year"] = batters.player_id.map(self.people.birth_year)
        rows = rows[["game_pk", "team_id", "season"]].assign(throws=rows.opposing_starter_id.map(self.people.throws))
        members = rows.merge(batters.drop(columns=["game_pk", "place", "is_home"]), on="team_id")
        advantage = (members.bats != members.throws).astype(float)
        members["line_up_platoon"] = advantage.where(members.bats.isin(["L", "R"]), 0.5).where(members.throws.notna())
        members["line_up_age"] = members.season - members.birth_year
        sent = members.groupby(["game_pk", "team_id", "age"])
        nine = sent[["line_up_long", "line_up_recent"]].sum()
        nine["line_up_platoon"] = sent.line_up_platoon.sum(min_count=1)
        nine["line_up_age"] = sent.line_up_age.mean()
        return nine.groupby(["game_pk", "team_id"]).mean().reset_index()

    def _learn(self, played, known):
        """What games were over what was known before them."""
        games, rates, parks = known.games, known.rates, known.parks
        teams = [played.home_team_id, played.away_team_id]
        form = sum(team.map(form).fillna(0) for form in (known.scored, known.allowed) for team in teams)
        self.games.loc[played.index, "surplus"] = played.home_score + played.away_score - 2 * games["runs_scored"] - form
        own = self.team_games[self.team_games.game_pk.isin(played.game_pk)]
        half = own.park.map(parks).fillna(0) / 2
        self.team_games.loc[own.index, "surplus"] = own.runs_scored - games["runs_scored"] - half
        self.team_games.loc[own.index, "early_games"] = own.early_runs.notna().astype(int)
        self.team_games.loc[own.index, "early_above"] = own.early_runs - games["early_runs"] - half * EARLY_SHARE
        for event in ("strikeouts", "walks"):
            self.team_games.loc[own.index, f"{event}_above"] = own[event] - games[event]
        lines = self.batting[self.batting.game_pk.isin(played.game_pk)]
        added = lines.park.map(parks).fillna(0) / 2 / PLATE_APPEARANCES * ON_BASE_PER_RUN
        self.batting.loc[lines.index, "surplus"] = lines.on_base - (rates["on_base"] + added) * lines.plate_appearances
        lines = self.pitching[self.pitching.game_pk.isin(played.game_pk)]
        for event in DEVIATIONS:
            self.pitching.loc[lines.index, f"{event}_above"] = lines[event] - rates[event] * lines.batters_faced


def advanced_games(rows):
    """Both sides of all games in one row each."""
    shared = ["park_runs", "league_runs", "feature_date"]
    games = rows[rows.is_home].set_index("game_pk")[shared]
    return both_sides(rows, rows.columns.drop(SIDE + shared)).join(games).reset_index()


def judged(games, day):
    return games[(games.known_on <= day) & games.surplus.notna()]
