"""
``python -m govreport``: the command, where no script is installed.
"""

import sys

from govreport.cli import main

if __name__ == "__main__":
    sys.exit(main())
