<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AnnotationController</name>
    <message numerus="yes">
        <source>Marked in %n place(s)</source>
        <translation>
            <numerusform>Marked in %n place</numerusform>
            <numerusform>Marked in %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnotationListController</name>
    <message numerus="yes">
        <source>Marked in %n place(s)</source>
        <translation>
            <numerusform>Marked in %n place</numerusform>
            <numerusform>Marked in %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnotationPanel</name>
    <message numerus="yes">
        <source>%n place(s) with the same words. Ctrl+R once more marks all of them · Enter: this one · Delete: not this one · Esc: the whole list again</source>
        <translation>
            <numerusform>%n place with the same words. Ctrl+R once more marks it · Enter: this one · Delete: not this one · Esc: the whole list again</numerusform>
            <numerusform>%n places with the same words. Ctrl+R once more marks all of them · Enter: this one · Delete: not this one · Esc: the whole list again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark all %n &amp;sure one(s)</source>
        <translation>
            <numerusform>Mark the &amp;sure one</numerusform>
            <numerusform>Mark all %n &amp;sure ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DictionaryController</name>
    <message numerus="yes">
        <source>Kept in %n other place(s).</source>
        <translation>
            <numerusform>Kept in %n other place.</numerusform>
            <numerusform>Kept in %n other places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditingController</name>
    <message numerus="yes">
        <source>Kept in %n place(s)</source>
        <translation>
            <numerusform>Kept in %n place</numerusform>
            <numerusform>Kept in %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %n word(s)</source>
        <translation>
            <numerusform>Accepted %n word</numerusform>
            <numerusform>Accepted %n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message numerus="yes">
        <source>%n suggestion(s) is/are not decided yet. What shall be exported?</source>
        <translation>
            <numerusform>%n suggestion is not decided yet. What shall be exported?</numerusform>
            <numerusform>%n suggestions are not decided yet. What shall be exported?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacsimileController</name>
    <message numerus="yes">
        <source>%n picture(s) of pages not found, such as {name}.</source>
        <translation>
            <numerusform>%n picture of a page was not found: {name}.</numerusform>
            <numerusform>%n pictures of pages were not found, such as {name}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundPanel</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be replaced</source>
        <translation>
            <numerusform>%n cannot be replaced</numerusform>
            <numerusform>%n cannot be replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryController</name>
    <message numerus="yes">
        <source>Forget the history of {name}? %n action(s) cannot be undone any more then. The report and its record stay as they are.</source>
        <translation>
            <numerusform>Forget the history of {name}? %n action cannot be undone any more then. The report and its record stay as they are.</numerusform>
            <numerusform>Forget the history of {name}? %n actions cannot be undone any more then. The report and its record stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) undone; Ctrl+Y brings them back one by one</source>
        <translation>
            <numerusform>%n action undone; Ctrl+Y brings it back</numerusform>
            <numerusform>%n actions undone; Ctrl+Y brings them back one by one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) done again</source>
        <translation>
            <numerusform>%n action done again</numerusform>
            <numerusform>%n actions done again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) brought back</source>
        <translation>
            <numerusform>%n action brought back</numerusform>
            <numerusform>%n actions brought back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message numerus="yes">
        <source>%n undone action(s) was/were set aside ({when}).</source>
        <translation>
            <numerusform>%n undone action was set aside ({when}).</numerusform>
            <numerusform>%n undone actions were set aside ({when}).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LastSession</name>
    <message numerus="yes">
        <source>%n report(s) of the last session could not be opened:</source>
        <translation>
            <numerusform>%n report of the last session could not be opened:</numerusform>
            <numerusform>%n reports of the last session could not be opened:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MachineController</name>
    <message numerus="yes">
        <source>Record %n place(s) as looked at by you and right?</source>
        <translation>
            <numerusform>Record %n place as looked at by you and right?</numerusform>
            <numerusform>Record %n places as looked at by you and right?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MachinePanel</name>
    <message numerus="yes">
        <source>By the engine: about %n error(s) left.</source>
        <translation>
            <numerusform>By the engine: about %n error left.</numerusform>
            <numerusform>By the engine: about %n errors left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About {n} errors left (from {low} to {high}), by the %n place(s) checked.</source>
        <translation>
            <numerusform>About {n} errors left (from {low} to {high}), by the %n place checked.</numerusform>
            <numerusform>About {n} errors left (from {low} to {high}), by the %n places checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them was/were wrong.</source>
        <translation>
            <numerusform>%n of them was wrong.</numerusform>
            <numerusform>%n of them were wrong.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) checked.</source>
        <translation>
            <numerusform>%n place checked.</numerusform>
            <numerusform>%n places checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm &amp;all %n shown</source>
        <translation>
            <numerusform>Confirm the &amp;one shown</numerusform>
            <numerusform>Confirm &amp;all %n shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Meaning</name>
    <message numerus="yes">
        <source>In this report: %n suspect(s) to look at;</source>
        <translation>
            <numerusform>In this report: %n suspect to look at;</numerusform>
            <numerusform>In this report: %n suspects to look at;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) would be accepted together</source>
        <translation>
            <numerusform>%n change would be accepted as safe</numerusform>
            <numerusform>%n changes would be accepted as safe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n error(s) among them.</source>
        <translation>
            <numerusform>about %n error among them.</numerusform>
            <numerusform>about %n errors among them.</numerusform>
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
    <name>MergeController</name>
    <message numerus="yes">
        <source>%n place(s) taken</source>
        <translation>
            <numerusform>%n place taken</numerusform>
            <numerusform>%n places taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) taken from the other version.</source>
        <translation>
            <numerusform>%n place taken from the other version.</numerusform>
            <numerusform>%n places taken from the other version.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) wait(s) beside the text for your decision.</source>
        <translation>
            <numerusform>%n conflict waits beside the text for your decision.</numerusform>
            <numerusform>%n conflicts wait beside the text for your decision.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergePanel</name>
    <message numerus="yes">
        <source>&amp;Take what only they changed (%n)</source>
        <translation>
            <numerusform>&amp;Take what only they changed (%n)</numerusform>
            <numerusform>&amp;Take what only they changed (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n conflict(s) decided.</source>
        <translation>
            <numerusform>All %n conflict decided.</numerusform>
            <numerusform>All %n conflicts decided.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{decided} of %n conflict(s) decided.</source>
        <translation>
            <numerusform>{decided} of %n conflict decided.</numerusform>
            <numerusform>{decided} of %n conflicts decided.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Narrator</name>
    <message numerus="yes">
        <source>%n candidate(s)</source>
        <translation>
            <numerusform>%n candidate</numerusform>
            <numerusform>%n candidates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message numerus="yes">
        <source>These %n file(s) look like the pages of one report. How shall they be opened?</source>
        <translation>
            <numerusform>This %n file looks like a page of a report. How shall it be opened?</numerusform>
            <numerusform>These %n files look like the pages of one report. How shall they be opened?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be opened:</source>
        <translation>
            <numerusform>%n file could not be opened:</numerusform>
            <numerusform>%n files could not be opened:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageProgress</name>
    <message numerus="yes">
        <source>About %n minute(s) left.</source>
        <translation>
            <numerusform>About %n minute left.</numerusform>
            <numerusform>About %n minutes left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recalling</name>
    <message numerus="yes">
        <source>{name} is another than it was. %n action(s) of yours ({when}) was/were not saved.</source>
        <translation>
            <numerusform>{name} is another than it was. %n action of yours ({when}) was not saved.</numerusform>
            <numerusform>{name} is another than it was. %n actions of yours ({when}) were not saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) of last time ({when}) was/were not saved.</source>
        <translation>
            <numerusform>%n action of last time ({when}) was not saved.</numerusform>
            <numerusform>%n actions of last time ({when}) were not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterController</name>
    <message numerus="yes">
        <source>Link %n other place(s) with the same words to it, too?</source>
        <translation>
            <numerusform>Link %n other place with the same words to it, too?</numerusform>
            <numerusform>Link %n other places with the same words to it, too?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The register has %n entry/entries now</source>
        <translation>
            <numerusform>The register has %n entry now</numerusform>
            <numerusform>The register has %n entries now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry/entries taken over</source>
        <translation>
            <numerusform>%n entry taken over</numerusform>
            <numerusform>%n entries taken over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Replacer</name>
    <message numerus="yes">
        <source>%n place(s) replaced in one step</source>
        <translation>
            <numerusform>%n place replaced in one step</numerusform>
            <numerusform>%n places replaced in one step</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as they are</source>
        <translation>
            <numerusform>%n left as it is</numerusform>
            <numerusform>%n left as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RereadingController</name>
    <message numerus="yes">
        <source>Read again: it reads otherwise in %n place(s)</source>
        <translation>
            <numerusform>Read again: it reads otherwise in %n place</numerusform>
            <numerusform>Read again: it reads otherwise in %n places</numerusform>
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
    <name>SafeMarking</name>
    <message numerus="yes">
        <source>Mark %n name(s), date(s) and number(s) at once?</source>
        <translation>
            <numerusform>Mark %n name, date or number?</numerusform>
            <numerusform>Mark %n names, dates and numbers at once?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marked in %n place(s)</source>
        <translation>
            <numerusform>Marked in %n place</numerusform>
            <numerusform>Marked in %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeriesController</name>
    <message numerus="yes">
        <source>Decide on %n place(s) at once?</source>
        <translation>
            <numerusform>Decide on %n place at once?</numerusform>
            <numerusform>Decide on %n places at once?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n error(s) is/are expected.</source>
        <translation>
            <numerusform>About %n error is expected.</numerusform>
            <numerusform>About %n errors are expected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) decided in one step</source>
        <translation>
            <numerusform>%n place decided in one step</numerusform>
            <numerusform>%n places decided in one step</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeriesPanel</name>
    <message numerus="yes">
        <source>about %n error(s) expected</source>
        <translation>
            <numerusform>about %n error expected</numerusform>
            <numerusform>about %n errors expected</numerusform>
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
    <message numerus="yes">
        <source>Measured by the %n place(s) that were checked.</source>
        <translation>
            <numerusform>Measured by the %n place that was checked.</numerusform>
            <numerusform>Measured by the %n places that were checked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StructurePanel</name>
    <message numerus="yes">
        <source>%n proposal(s) left to decide</source>
        <translation>
            <numerusform>%n proposal left to decide</numerusform>
            <numerusform>%n proposals left to decide</numerusform>
        </translation>
    </message>
</context>
</TS>
