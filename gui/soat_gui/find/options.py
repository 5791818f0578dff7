"""How and where is looked for: one box each, with a letter for Alt."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from soat_core.search import Query, Side
from soat_gui.find.flow import FlowLayout
from soat_gui.theme import interface_pixels


class Options(QWidget):
    """The choices that make a ``Query`` of a text."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.match_case, self.whole_words = QCheckBox(), QCheckBox()
        self.ignore_accents, self.regex = QCheckBox(), QCheckBox()
        self.over_lines, self.suspects_only, self.in_ocr = QCheckBox(), QCheckBox(), QCheckBox()
        self.over_lines.setChecked(True)
        self._flow = FlowLayout(interface_pixels(2), self)
        for box in self.boxes:
            box.toggled.connect(lambda _on: self.changed.emit())
            self.add(box)
        self.retranslate()

    def add(self, box: QCheckBox) -> None:
        """Let a box stand behind the others."""
        # A click leaves the keyboard where it is, in the field.
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._flow.addWidget(box)

    @property
    def boxes(self) -> tuple[QCheckBox, ...]:
        return (
            self.match_case, self.whole_words, self.ignore_accents, self.regex, self.over_lines,
            self.suspects_only, self.in_ocr,
        )  # fmt: skip

    @property
    def side(self) -> Side:
        return Side.OCR if self.in_ocr.isChecked() else Side.SHOWN

    def query(self, text: str) -> Query:
        """``text`` looked for as the boxes say."""
        return Query(
            text,
            self.side,
            regex=self.regex.isChecked(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
            ignore_accents=self.ignore_accents.isChecked(),
            over_lines=self.over_lines.isChecked(),
            suspects_only=self.suspects_only.isChecked(),
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self._say(
            self.match_case,
            self.tr("Match &case"),
            self.tr("Capital and small letters are different"),
        )
        self._say(
            self.whole_words,
            self.tr("&Whole words"),
            self.tr("Not inside of a longer word or number"),
        )
        self._say(
            self.ignore_accents,
            self.tr("&Ignore accents"),
            self.tr("doi finds đối, đổi, đội; wherever the tone mark stands"),
        )
        self._say(
            self.regex,
            self.tr("Rege&x"),
            self.tr(
                "A regular expression: . any character, \\d a digit, + once or more, ( ) a group"
            ),
        )
        self._say(
            self.over_lines,
            self.tr("Across li&nes"),
            self.tr("A space also finds the end of a line or page"),
        )
        self._say(
            self.suspects_only,
            self.tr("&Suspects"),
            self.tr("Only where something is doubtful and not decided yet"),
        )
        self._say(
            self.in_ocr,
            self.tr("In &OCR text"),
            self.tr("In what the OCR has read, not in the corrected text with its suggestions"),
        )

    def _say(self, box: QCheckBox, text: str, explained: str) -> None:
        box.setText(text)
        box.setToolTip(explained)
        box.setAccessibleDescription(explained)
