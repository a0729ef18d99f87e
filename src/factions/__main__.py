"""`python -m factions` is the command `factions`."""

from factions.cli import main

if __name__ == "__main__":
    main()
