"""TEI as others write it: small files made for these tests."""

from __future__ import annotations

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>Báo cáo</title></titleStmt>"
    "<publicationStmt><p>nội bộ</p></publicationStmt><sourceDesc><p>bản giấy</p></sourceDesc>"
    "</fileDesc></teiHeader>"
)


def tei(body: str, header: str = HEADER) -> str:
    """A whole file around the content of ``body``."""
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text><body>{body}</body></text></TEI>'
    )


DTA = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="http://www.deutschestextarchiv.de/basisformat.rng"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" >
  <teiHeader>
    <fileDesc>
      <titleStmt><title type='main'>Bao cao</title></titleStmt>
      <publicationStmt><p>x</p></publicationStmt>
      <sourceDesc><p>y</p></sourceDesc>
    </fileDesc>
    <revisionDesc><change when="2019-05-02">chuyển đổi</change></revisionDesc>
  </teiHeader>
  <text>
    <body>
      <pb facs="#f0001" n="1"/>
      <fw type="header" place="top">UBND TINH</fw><lb/>
      <div n="1">
        <head>Két qua <hi rendition="#b">cong tac</hi></head>
        <p>Thue hién Cong<lb/>
vin sd 1917 &amp; <choice><sic>nagy</sic><corr>ngay</corr></choice> th&#xF4;ng
tin<note place="foot" n="1)">Xem phu luc.</note> d6i ngo-<lb break="no"/>
ai. <!-- ok > --> <supplied reason="lost">nam</supplied> <hi>K</hi>ét</p>
<pb n="2" facs="#f0002"/>
        <table><row><cell>mot</cell><cell>hai</cell></row><row><cell/><cell>ba</cell></row></table>
      </div>
    </body>
  </text>
</TEI>
"""

LITE = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
 <fileDesc><titleStmt><title>Bao cao</title><author>UBND</author></titleStmt>
 <publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>
 <revisionDesc><list><item>2001: gõ lại</item></list></revisionDesc>
</teiHeader>
<text>
 <front><titlePage><docTitle><titlePart>BAO CAO</titlePart></docTitle>
  <byline>Cua <docAuthor>UBND</docAuthor></byline></titlePage></front>
 <body>
  <div type="chapter"><head>I. Dac diem</head>
   <p>Doan thu nhat dai hon mot dong
      trong tep nay, <persName>Nguyen
      Van A</persName> viet.</p>
   <list><label>a)</label><item>mot</item><label>b)</label><item>hai</item></list>
   <q>loi noi</q>
   <lg><l>cau mot</l><l>cau hai</l></lg>
  </div>
 </body>
 <back><div><p>Noi nhan</p></div></back>
</text>
</TEI>
"""

EPIDOC = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
<teiHeader><fileDesc><titleStmt><title>x</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><div type="edition" xml:space="preserve"><ab><lb n="1"/>imp<supplied \
reason="lost">eratori</supplied> <expan><abbr>Caes</abbr><ex>ari</ex></expan> <lb n="2"/>stra\
<lb n="3" break="no"/>tegos <gap reason="lost" quantity="3"/> <unclear>ab</unclear>c \
<lb n="4"/><app><lem>unum</lem><rdg>duo</rdg></app> <del rend="erasure">xyz</del>fin</ab></div>
</body></text></TEI>
"""

_PREFIXED = """<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0" xmlns:s="http://www.w3.org/2000/svg">
<t:teiHeader><t:fileDesc><t:titleStmt><t:title>x</t:title></t:titleStmt>
<t:publicationStmt><t:p/></t:publicationStmt><t:sourceDesc><t:p/></t:sourceDesc></t:fileDesc>
</t:teiHeader><t:text><t:body><t:p>mot BODY ba<t:lb/>bon</t:p></t:body></t:text></t:TEI>"""
PREFIXED = _PREFIXED.replace("BODY", "<t:hi>hai</t:hi>")
NAMESPACES = _PREFIXED.replace(
    "BODY",
    """<t:formula><m:math
 xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi><m:mo>=</m:mo><m:mn>1</m:mn></m:math>\
</t:formula> hai <t:figure><s:svg><s:text>chu</s:text></s:svg></t:figure>""",
)

CORPUS = f"""<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{HEADER}
<TEI>{HEADER}<text><body><p>van ban mot</p></body></text></TEI>
<TEI>{HEADER}<text><group><text><body><p>van ban hai</p></body></text>
<text><body><div><floatingText><body><p>trong khung</p></body></floatingText></div></body></text>
</group></text></TEI></teiCorpus>"""

BROKEN_POINTERS = tei(
    '<p><seg xml:id="a" next="#khong-co">mot</seg> <ref target="#mat">hai</ref> '
    '<seg prev="#b" next="#b" xml:id="b">ba</seg> <xyz who="#ai">bon</xyz></p>'
)
NO_HEADER = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>mot hai</p></body></text></TEI>'
)
HALF_HEADER = tei("<p>mot hai</p>", "<teiHeader><fileDesc/></teiHeader>")
LIST_CHANGE = tei(
    "<p>mot <seg>hai</seg></p>",
    HEADER.replace(
        "</teiHeader>",
        "<revisionDesc><listChange><change>2020</change></listChange></revisionDesc></teiHeader>",
    ),
)
MIXTURE = tei(
    "<p>mot<![CDATA[ <hai> ]]>ba &lt;bon&gt; n&#259;m <?pi x?>sau<!--c-->bay <w>tam</w> "
    "<idno>12/BC</idno> chin<note>mot chu\nthich</note> muoi \U0001d11e\u00a0x\r\ny</p>"
    "<p><hi>xin</hi><lb/><hi>chao</hi> cac\n  <lb/>ban</p>"
)

VALID = {
    "dta": DTA,
    "lite": LITE,
    "epidoc": EPIDOC,
    "prefixed": PREFIXED,
    "corpus": CORPUS,
    "mixture": MIXTURE,
    "list of changes": LIST_CHANGE,
}
"""Files that tei_all finds valid."""
ALL = {
    **VALID,
    "namespaces": NAMESPACES,
    "broken pointers": BROKEN_POINTERS,
    "no header": NO_HEADER,
    "half a header": HALF_HEADER,
}
