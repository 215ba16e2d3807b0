# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Read a small YAML file; a mistake in it is shown with its line."""

import yaml

from .errors import BuildError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(file, what):
    """The mapping in `file`; `what` names the kind of file in messages."""
    try:
        with open(file, encoding="utf-8") as f:
            data = yaml.load(f, Loader=_Loader)
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        raise BuildError(
            f"not valid YAML: {getattr(e, 'problem', e)}",
            file,
            mark.line + 1 if mark else None,
            mend="indent with spaces, one 'key: value' a line; quote values with ':' or '#'",
        ) from None
    except OSError as e:
        raise BuildError(f"can not read this {what}: {e.strerror}", file) from None
    if not isinstance(data, dict):
        raise BuildError(f"a {what} must be 'key: value' lines", file, 1)
    return data
