package org.pirqscope.cli.text;

import java.util.Collection;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Function;
import org.pirqscope.search.cover.Exercised;

/** Prints what of the reference an exploration exercised. */
public record CoverageText(Output out) {

    /** Steps, functions, errors and columns: those that were exercised, and those that never are. */
    public void print(Exercised exercised) {
        out.line();
        out.line("coverage of docs/domain.md" + (exercised.complete() ? "" : ", NOT COMPLETE: a limit was reached"));
        list(
                "atomic steps (6.2) made",
                exercised.steps().stream().map(AtomicStep::name).toList());
        list("never made", exercised.neverMade().stream().map(AtomicStep::name).toList());
        list(
                "functions never called",
                exercised.neverCalled().stream().map(Function::spelling).toList());
        list(
                "errors answered",
                exercised.answers().entrySet().stream()
                        .filter(each -> !each.getValue().isEmpty())
                        .map(each -> each.getKey().spelling() + " " + String.join(" ", each.getValue()))
                        .toList());
        list(
                "called, never with an error",
                exercised.neverFail().stream().map(Function::spelling).toList());
        list("columns that decide something here", exercised.decides());
        list("columns that decide nothing here", exercised.silent());
        list("columns that a limit left open", exercised.unknown());
    }

    private void list(String title, Collection<String> names) {
        String text = names.isEmpty() ? "none" : String.join(", ", names);
        Paragraph.print(out, "  ", "%s (%d): %s".formatted(title, names.size(), text));
    }
}
