<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>FileController</name>
    <message numerus="yes">
        <source>%n suggestion(s) is/are not decided yet. What shall be exported?</source>
        <translation>
            <numerusform>%n suggestion is not decided yet. What shall be exported?</numerusform>
            <numerusform>%n suggestions are not decided yet. What shall be exported?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemoryDialog</name>
    <message numerus="yes">
        <source>Forget the %n chosen row(s)?</source>
        <translation>
            <numerusform>Forget the chosen row?</numerusform>
            <numerusform>Forget the %n chosen rows?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s)</source>
        <translation>
            <numerusform>%n correction</numerusform>
            <numerusform>%n corrections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n own word(s)</source>
        <translation>
            <numerusform>%n own word</numerusform>
            <numerusform>%n own words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewController</name>
    <message numerus="yes">
        <source>Accept %n safe suggestion(s) at once?</source>
        <translation>
            <numerusform>Accept %n safe suggestion?</numerusform>
            <numerusform>Accept %n safe suggestions at once?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n error(s) is/are expected.</source>
        <translation>
            <numerusform>About %n error is expected.</numerusform>
            <numerusform>About %n errors are expected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>about %n error(s) left</source>
        <translation>
            <numerusform>about %n error left</numerusform>
            <numerusform>about %n errors left</numerusform>
        </translation>
    </message>
</context>
</TS>
