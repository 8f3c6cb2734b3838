"""`python -m ops.postgres DIRECTORY`: an embedded server until Ctrl-C."""

import sys

from ops.postgres.supervisor import main

sys.exit(main(sys.argv[1:]))
