package org.pirqscope.cli.step;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.pirqscope.cli.input.StopArguments;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.bookmark.RunBookmarks;
import org.pirqscope.report.breakpoint.Breakpoint;
import org.pirqscope.report.breakpoint.RunStops.Stop;
import org.pirqscope.report.moment.Moment;
import org.pirqscope.report.moment.Move;

/** The words that go to another place of the run. */
final class MoveWords {

    private static final List<String> BACK = List.of("over", "return", "resume", "finding", "switch", "mark");
    private static final String MARK = "mark";

    private MoveWords() {}

    /** All of them. */
    static List<StepWord> all() {
        return List.of(
                new StepWord("step", "step [N]", "Into the next call, or N steps on", Subjects::none, MoveWords::step),
                move("over", "Over the next call, to its answer", Move.OVER),
                move("return", "To the end of the current call", Move.RETURN),
                new StepWord(
                        "resume",
                        "On to the next finding or breakpoint, else to the end",
                        (at, line, terminal) -> stopped(at, resume(at), terminal.out())),
                new StepWord(
                        "next",
                        "next [N | finding | switch | mark | BREAKPOINT]",
                        "N steps on; or to the next finding, to another controller's first step, to the next mark, to "
                                + "the next stop of a form of break",
                        at -> Stream.concat(Stream.of("finding", "switch", MARK), Subjects.breakpoints(at)),
                        (at, line, terminal) -> next(at, line, terminal.out())),
                new StepWord(
                        "back",
                        "back [N | over | return | resume | finding | switch | mark | BREAKPOINT]",
                        "The same backwards: one step, N steps, over a call, to before the current one",
                        at -> Stream.concat(BACK.stream(), Subjects.breakpoints(at)),
                        (at, line, terminal) -> back(at, line, terminal.out())),
                new StepWord(
                        "goto",
                        "goto [N | MARK]",
                        "To step N, or to a mark by its name; start and end go to the ends of the run",
                        at -> Stream.concat(Stream.of("start", "end"), BookmarkWords.names(at)),
                        (at, line, terminal) -> moved(at, place(at, line), terminal.out())));
    }

    private static StepWord move(String name, String says, Move move) {
        return new StepWord(
                name, says, (at, line, terminal) -> moved(at, at.now().forward(move), terminal.out()));
    }

    private static Standing step(Standing at, WordLine line, Terminal terminal) {
        Moment next = line.arguments().isEmpty() ? at.now().forward(Move.INTO) : steps(at, line, 1);
        return moved(at, next, terminal.out());
    }

    private static Moment steps(Standing at, WordLine line, int direction) {
        if (line.arguments().size() > 1) {
            throw new Refusal("\"" + TypedText.of(line.rest()) + "\": expected a number of steps alone");
        }
        int most = direction > 0 ? at.run().length() - at.position() : at.position();
        int count = Following.number(line.rest(), 1, Math.max(1, at.run().length()));
        return at.now().goTo(at.position() + direction * Math.min(count, most));
    }

    private static Standing next(Standing at, WordLine line, Output out) {
        return switch (line.rest()) {
            case "" -> moved(at, at.now().forward(Move.INTO), out);
            case "finding" -> moved(at, at.now().forward(Move.RESUME), out);
            case "switch" -> moved(at, at.now().forward(Move.SWITCH), out);
            case MARK -> marked(at, at.bookmarks().next(at.position()), out, "later");
            case String count when Following.isNumber(count) -> moved(at, steps(at, line, 1), out);
            case String form ->
                stopped(at, at.stops(List.of(read(at, form, "next"))).next(at.position()), out, "later");
        };
    }

    private static Standing back(Standing at, WordLine line, Output out) {
        UnaryOperator<Moment> way = switch (line.rest()) {
            case "" -> now -> now.backward(Move.INTO);
            case "over" -> now -> now.backward(Move.OVER);
            case "return" -> now -> now.backward(Move.RETURN);
            case "finding" -> now -> now.backward(Move.RESUME);
            case "switch" -> now -> now.backward(Move.SWITCH);
            case String count when Following.isNumber(count) -> now -> steps(at, line, -1);
            default -> null;
        };
        if (way != null) {
            return moved(at, way.apply(at.now()), out);
        }
        if (line.rest().equals(MARK)) {
            return marked(at, at.bookmarks().previous(at.position()), out, "earlier");
        }
        return line.rest().equals("resume")
                ? stopped(at, resumeBack(at), out)
                : stopped(at, at.stops(List.of(read(at, line.rest(), "back"))).previous(at.position()), out, "earlier");
    }

    private static Breakpoint read(Standing at, String form, String word) {
        return StopArguments.read(word, form, at.run());
    }

    private static Standing marked(Standing at, OptionalInt step, Output out, String side) {
        if (step.isEmpty()) {
            out.line("no " + side + " step is marked");
            return at;
        }
        return moved(at, at.now().goTo(step.getAsInt()), out);
    }

    private static OptionalInt step(Standing at, String name) {
        return at.bookmarks().named(name).map(RunBookmarks.Placed::step).orElse(OptionalInt.empty());
    }

    private static Moment place(Standing at, WordLine line) {
        return switch (line.rest()) {
            case "start" -> at.now().goTo(0);
            case "end" -> at.now().goTo(at.run().length());
            case "" -> throw new Refusal("goto: the number of a step is missing");
            case String name
            when step(at, name).isPresent() -> at.now().goTo(step(at, name).getAsInt());
            case String number ->
                at.now().goTo(Following.number(number, 0, at.run().length()));
        };
    }

    /** A place, and the breakpoint that stops there. */
    private record Resumed(Moment moment, Optional<Stop> stop) {}

    private static Resumed resume(Standing at) {
        Moment finding = at.now().forward(Move.RESUME);
        return at.stops(at.breakpoints())
                .next(at.position())
                .filter(stop -> stop.step().number() <= finding.position())
                .map(stop -> new Resumed(at.now().goTo(stop.step().number()), Optional.of(stop)))
                .orElse(new Resumed(finding, Optional.empty()));
    }

    private static Resumed resumeBack(Standing at) {
        Moment finding = at.now().backward(Move.RESUME);
        return at.stops(at.breakpoints())
                .previous(at.position())
                .filter(stop -> stop.step().number() >= finding.position())
                .map(stop -> new Resumed(at.now().goTo(stop.step().number()), Optional.of(stop)))
                .orElse(new Resumed(finding, Optional.empty()));
    }

    private static Standing stopped(Standing at, Resumed resumed, Output out) {
        Standing next = moved(at, resumed.moment(), out);
        resumed.stop().ifPresent(stop -> said(stop, out));
        return next;
    }

    private static Standing stopped(Standing at, Optional<Stop> stop, Output out, String side) {
        OptionalInt step = stop.stream().mapToInt(one -> one.step().number()).findFirst();
        if (step.isEmpty()) {
            out.line("no " + side + " step stops there");
            return at;
        }
        Standing next = moved(at, at.now().goTo(step.getAsInt()), out);
        said(stop.get(), out);
        return next;
    }

    private static void said(Stop stop, Output out) {
        Step step = stop.step();
        out.line(Style.HEAD.on(
                "stopped at step " + step.number() + ": " + stop.breakpoint().text()));
    }

    private static Standing moved(Standing from, Moment to, Output out) {
        Standing next = from.at(to);
        new PlaceText(out).moved(from, next);
        return next;
    }
}
