"""``python -m soat_core`` does what the ``soat`` command does."""

from soat_core.cli import main

if __name__ == "__main__":
    main()
