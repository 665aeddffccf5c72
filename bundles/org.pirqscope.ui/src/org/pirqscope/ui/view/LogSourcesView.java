package org.pirqscope.ui.view;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.life.LifeWords;
import org.pirqscope.evidence.read.ReadLines;
import org.pirqscope.evidence.read.SourceCount;
import org.pirqscope.ui.desk.LogSelection;
import org.pirqscope.ui.desk.ReadLogs;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.RowLook;

/** The texts of the logs by formats, with what became of their lines, and what they say of the stack. */
public class LogSourcesView extends LogTableView<SourceCount> {

    @Override
    String id() {
        return "log-sources";
    }

    @Override
    List<Heading<SourceCount>> headings() {
        return List.of(
                new Heading<>(
                        "text",
                        "The file; a part of a mail after an exclamation mark",
                        source -> logs().map(logs -> logs.brief().get(source.file()))
                                .orElse("")),
                new Heading<>(
                        "format",
                        "As evidence --json names it",
                        source -> source.format().id()),
                count("lines", "All lines", SourceCount::lines),
                count("read", "Lines from which something was read", SourceCount::read),
                count("known", "Lines that are known and have no meaning here", SourceCount::known),
                count("not understood", "Lines that are not understood, or cut", SourceCount::notUnderstood));
    }

    private static Heading<SourceCount> count(
            String title, String tip, java.util.function.ToIntFunction<SourceCount> of) {
        return new Heading<>(title, tip, source -> Integer.toString(of.applyAsInt(source)));
    }

    @Override
    List<SourceCount> rows(ReadLogs logs) {
        return logs.evidence().sources();
    }

    @Override
    String summary(ReadLogs logs) {
        return Stream.of(LifeWords.stack(logs.seen().stack()), desk().logs().said())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" \u2013 "));
    }

    @Override
    LogSelection lines(SourceCount source) {
        return LogSelection.of(source);
    }

    @Override
    boolean has(LogSelection selection, SourceCount source) {
        return selection.source().filter(source::equals).isPresent()
                || selection.all().stream().anyMatch(line -> holds(source, line));
    }

    private boolean holds(SourceCount source, SourceLine place) {
        if (place.file() != source.file()) {
            return false;
        }
        ReadLines lines = logs().orElseThrow().evidence().lines();
        int row = lines.row(place);
        return row >= 0 && lines.at(place.file(), row).format() == source.format();
    }

    @Override
    RowLook look(SourceCount source) {
        return new RowLook(source.notUnderstood() > 0 ? "?" : "", null, null, false);
    }

    @Override
    String tip(SourceCount source) {
        return source.name();
    }

    @Override
    String legend() {
        return "? has lines that are not understood, \u25b8 has lines that are selected; a click selects all its lines";
    }
}
