package org.pirqscope.cli.review;

import java.util.List;
import java.util.stream.Collectors;
import org.pirqscope.cli.compare.ComparisonText;
import org.pirqscope.cli.explored.OrderShare;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Scope;
import org.pirqscope.diagram.SequenceDiagram;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.evidence.amount.ColumnChange;
import org.pirqscope.evidence.amount.CommitReading;
import org.pirqscope.evidence.amount.HunkReading;
import org.pirqscope.evidence.amount.PatchReading;
import org.pirqscope.evidence.patch.Hunk;
import org.pirqscope.evidence.patch.PatchedFile;
import org.pirqscope.machine.version.Column;
import org.pirqscope.machine.version.KnownCommit;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.report.matrix.Load;
import org.pirqscope.report.matrix.ReloadCell;

/** Prints a patch as the model sees it, and what becomes of a scenario without it and with it. */
record ReviewText(Output out) {

    void patches(ReviewedText text) {
        text.patches().forEach(this::patch);
        if (!text.commits().isEmpty()) {
            out.line(Style.HEAD.on("commits that the text names:"));
            text.commits().forEach(this::commit);
            out.line();
        }
    }

    private void patch(PatchReading patch) {
        String subject = patch.patch().subject();
        out.line(Style.HEAD.on(subject.isEmpty() ? "a patch without a subject" : subject));
        String author =
                patch.patch().author().isEmpty() ? "" : ", by " + patch.patch().author();
        paragraph(
                2,
                patch.project().map(Table::product).orElse("no project that is modelled")
                        + author
                        + patch.patch()
                                .commit()
                                .map(commit -> ", commit " + commit)
                                .orElse(""));
        if (patch.files().isEmpty()) {
            out.line("  no files: a cover letter");
        }
        patch.files().forEach((file, hunks) -> hunks.forEach(hunk -> hunk(patch, file, hunk)));
        out.line();
    }

    private void hunk(PatchReading patch, PatchedFile file, HunkReading reading) {
        Hunk hunk = reading.hunk();
        out.line("  " + HunkWords.place(file, hunk) + " " + HunkWords.function(hunk));
        paragraph(4, HunkWords.amount(hunk));
        if (!reading.calls().isEmpty()) {
            paragraph(4, "calls: " + HunkWords.calls(reading));
        }
        for (ColumnChange change : reading.columns()) {
            paragraph(4, HunkWords.change(change) + "  (" + HunkWords.origin(change) + ")");
        }
        if (!reading.modelled()) {
            paragraph(4, "not modelled: choose the columns that it amounts to" + candidates(patch, hunk));
        }
    }

    /** Columns that name the hunk's function, which is where to look first. */
    private static String candidates(PatchReading patch, Hunk hunk) {
        if (hunk.function().isEmpty() || patch.project().isEmpty()) {
            return "";
        }
        String names = patch.project().get().columns().stream()
                .filter(column -> column.source().contains(hunk.function()))
                .map(Column::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "; of this function there are " + names;
    }

    private void commit(CommitReading commit) {
        String subject = commit.subject().isEmpty() ? "" : " \"" + commit.subject() + "\"";
        paragraph(
                2,
                commit.named().hash() + subject + ": "
                        + commit.known().map(ReviewText::known).orElse("not in the tables"));
    }

    private static String known(KnownCommit commit) {
        return commit.table().product() + ", "
                + commit.parts().stream()
                        .map(part -> part.column().name() + " " + part.before() + " -> " + part.after())
                        .collect(Collectors.joining(", "))
                + commit.since().map(row -> ", since " + row).orElse("");
    }

    void bothSides(BeforeAfter both) {
        Versions before = both.before().result().scenario().versions();
        Versions after = both.after().result().scenario().versions();
        paragraph(0, "before: " + before.text());
        paragraph(0, "after:  " + after.text());
        out.line(Style.HEAD.on("verdict: " + both.before().verdict().label() + " -> "
                        + both.after().verdict().label()) + "  ("
                + both.run().scenario().name() + ", every interleaving)");
        out.line("odds:    " + odds(both.before()) + " -> " + odds(both.after()) + "  (share of all orders that fail)");
        out.line("leaks:   " + both.before().leaked() + " -> " + both.after().leaked()
                + "  (pirqs left behind, in the order below)");
        matrix(new Load(1, 2, false, false, false), before, after, "one controller: load, use, unload, load again");
        matrix(new Load(2, 2, false, true, false), before, after, "two, one after the other");
        out.line();
        if (both.comparison().divergence().isPresent()) {
            new ComparisonText(out).divergence(both.comparison());
        } else {
            out.line("no divergence: in this order the patch changes no call and no answer");
        }
        out.line();
        mail(both);
    }

    private void matrix(Load load, Versions before, Versions after, String what) {
        out.line("matrix:  " + ReloadCell.of(load, before).verdict() + " -> "
                + ReloadCell.of(load, after).verdict() + "  (" + what + ")");
    }

    private static String odds(BeforeAfter.Side side) {
        return side.odds().map(OrderShare::text).orElse("not counted");
    }

    private void mail(BeforeAfter both) {
        out.line(both.run().failed() ? "to paste below the hunk, the failing run:" : "a run of it, which ends well:");
        out.line();
        List<String> lines = MailText.of(
                        SequenceDiagram.of(both.run(), Scope.ALL), Origin.of(both.run()), MailOptions.DEFAULT)
                .lines();
        lines.forEach(out::line);
    }

    /** Says that nothing was explored, since nothing is known of what changes. */
    void nothingToExplore() {
        paragraph(
                0,
                "nothing explored: no hunk amounts to a column that is known; --before and --after "
                        + "PRODUCT.COLUMN=VALUE choose what the patch changes (\"pirqscope versions\" prints them)");
    }

    private void paragraph(int indent, String text) {
        new Paragraph(Usage.WIDTH - indent - 2).lines(text).forEach(line -> out.line(" ".repeat(indent) + line));
    }
}
