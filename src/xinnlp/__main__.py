"""Run the command line as `python -m xinnlp`."""

from xinnlp.cli import main

if __name__ == "__main__":
    main()
