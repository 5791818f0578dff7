<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AnnotationController</name>
    <message numerus="yes">
        <source>Marked in %n place(s)</source>
        <translation>
            <numerusform>Marked in %Ln place</numerusform>
            <numerusform>Marked in %Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnotationListController</name>
    <message numerus="yes">
        <source>Marked in %n place(s)</source>
        <translation>
            <numerusform>Marked in %Ln place</numerusform>
            <numerusform>Marked in %Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnotationPanel</name>
    <message numerus="yes">
        <source>%n place(s) with the same words. Ctrl+R once more marks all of them · Enter: this one · Delete: not this one · Esc: the whole list again</source>
        <translation>
            <numerusform>%Ln place with the same words. Ctrl+R once more marks it · Enter: this one · Delete: not this one · Esc: the whole list again</numerusform>
            <numerusform>%Ln places with the same words. Ctrl+R once more marks all of them · Enter: this one · Delete: not this one · Esc: the whole list again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark all %n &amp;sure one(s)</source>
        <translation>
            <numerusform>Mark the &amp;sure one</numerusform>
            <numerusform>Mark all %Ln &amp;sure ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DictionaryController</name>
    <message numerus="yes">
        <source>Kept in %n other place(s).</source>
        <translation>
            <numerusform>Kept in %Ln other place.</numerusform>
            <numerusform>Kept in %Ln other places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditingController</name>
    <message numerus="yes">
        <source>Kept in %n place(s)</source>
        <translation>
            <numerusform>Kept in %Ln place</numerusform>
            <numerusform>Kept in %Ln places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accepted %n word(s)</source>
        <translation>
            <numerusform>Accepted %Ln word</numerusform>
            <numerusform>Accepted %Ln words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message numerus="yes">
        <source>%n suggestion(s) is/are not decided yet. What shall be exported?</source>
        <translation>
            <numerusform>%Ln suggestion is not decided yet. What shall be exported?</numerusform>
            <numerusform>%Ln suggestions are not decided yet. What shall be exported?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacsimileController</name>
    <message numerus="yes">
        <source>%n picture(s) of pages not found, such as {name}.</source>
        <translation>
            <numerusform>%Ln picture of a page was not found: {name}.</numerusform>
            <numerusform>%Ln pictures of pages were not found, such as {name}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundPanel</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be replaced</source>
        <translation>
            <numerusform>%Ln cannot be replaced</numerusform>
            <numerusform>%Ln cannot be replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryController</name>
    <message numerus="yes">
        <source>Forget the history of {name}? %n action(s) cannot be undone any more then. The report and its record stay as they are.</source>
        <translation>
            <numerusform>Forget the history of {name}? %Ln action cannot be undone any more then. The report and its record stay as they are.</numerusform>
            <numerusform>Forget the history of {name}? %Ln actions cannot be undone any more then. The report and its record stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) undone; Ctrl+Y brings them back one by one</source>
        <translation>
            <numerusform>%Ln action undone; Ctrl+Y brings it back</numerusform>
            <numerusform>%Ln actions undone; Ctrl+Y brings them back one by one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) done again</source>
        <translation>
            <numerusform>%Ln action done again</numerusform>
            <numerusform>%Ln actions done again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) brought back</source>
        <translation>
            <numerusform>%Ln action brought back</numerusform>
            <numerusform>%Ln actions brought back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message numerus="yes">
        <source>%n undone action(s) was/were set aside ({when}).</source>
        <translation>
            <numerusform>%Ln undone action was set aside ({when}).</numerusform>
            <numerusform>%Ln undone actions were set aside ({when}).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LastSession</name>
    <message numerus="yes">
        <source>%n report(s) of the last session could not be opened:</source>
        <translation>
            <numerusform>%Ln report of the last session could not be opened:</numerusform>
            <numerusform>%Ln reports of the last session could not be opened:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MachineController</name>
    <message numerus="yes">
        <source>Record %n place(s) as looked at by you and right?</source>
        <translation>
            <numerusform>Record %Ln place as looked at by you and right?</numerusform>
            <numerusform>Record %Ln places as looked at by you and right?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MachinePanel</name>
    <message numerus="yes">
        <source>By the engine: about %n error(s) left.</source>
        <translation>
            <numerusform>By the engine: about %Ln error left.</numerusform>
            <numerusform>By the engine: about %Ln errors left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About {n} errors left (from {low} to {high}), by the %n place(s) checked.</source>
        <translation>
            <numerusform>About {n} errors left (from {low} to {high}), by the %Ln place checked.</numerusform>
            <numerusform>About {n} errors left (from {low} to {high}), by the %Ln places checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them was/were wrong.</source>
        <translation>
            <numerusform>%Ln of them was wrong.</numerusform>
            <numerusform>%Ln of them were wrong.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) checked.</source>
        <translation>
            <numerusform>%Ln place checked.</numerusform>
            <numerusform>%Ln places checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm &amp;all %n shown</source>
        <translation>
            <numerusform>Confirm the &amp;one shown</numerusform>
            <numerusform>Confirm &amp;all %Ln shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Meaning</name>
    <message numerus="yes">
        <source>In this report: %n suspect(s) to look at;</source>
        <translation>
            <numerusform>In this report: %Ln suspect to look at;</numerusform>
            <numerusform>In this report: %Ln suspects to look at;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) would be accepted together</source>
        <translation>
            <numerusform>%Ln change would be accepted as safe</numerusform>
            <numerusform>%Ln changes would be accepted as safe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n error(s) among them.</source>
        <translation>
            <numerusform>about %Ln error among them.</numerusform>
            <numerusform>about %Ln errors among them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemoryDialog</name>
    <message numerus="yes">
        <source>Forget the %n chosen row(s)?</source>
        <translation>
            <numerusform>Forget the chosen row?</numerusform>
            <numerusform>Forget the %Ln chosen rows?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s)</source>
        <translation>
            <numerusform>%Ln correction</numerusform>
            <numerusform>%Ln corrections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n own word(s)</source>
        <translation>
            <numerusform>%Ln own word</numerusform>
            <numerusform>%Ln own words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeController</name>
    <message numerus="yes">
        <source>%n place(s) taken</source>
        <translation>
            <numerusform>%Ln place taken</numerusform>
            <numerusform>%Ln places taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) taken from the other version.</source>
        <translation>
            <numerusform>%Ln place taken from the other version.</numerusform>
            <numerusform>%Ln places taken from the other version.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) wait(s) beside the text for your decision.</source>
        <translation>
            <numerusform>%Ln conflict waits beside the text for your decision.</numerusform>
            <numerusform>%Ln conflicts wait beside the text for your decision.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergePanel</name>
    <message numerus="yes">
        <source>&amp;Take what only they changed (%n)</source>
        <translation>
            <numerusform>&amp;Take what only they changed (%Ln)</numerusform>
            <numerusform>&amp;Take what only they changed (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n conflict(s) decided.</source>
        <translation>
            <numerusform>All %Ln conflict decided.</numerusform>
            <numerusform>All %Ln conflicts decided.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{decided} of %n conflict(s) decided.</source>
        <translation>
            <numerusform>{decided} of %Ln conflict decided.</numerusform>
            <numerusform>{decided} of %Ln conflicts decided.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Narrator</name>
    <message numerus="yes">
        <source>%n candidate(s)</source>
        <translation>
            <numerusform>%Ln candidate</numerusform>
            <numerusform>%Ln candidates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message numerus="yes">
        <source>These %n file(s) look like the pages of one report. How shall they be opened?</source>
        <translation>
            <numerusform>This %Ln file looks like a page of a report. How shall it be opened?</numerusform>
            <numerusform>These %Ln files look like the pages of one report. How shall they be opened?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be opened:</source>
        <translation>
            <numerusform>%Ln file could not be opened:</numerusform>
            <numerusform>%Ln files could not be opened:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageProgress</name>
    <message numerus="yes">
        <source>About %n minute(s) left.</source>
        <translation>
            <numerusform>About %Ln minute left.</numerusform>
            <numerusform>About %Ln minutes left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recalling</name>
    <message numerus="yes">
        <source>{name} is another than it was. %n action(s) of yours ({when}) was/were not saved.</source>
        <translation>
            <numerusform>{name} is another than it was. %Ln action of yours ({when}) was not saved.</numerusform>
            <numerusform>{name} is another than it was. %Ln actions of yours ({when}) were not saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) of last time ({when}) was/were not saved.</source>
        <translation>
            <numerusform>%Ln action of last time ({when}) was not saved.</numerusform>
            <numerusform>%Ln actions of last time ({when}) were not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterController</name>
    <message numerus="yes">
        <source>Link %n other place(s) with the same words to it, too?</source>
        <translation>
            <numerusform>Link %Ln other place with the same words to it, too?</numerusform>
            <numerusform>Link %Ln other places with the same words to it, too?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The register has %n entry/entries now</source>
        <translation>
            <numerusform>The register has %Ln entry now</numerusform>
            <numerusform>The register has %Ln entries now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry/entries taken over</source>
        <translation>
            <numerusform>%Ln entry taken over</numerusform>
            <numerusform>%Ln entries taken over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Replacer</name>
    <message numerus="yes">
        <source>%n place(s) replaced in one step</source>
        <translation>
            <numerusform>%Ln place replaced in one step</numerusform>
            <numerusform>%Ln places replaced in one step</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as they are</source>
        <translation>
            <numerusform>%Ln left as it is</numerusform>
            <numerusform>%Ln left as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RereadingController</name>
    <message numerus="yes">
        <source>Read again: it reads otherwise in %n place(s)</source>
        <translation>
            <numerusform>Read again: it reads otherwise in %Ln place</numerusform>
            <numerusform>Read again: it reads otherwise in %Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewController</name>
    <message numerus="yes">
        <source>Accept %n safe suggestion(s) at once?</source>
        <translation>
            <numerusform>Accept %Ln safe suggestion?</numerusform>
            <numerusform>Accept %Ln safe suggestions at once?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n error(s) is/are expected.</source>
        <translation>
            <numerusform>About %Ln error is expected.</numerusform>
            <numerusform>About %Ln errors are expected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SafeMarking</name>
    <message numerus="yes">
        <source>Mark %n name(s), date(s) and number(s) at once?</source>
        <translation>
            <numerusform>Mark %Ln name, date or number?</numerusform>
            <numerusform>Mark %Ln names, dates and numbers at once?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marked in %n place(s)</source>
        <translation>
            <numerusform>Marked in %Ln place</numerusform>
            <numerusform>Marked in %Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeriesController</name>
    <message numerus="yes">
        <source>Decide on %n place(s) at once?</source>
        <translation>
            <numerusform>Decide on %Ln place at once?</numerusform>
            <numerusform>Decide on %Ln places at once?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n error(s) is/are expected.</source>
        <translation>
            <numerusform>About %Ln error is expected.</numerusform>
            <numerusform>About %Ln errors are expected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) decided in one step</source>
        <translation>
            <numerusform>%Ln place decided in one step</numerusform>
            <numerusform>%Ln places decided in one step</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeriesPanel</name>
    <message numerus="yes">
        <source>about %n error(s) expected</source>
        <translation>
            <numerusform>about %Ln error expected</numerusform>
            <numerusform>about %Ln errors expected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>about %n error(s) left</source>
        <translation>
            <numerusform>about %Ln error left</numerusform>
            <numerusform>about %Ln errors left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Measured by the %n place(s) that were checked.</source>
        <translation>
            <numerusform>Measured by the %Ln place that was checked.</numerusform>
            <numerusform>Measured by the %Ln places that were checked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StructurePanel</name>
    <message numerus="yes">
        <source>%n proposal(s) left to decide</source>
        <translation>
            <numerusform>%Ln proposal left to decide</numerusform>
            <numerusform>%Ln proposals left to decide</numerusform>
        </translation>
    </message>
</context>
</TS>
