package org.pirqscope.cli.text;

import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.machine.version.Setting;
import org.pirqscope.report.words.Plural;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.repair.Repairs;

/** Prints which changes of columns repair a scenario, or bring its failure back. */
public final class RepairsText {

    private final Output out;

    public RepairsText(Output out) {
        this.out = out;
    }

    /** A line for each change: its difference, its commit and its cost. */
    public void print(Verdict verdict, Repairs repairs) {
        out.line();
        switch (verdict) {
            case FAILS -> list("repairs (with these changes it never fails)", repairs.repairs(), repairs);
            case NEVER_FAILS -> list("reopens (with these changes it fails)", repairs.reopens(), repairs);
            case NOT_DECIDED -> out.line("repairs: not sought, since the scenario itself is undecided");
        }
    }

    private void list(String title, List<Repairs.Change> changes, Repairs repairs) {
        out.line("%s: %s tried%s%s"
                .formatted(
                        title,
                        Plural.of(repairs.tried(), "change"),
                        repairs.undecided() == 0 ? "" : ", " + repairs.undecided() + " of them not decided",
                        repairs.complete() ? "" : ", NOT ALL: out of time or memory"));
        if (changes.isEmpty()) {
            out.line("  none");
        }
        changes.forEach(this::change);
    }

    private void change(Repairs.Change change) {
        String commits = change.set().stream()
                .flatMap(setting -> setting.commit().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        out.line(("  " + Paragraph.pad(difference(change), 44) + "  " + Paragraph.pad(commits, 12) + "  "
                        + cost(change.cost()))
                .stripTrailing());
    }

    private static String difference(Repairs.Change change) {
        return change.set().stream().map(Setting::difference).collect(Collectors.joining(", "));
    }

    private static String cost(Repairs.Cost cost) {
        String leaks = cost.leaked() == 0 ? "" : "leaks " + Plural.of(cost.leaked(), "pirq");
        String fallbacks = cost.fallbacks() == 0 ? "" : Plural.of(cost.fallbacks(), "fallback");
        return leaks + (leaks.isEmpty() || fallbacks.isEmpty() ? "" : ", ") + fallbacks;
    }
}
