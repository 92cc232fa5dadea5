"""The windows of the feature tables in straightforward pandas.

One loop over the feature dates, as anyone would write features that must not know what a cutoff does not know: take the rows that are known,
then sum them, by team, pitcher, batter or park, for every window anew; a sum that fades weighs each row 0.5 ** (days ago / half-life). What a
line is worth over what was to be expected of it (of that league, park, staff and those batters) is computed once, on the day on which its game
became known, and kept in the line.

usage: main.py FOLDER windows | all

`windows` makes two tables, team_rolling_features and pitcher_features_daily; `all` makes every feature table. Columns that are not made, because
they are no windows: Elo (elo_rating, elo_difference, home_elo and away_elo, and the means of the opponents' Elo), the filtered strengths (offence,
defence, starter_strength), and what Retrosheet does not tell, so that the build has nulls: travel, umpires, forecasts, catchers.
Reads the csv files of FOLDER, writes one a table into it, and prints seconds (without the import of pandas), and counts and sums of every column
for a comparison.
"""
import json
import sys
import time
from types import SimpleNamespace

import pandas as pd

from advanced import Advanced
from batters import Batters
from contexts import context_windows, team_games_by_hand
from facts import HistoryFacts, WindowFacts, read
from games import game_features, league_rates
from pitchers import pitcher_windows
from relievers import reliever_windows
from starts import Starts
from teams import team_windows

spent = {}


def timed(name, work, *values):
    """Notes the processor time of each table."""
    before = time.process_time()
    result = work(*values)
    spent[name] = spent.get(name, 0) + time.process_time() - before
    return result


def slates(facts, folder):
    by_date = dict(list(facts.slate_sides.groupby("game_date")))
    for slate in read(folder, "slates").itertuples():
        yield SimpleNamespace(day=slate.feature_date, cutoff_at=slate.cutoff_at, sides=by_date[slate.feature_date])


def two_tables(facts, slate):
    return {
        "team_rolling_features": timed("teams", team_windows, facts, slate),
        "pitcher_features_daily": timed("pitchers", pitcher_windows, facts, slate),
    }


def whole_day(slate, history):
    """The slate as lines are judged by: every earlier day is over. The slate itself, unless a game was still going on at its cutoff."""
    late = (history.games.known_on < slate.day) & (history.games.completed_at >= slate.cutoff_at)
    return SimpleNamespace(**{**vars(slate), "cutoff_at": history.games.completed_at.max() + pd.Timedelta(days=1)}) if late.any() else slate


def all_tables(facts, folder):
    """Gives the tables of a slate, then learns the games that became known on its day."""
    history = timed("reading", HistoryFacts, folder, facts.games)
    by_hand = team_games_by_hand(facts, history.people)
    learners = {"advanced_features": Advanced(history), "pitcher_start_features": Starts(history), "player_features_daily": Batters(history)}

    def of(slate):
        tables = two_tables(facts, slate)
        relievers = timed("relievers", reliever_windows, facts, slate)
        tables["reliever_features_daily"] = relievers
        tables["context_features"] = timed("contexts", context_windows, by_hand, relievers, history.people, slate)
        league = timed("league", league_rates, facts, slate)
        tables["game_features_daily"] = timed("games", game_features, tables["team_rolling_features"], tables["pitcher_features_daily"], league, slate)
        whole = whole_day(slate, history)
        for table, learner in learners.items():
            tables[table] = timed(table, learner.day, slate, whole)
        return tables

    return of


def compared(table):
    numbers = table.select_dtypes("number")
    return {"rows": len(table), "columns": {name: [int(numbers[name].count()), float(numbers[name].sum())] for name in numbers.columns}}


def main(folder, wanted):
    started, processor = time.perf_counter(), time.process_time()
    facts = timed("reading", WindowFacts, folder)
    make = all_tables(facts, folder) if wanted == "all" else lambda slate: two_tables(facts, slate)
    days = {}
    for slate in slates(facts, folder):
        for name, table in make(slate).items():
            days.setdefault(name, []).append(table)
    tables = {name: pd.concat(parts) for name, parts in days.items()}
    for name, table in tables.items():
        timed("writing", table.to_csv, f"{folder}/made_{name}.csv")
    answer = {"seconds": time.perf_counter() - started, "processor_seconds": time.process_time() - processor, "spent": spent}
    json.dump({**answer, "tables": {name: compared(table) for name, table in tables.items()}}, sys.stdout)


main(*sys.argv[1:3])
