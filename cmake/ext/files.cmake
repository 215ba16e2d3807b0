# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
#
# Names of files that belong to a board or a build.
