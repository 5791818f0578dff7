"""``python -m soat_gui`` does what the ``soat`` command does."""

from soat_gui.entry import main

if __name__ == "__main__":
    main()
