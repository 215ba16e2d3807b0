# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The test runner behind `ete test`: reads testcase.yaml and sample.yaml, builds, runs, judges,
reports.

suite.py     the files: scenarios with `common` merged in, every mistake named by file and line
expr.py      the `filter` expressions
platforms.py the boards as tests see them
plan.py      which scenario goes to which board, and why not
harness.py   judges the output of a run, line by line
execute.py   builds and runs one configuration
report.py    JSON, JUnit XML and the lines on the terminal
command.py   the command itself
"""
