"""`python -m onrecord`: the command line, where the `onrecord` script is not on the path."""

from onrecord.cli.main import main

if __name__ == "__main__":
    main()
