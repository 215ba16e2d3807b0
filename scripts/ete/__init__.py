# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The command line of Etesian (the `ete` executable at the root of the repository)."""
