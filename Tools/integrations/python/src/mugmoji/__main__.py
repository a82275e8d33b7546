"""`python -m mugmoji` is the program `mugmoji`."""

from __future__ import annotations

import os
import sys

from ._errors import MugmojiError
from ._program import find_program


def main() -> None:
    try:
        program = find_program()
        os.execv(program, [program, *sys.argv[1:]])
    except MugmojiError as error:
        print(f"mugmoji: {error}", file=sys.stderr)
        sys.exit(error.status)
    except OSError as error:
        print(f"mugmoji: {error}", file=sys.stderr)
        sys.exit(71)


if __name__ == "__main__":
    main()
