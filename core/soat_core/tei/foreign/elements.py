"""What the elements of TEI P5 mean for reading them as text and for correcting in them.

The lists follow the content models of tei_all 4.3.0.  A name that stands nowhere here is taken for
an element inside of a line whose text can be read but not corrected.
"""

from __future__ import annotations

TEI = "http://www.tei-c.org/ns/1.0"


def _names(told: str) -> frozenset[str]:
    return frozenset(told.split())


EDITABLE = _names(
    """
    ab abbr addName addrLine author bibl biblScope byline camera caption case castItem catchwords
    cell citedRange cl closer colloc corr country damage date dateline def del dictScrap distinct
    docAuthor docDate docEdition docImprint edition editor email emph etym expan explicit foreign
    forename fw gen genName geogFeat geogName gloss gram gramGrp head headItem headLabel hi hyph
    imprimatur incipit item l label lbl lem measure mentioned mod mood name nameLink note num number
    objectName opener orgName orig orth p per persName phr placeName pos pron pubPlace publisher q
    quote rb rdg re ref reg region restore retrace rhyme role roleDesc roleName rs rt rubric s said
    salute secl seg sense settlement sic signatures signed soCalled speaker stage stamp street
    stress subc supplied surname surplus syll tech term time title titlePart tns trailer u unclear
    unit usg view w wit witDetail writing xr
    """
)
"""Elements that may hold text, ``choice``, ``seg`` and ``anchor`` in any order."""

MIXED = EDITABLE | _names(
    """
    am c code desc ex figDesc g geo height ident idno interp locus m pc postBox postCode resp val
    width
    """
)
"""Elements that hold text: what stands in them stands inside of a line, unless it is a block."""

THROUGH = frozenset(["choice", "app", "rdgGrp", "subst", "substJoin", "ruby", "listTranspose"])
"""Elements without text of their own whose parts read as if they stood around them."""

BLOCKS = _names(
    """
    ab addrLine argument back body byline castGroup castItem castList closer dateline div div0 div1
    div2 div3 div4 div5 div6 div7 docAuthor docDate docEdition docImprint docTitle epigraph figure
    floatingText front fw group head headItem headLabel imprimatur item l lg list listBibl listEvent
    listNym listObject listOrg listPerson listPlace opener p postscript row salute signed sp speaker
    table text titlePage titlePart trailer u
    """
)
"""Elements that begin and end with a line wherever they stand."""

COLUMNS = frozenset(["cell", "label"])
"""Elements that stand beside the one that follows."""

LINE_BREAKS = frozenset(["lb", "cb"])
PAGE_BREAK = "pb"
NOTES = frozenset(["note"])
"""Inside of a line they would part it: they are read after its block."""

ALTERNATIVES = {
    "choice": ("corr", "reg", "expan"),
    "app": ("lem", "rdg"),
    "rdgGrp": ("lem", "rdg"),
}
"""Of what stands there only one is read: the first of the first of these names that is there,
else the first of all.  It is what the edition reads; the others are kept."""

HIDDEN = _names(
    """
    alt altGrp annotation binaryObject certainty del facsimile fLib fs fvLib gap graphic index
    interp interpGrp join joinGrp link linkGrp listAnnotation media metamark noteGrp notatedMusic
    precision ptr respons sourceDoc space span spanGrp standOff teiHeader timeline xenoData
    """
)
"""Elements whose content is no part of the text as it reads."""

PLACEHOLDERS = {"gap": "[...]", "notatedMusic": "[music]"}
"""What stands in the text for elements that a reader must know of."""

WRAPPABLE = frozenset(
    ["lb", "cb", "pb", "gb", "milestone", "anchor", "hi", "emph", "seg", "w", "pc", "c", "s", "phr"]
)
"""Elements without a statement of their own: what reads otherwise as a whole may lose them there,
as they stay in the ``sic``."""
