package org.pirqscope.cli.text;

import java.util.List;
import org.pirqscope.cli.explored.RepairWords;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.search.Exploration.Verdict;
import org.pirqscope.search.repair.Repairs;

/** Prints which changes of columns repair a scenario, or bring its failure back. */
public record RepairsText(Output out) {

    /** A line for each change: its difference, its commit and its cost. */
    public void print(Verdict verdict, Repairs repairs) {
        out.line();
        out.line(RepairWords.title(verdict, repairs));
        switch (verdict) {
            case FAILS -> list(repairs.repairs());
            case NEVER_FAILS -> list(repairs.reopens());
            case NOT_DECIDED -> {}
        }
    }

    private void list(List<Repairs.Change> changes) {
        if (changes.isEmpty()) {
            out.line("  none");
        }
        changes.forEach(this::change);
    }

    private void change(Repairs.Change change) {
        out.line(("  " + Paragraph.pad(RepairWords.difference(change.set()), 44) + "  "
                        + Paragraph.pad(RepairWords.commits(change.set()), 12) + "  "
                        + RepairWords.cost(change.cost()))
                .stripTrailing());
    }
}
