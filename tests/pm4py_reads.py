"""Reads events.csv and events.xes of a run with PM4Py and sets what it finds beside the tables of the same run.

    python tests/pm4py_reads.py FOLDER

FOLDER is what `doorstroom run STUDY --replications 1 --events --out FOLDER` wrote. Needs pm4py (pip install pm4py).
Exit status 1 when anything differs.
"""

import csv
import sys
from pathlib import Path

import pandas
import pm4py

CASE = ["scenario", "replication", "case"]


def from_csv(path):
    """The log as PM4Py sees a CSV file: one completed event for each row, a case for each trace."""
    rows = pandas.read_csv(path, dtype=str, keep_default_na=False)
    rows = rows[rows["completed"] != ""].copy()
    rows["trace"] = rows[CASE].agg("/".join, axis=1)
    rows["name"] = (rows["stage"] + " " + rows["activity"]).str.strip()
    rows["completed"] = pandas.to_datetime(rows["completed"], utc=True)
    return pm4py.format_dataframe(rows, case_id="trace", activity_key="name", timestamp_key="completed")


def throughput(log):
    """Days from the first to the last event of the cases that were closed, by case."""
    closed = set(log.loc[log["concept:name"] == "closed", "case:concept:name"])
    times = log[log["case:concept:name"].isin(closed)].groupby("case:concept:name")["time:timestamp"]
    return (times.max() - times.min()).dt.total_seconds() / 86400


def table(folder, name):
    with open(folder / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main(folder):
    differences = []

    def same(what, ours, theirs, within=0.0):
        print(f"{what}: {ours} and {theirs}")
        if abs(ours - theirs) > within:
            differences.append(what)

    of_csv = from_csv(folder / "events.csv")
    of_xes = pm4py.convert_to_dataframe(pm4py.read_xes(str(folder / "events.xes")))
    completed = of_xes[of_xes["lifecycle:transition"] != "start"]
    same("cases in CSV and XES", of_csv["case:concept:name"].nunique(), of_xes["case:concept:name"].nunique())
    same("events that are over in CSV and XES", len(of_csv), len(completed))
    in_csv, in_xes = throughput(of_csv), throughput(of_xes)
    same("closed cases in CSV and XES", len(in_csv), len(in_xes))
    same("mean throughput days in CSV and XES", in_csv.mean(), in_xes.mean(), 1e-9)
    # Not compared as tables: how pandas keeps text differs between a CSV and an XES file.
    counts, theirs = (log["concept:name"].value_counts().to_dict() for log in (of_csv, completed))
    if counts != theirs:
        differences.append("activities in CSV and XES")

    # What PM4Py itself computes, against the event log summed by hand.
    durations = pm4py.get_all_case_durations(of_csv)
    by_hand = of_csv.groupby("case:concept:name")["time:timestamp"]
    by_hand = (by_hand.max() - by_hand.min()).dt.total_seconds()
    same("sum of case durations", float(by_hand.sum()), float(sum(durations)), 1.0)

    # Against our tables: completed visits to each stage and their time since receipt, in the reported time.
    for scenario in sorted({row["scenario"] for row in table(folder, "flow.csv")}):
        log = of_csv[of_csv["scenario"] == scenario]
        received = log[log["concept:name"] == "received"].set_index("case:concept:name")["time:timestamp"]
        stock = [row["date"] for row in table(folder, "stock.csv") if row["scenario"] == scenario]
        first, end = (pandas.Timestamp(day, tz="UTC") for day in (min(stock), max(stock)))
        for row in table(folder, "durations.csv"):
            wanted = (scenario, "all", "since_received", "all")
            if (row["scenario"], row["area"], row["measure"], row["period"]) != wanted:
                continue
            done = log[log["concept:name"] == f"{row['stage']} completed"]
            done = done[(done["time:timestamp"] >= first) & (done["time:timestamp"] < end)]
            where = f"{scenario}, {row['stage']}"
            same(f"{where}: completed", float(row["cases"]), float(len(done)))
            if len(done):
                days = done["time:timestamp"] - done["case:concept:name"].map(received)
                mean = float((days.dt.total_seconds() / 86400).mean())
                same(f"{where}: days since receipt", float(row["mean"]), mean, 6e-4)
    if differences:
        sys.exit("different: " + "; ".join(differences))
    print("all the same")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
