package org.pirqscope.cli.step;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.pirqscope.cli.input.KeyArgument;
import org.pirqscope.cli.input.MessageArgument;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.text.DecodeText;
import org.pirqscope.cli.text.MessageText;
import org.pirqscope.cli.text.TablesText;
import org.pirqscope.cli.why.ValuesText;
import org.pirqscope.cli.why.WhyQuestion;
import org.pirqscope.machine.message.MessageDecode;
import org.pirqscope.machine.simulate.World;
import org.pirqscope.report.keys.DebugKeys;
import org.pirqscope.report.keys.KeyDump;
import org.pirqscope.report.table.LogRow;
import org.pirqscope.report.table.TableColumns;

/** The words that show something and stay where the reviewer stands. */
final class LookWords {

    private static final int LINES = 20;

    private LookWords() {}

    /** All of them. */
    static List<StepWord> all() {
        return List.of(
                new StepWord(
                        "where",
                        "The current step, the calls around it, how the run ends, its run string",
                        (at, line, terminal) -> {
                            new PlaceText(terminal.out()).where(at);
                            return at;
                        }),
                new StepWord(
                        "list",
                        "list [N]",
                        "The last N steps (20) up to here, as run prints them",
                        Subjects::none,
                        (at, line, terminal) -> list(at, line, terminal.out())),
                table("pirqs", "Xen's pirq table here", TablesText::pirqs),
                table("ports", "The event channels", TablesText::ports),
                table("irqs", "The irqs of Xen and of the guest", (text, world) -> {
                    text.xenIrqs(world);
                    text.guestIrqs(world);
                }),
                table("devices", "The PCI devices with their entries and descriptors", TablesText::devices),
                new StepWord(
                        "decode",
                        "decode [ADDRESS_HI ADDRESS_LO DATA]",
                        "The message that was read or written last, bit by bit; or another one",
                        Subjects::none,
                        (at, line, terminal) -> decode(at, line, terminal.out())),
                new StepWord(
                        "why",
                        "why [SUBJECT] [--later]",
                        "Which steps made a value (pirq:55, irq:64.pirq ...), or the call of this step, what it is",
                        spec -> {
                            spec.addPositional(Option.optionalWord(0, "SUBJECT", "As in the verb why."));
                            spec.addOption(Option.flag("--later", "What came of it, too."));
                        },
                        at -> WhyQuestion.subjects(at.facts().why().changes()),
                        LookWords::why),
                new StepWord(
                        "values",
                        "values [WORD ...]",
                        "How the values with these words in their name go over the run",
                        Subjects::values,
                        (at, line, terminal) -> values(at, line, terminal.out())),
                new StepWord(
                        "keys",
                        "keys KEY",
                        "What a debug key of Xen (i, M, Q, e, z) would print here",
                        at -> Stream.of("i", "M", "Q", "e", "z"),
                        LookWords::keys),
                new StepWord(
                        "log",
                        "log [N | all]",
                        "The last N (20) lines that all layers have logged up to here",
                        at -> Stream.of("all"),
                        (at, line, terminal) -> log(at, line, terminal.out())),
                new StepWord("findings", "All warnings and failures of the run", (at, line, terminal) -> {
                    new TablesText(terminal.out())
                            .table("Findings", TableColumns.FINDING, at.facts().findings());
                    return at;
                }));
    }

    private static StepWord table(String name, String says, BiConsumer<TablesText, World> print) {
        return new StepWord(name, says, (at, line, terminal) -> {
            print.accept(new TablesText(terminal.out()), at.now().world());
            return at;
        });
    }

    private static Standing list(Standing at, WordLine line, Output out) {
        int count = line.rest().isEmpty() ? LINES : Following.number(line.rest(), 1, 100_000);
        if (at.position() > 0) {
            new PlaceText(out).lines(at, Math.max(1, at.position() - count + 1), at.position());
        }
        return at;
    }

    private static Standing decode(Standing at, WordLine line, Output out) {
        List<String> words = line.arguments();
        if (words.size() == 2 || words.size() == 3) {
            new DecodeText(out).print(MessageDecode.of(MessageArgument.read(words)));
        } else if (words.isEmpty()) {
            at.facts()
                    .decodes()
                    .at(at.position())
                    .ifPresentOrElse(
                            new MessageText(out)::print, () -> out.line("no message was read or written up to here"));
        } else {
            throw new Refusal("decode: expected nothing for the last message, or ADDRESS_HI ADDRESS_LO DATA");
        }
        return at;
    }

    private static Standing why(Standing at, WordLine line, Terminal terminal) {
        Arguments given = StepWords.named("why").parsed(line.arguments());
        Optional<String> subject = given.words().stream().findFirst();
        if (at.position() == 0) {
            throw new Refusal("why: no step is taken yet, so that nothing has changed");
        }
        WhyQuestion.at(at.run(), at.facts().why(), subject, at.now().step().orElseThrow(), given.flag("--later"))
                .answer(false, terminal.out());
        return at;
    }

    private static Standing values(Standing at, WordLine line, Output out) {
        ValuesText text = new ValuesText(out);
        ValuesText.wanted(at.facts().why().changes(), String.join(" ", line.arguments()))
                .forEach(text::print);
        return at;
    }

    private static Standing keys(Standing at, WordLine line, Terminal terminal) {
        KeyDump dump = DebugKeys.at(at.run(), at.position()).dump(KeyArgument.read(line.rest()));
        dump.lines().forEach(terminal.out()::line);
        terminal.out().flush();
        dump.open().forEach(terminal::note);
        return at;
    }

    private static Standing log(Standing at, WordLine line, Output out) {
        List<LogRow> rows = at.facts().log().stream()
                .filter(row -> row.step() <= at.position())
                .toList();
        int count = switch (line.rest()) {
            case "" -> LINES;
            case "all" -> rows.size();
            case String number -> Following.number(number, 1, 100_000);
        };
        new TablesText(out).table("Log", TableColumns.LOG, rows.subList(Math.max(0, rows.size() - count), rows.size()));
        return at;
    }
}
