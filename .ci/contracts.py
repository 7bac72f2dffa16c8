#!/usr/bin/env python3
"""Loads every contract with the frictionless package: our contracts stay plain Frictionless Table Schemas.

Needs `pip install frictionless==5.21.0`. Exit code 1 names each contract that does not load.
"""
import sys
from pathlib import Path

from frictionless import FrictionlessException, Schema


def problems(path):
    try:
        schema = Schema.from_descriptor(str(path))
    except FrictionlessException as exception:
        return [exception.error.note] + [reason.note for reason in exception.reasons]
    own = set(schema.custom) - {"goldthread"}
    for field in schema.fields:
        own |= set(field.custom) - {"goldthread"}
    return ["property %s is neither Frictionless nor under goldthread" % name for name in sorted(own)]


def main():
    contracts = sorted(Path(__file__).resolve().parents[1].glob("conf/*/contracts/*.yaml"))
    failed = False
    for path in contracts:
        for problem in problems(path):
            failed = True
            print("%s: %s" % (path.name, problem))
    if failed or not contracts:
        return 1
    print("%d contracts loaded as Frictionless Table Schemas" % len(contracts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
