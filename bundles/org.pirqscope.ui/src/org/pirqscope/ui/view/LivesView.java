package org.pirqscope.ui.view;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.evidence.fact.Domid;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.life.Life;
import org.pirqscope.evidence.life.LifeWords;
import org.pirqscope.evidence.life.Lives;
import org.pirqscope.evidence.timeline.FactWords;
import org.pirqscope.ui.desk.LogSelection;
import org.pirqscope.ui.desk.ReadLogs;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.Heading;
import org.pirqscope.ui.widget.RowLook;

/** What became of each number of each domain. */
public class LivesView extends LogTableView<Life> {

    private static final int MOST = 12;

    @Override
    String id() {
        return "log-lives";
    }

    @Override
    List<Heading<Life>> headings() {
        return List.of(
                new Heading<>("domain", "d? where no line names it", life -> Domid.name(life.domain())),
                new Heading<>("pirq", "The number", life -> Integer.toString(life.pirq())),
                new Heading<>("device", "The last one that had it", Life::device),
                new Heading<>("what happened", "In the order of the texts", LifeWords::course),
                new Heading<>("at the end", "Where the texts end", LifeWords::end),
                new Heading<>("lines", "The first and the last", this::span));
    }

    private String span(Life life) {
        String first = place(life.first());
        String last = place(life.events().getLast().place());
        return first.equals(last) ? first : first + " \u2013 " + last;
    }

    private String place(SourceLine line) {
        return logs().map(logs -> logs.place(line)).orElse("");
    }

    @Override
    List<Life> rows(ReadLogs logs) {
        return logs.seen().lives().all();
    }

    @Override
    String summary(ReadLogs logs) {
        Lives lives = logs.seen().lives();
        return Stream.concat(
                        lives.pools(logs.seen().stack()).stream().map(LifeWords::pool),
                        Stream.of(LifeWords.unnamed(lives)))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    @Override
    LogSelection lines(Life life) {
        return LogSelection.of(life.events().stream().map(PirqEvent::place).toList());
    }

    @Override
    boolean has(LogSelection selection, Life life) {
        return life.events().stream().anyMatch(event -> selection.lines().contains(event.place()))
                || selection
                        .source()
                        .filter(source -> life.events().stream()
                                .anyMatch(event -> event.place().file() == source.file()))
                        .isPresent();
    }

    @Override
    RowLook look(Life life) {
        boolean failed = life.events().stream().anyMatch(PirqEvent::failed);
        boolean kept = life.mappedAtEnd().orElse(false);
        return failed
                ? new RowLook("!", null, Tone.WARNING, false)
                : new RowLook(kept ? "\u25cf" : "", null, life.quiet() ? Tone.DIM : null, false);
    }

    @Override
    String tip(Life life) {
        String shown = life.events().stream()
                .limit(MOST)
                .map(event -> place(event.place()) + ": " + FactWords.of(event))
                .collect(Collectors.joining("\n"));
        return life.events().size() <= MOST
                ? shown
                : shown + "\n... " + (life.events().size() - MOST) + " more";
    }

    @Override
    String legend() {
        return "! something failed, \u25cf still mapped where the texts end, \u25b8 has lines that are selected; "
                + "a click selects the lines of its events";
    }
}
